// The program that libFuzzer drives: FUZZ_TARGET names the room to try, the arguments are libFuzzer's own.
// `Fuzz --targets` lists the rooms, `Fuzz --seeds FOLDER` writes the corpus that is committed.

import Glibc

/// Something that takes bytes from outside, with the guarantees that must hold whatever the bytes are.
protocol FuzzTarget {
    /// The name in FUZZ_TARGET and of the corpus's folder.
    static var name: String { get }
    /// The longest input in bytes that is tried.
    static var maxBytes: Int { get }
    /// Inputs to begin from, by name.
    static func seeds() throws -> [String: [UInt8]]
    init() throws
    /// Tries one input. What is refused is answered; what is thrown from here counts as a crash.
    func run(_ input: [UInt8]) throws
}

enum Fuzz {
    static var targets: [any FuzzTarget.Type] {
        [
            CellTarget.self, LogTarget.self, KeysTarget.self, BookTarget.self, RequestTarget.self, IdentityTarget.self,
            StateTarget.self, VisibleTarget.self, CSVTarget.self,
        ]
    }

    /// The target of this run.
    nonisolated(unsafe) static var target: (any FuzzTarget)?

    static func begin() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 2, arguments[1] == "--targets" {
            for target in targets { print(target.name, target.maxBytes) }
            exit(0)
        }
        if arguments.count == 3, arguments[1] == "--seeds" {
            try Seeds.write(to: arguments[2])
            exit(0)
        }
        let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
        guard let type = targets.first(where: { $0.name == name }) else {
            print("FUZZ_TARGET must name one of: " + targets.map { $0.name }.joined(separator: " "))
            exit(64)
        }
        target = try type.init()
    }
}

/// libFuzzer calls this first, from its own main.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>>
) -> CInt {
    do { try Fuzz.begin() } catch { broken("the target can be set up", "\(error)") }
    return 0
}

/// libFuzzer calls this with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
    do { try Fuzz.target?.run(input) } catch { broken("nothing but a refusal is thrown", "\(error)") }
    return 0
}

/// Ends the program as a crash does, so that libFuzzer keeps the input: `guarantee` does not hold.
func broken(_ guarantee: String, _ found: @autoclosure () -> String) -> Never {
    fatalError("BROKEN: \(guarantee). Found: \(found())")
}

/// Ends the program unless `guarantee` holds.
@inline(__always)
func hold(_ holds: Bool, _ guarantee: String, _ found: @autoclosure () -> String = "") {
    if !holds { broken(guarantee, found()) }
}
