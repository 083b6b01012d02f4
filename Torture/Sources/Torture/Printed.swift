// The output of `carry` about its copies, as text or JSON, compared with the bytes on the stick. The volunteer reads
// the receipt out and the coordinator believes it: a false one would say that requests are missing, or that none are.

import IntakeBase
import IntakeLog
import Synchronization
import TortureLab

/// One copy in the output.
struct PrintedCopy: Equatable {
    let path: String
    /// Its printed size, in units of `unit` bytes.
    let size: Int
    let unit: Int
    let receipt: String

    /// The copies in an output; nil if the numbers of receipts and copies differ.
    static func all(in output: String) -> [PrintedCopy]? {
        if let json = try? CanonicalJSON.parse(Array(output.utf8), limit: 1 << 20) {
            return json["logs"]?.array?.map { log in
                PrintedCopy(
                    path: log["path"]?.string ?? "?", size: log["bytes"]?.integer.flatMap { Int(exactly: $0) } ?? -1,
                    unit: 1, receipt: log["receipt"]?.string ?? "?")
            }
        }
        let copies = output.matches(of: #/(\S+\.intake) \((\d+) KiB/#)
        let receipts = receipts(in: output)
        guard copies.count == receipts.count else { return nil }
        return zip(copies, receipts).map { copy, receipt in
            PrintedCopy(path: String(copy.1), size: Int(copy.2) ?? -1, unit: 1024, receipt: receipt)
        }
    }

    /// All receipts in a text.
    static func receipts(in output: String) -> [String] {
        output.matches(of: #/\b\d{4}( \d{4}){4}\b/#).map { String($0.0) }
    }

    /// The receipt of the bytes at a path.
    static func truth(_ path: String) throws -> String {
        let report = try LogFile.readStructure(path, in: .laptop)
        guard let log = report.logID, report.cells > 0 else { return "none: it is no log" }
        return try Receipts.shared.receipt(log, report.head)
    }

    /// The false statement about it; nil if all is true.
    func lie() throws -> String? {
        guard try Folder.look(path) == .file else { return "speaks of \(path), and nothing lies there" }
        let bytes = try Folder.contents(path, limit: 1 << 31)
        if bytes.count / unit != size { return "says \(size) x \(unit) bytes, and \(bytes.count) lie there" }
        let truth = try PrintedCopy.truth(path)
        return receipt == truth ? nil : "prints the receipt \(receipt), and \(truth) is the one of the bytes there"
    }
}

/// A cache: a receipt takes a tenth of a second, and most cases have the same.
private final class Receipts: Sendable {
    static let shared = Receipts()
    private let known = Mutex<[Bytes32: String]>([:])

    func receipt(_ log: Bytes16, _ head: Bytes32) throws -> String {
        if let known = known.withLock({ $0[head] }) { return known }
        let receipt = try Receipt(log: log, head: head, cost: .interactive).description
        known.withLock { $0[head] = receipt }
        return receipt
    }
}

extension String {
    /// Whether the errors say what to do next, as text or as JSON.
    var hasHint: Bool { contains("hint: ") || contains("что делать: ") || contains(#""hint":{"#) }
}

extension RigRun {
    /// The false statement about the printed copies; nil if all is true.
    func lie() throws -> String? {
        guard let copies = PrintedCopy.all(in: output) else {
            return "receipts and copies do not go together: \(output)"
        }
        for copy in copies {
            if let lie = try copy.lie() { return lie }
        }
        return nil
    }

    /// The number of printed copies.
    var copies: Int { PrintedCopy.all(in: output)?.count ?? 0 }
}

extension Scratch {
    /// The partial files below a folder, including hidden ones.
    static func parts(_ folder: String) throws -> [String] {
        guard try Folder.look(folder) == .folder else { return [] }
        return try Folder.names(folder).flatMap { name in
            let path = folder + "/" + name
            if try Folder.look(path) == .folder { return try parts(path) }
            return name.hasSuffix(".part") ? [path] : []
        }
    }
}
