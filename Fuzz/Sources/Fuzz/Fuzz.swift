// The program that libFuzzer drives: FUZZ_TARGET names the target, the arguments are libFuzzer's own. `Fuzz --targets`
// lists the targets, `Fuzz --seeds FOLDER` writes the committed corpus.

import Glibc

/// A parser of untrusted bytes, with the guarantees that must hold for every input.
protocol FuzzTarget {
    /// The name in FUZZ_TARGET, and of the corpus folder.
    static var name: String { get }
    /// The maximum length of an input, in bytes.
    static var maxBytes: Int { get }
    /// Initial inputs, by name.
    static func seeds() throws -> [String: [UInt8]]
    init() throws
    /// Tries one input. A refusal returns normally; an error that this throws counts as a crash.
    func run(_ input: [UInt8]) throws
}

enum Fuzz {
    static var targets: [any FuzzTarget.Type] {
        [
            CellTarget.self, LogTarget.self, KeysTarget.self, BookTarget.self, RequestTarget.self, IdentityTarget.self,
            StateTarget.self, VisibleTarget.self, CSVTarget.self, EventTarget.self,
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

/// libFuzzer's main calls this first.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>>
) -> CInt {
    do { try Fuzz.begin() } catch { broken("the target can be set up", "\(error)") }
    return 0
}

/// libFuzzer calls this for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
    do { try Fuzz.target?.run(input) } catch { broken("nothing but a refusal is thrown", "\(error)") }
    return 0
}

/// Ends the program like a crash, so that libFuzzer saves the input: `guarantee` does not hold.
func broken(_ guarantee: String, _ found: @autoclosure () -> String) -> Never {
    fatalError("BROKEN: \(guarantee). Found: \(found())")
}

/// Ends the program unless `guarantee` holds.
@inline(__always)
func hold(_ holds: Bool, _ guarantee: String, _ found: @autoclosure () -> String = "") {
    if !holds { broken(guarantee, found()) }
}
