// Runs a program under the rig, and the torture's own writer.

import CRig
import Glibc
import Intake
import IntakeBase
import TortureLab

/// One call of a program.
struct RigCall: Sendable {
    /// Its number in the kernel.
    let number: Int
    /// Its name, if it changes or syncs files or writes to the person; otherwise nil.
    let name: String?
    let path: String
    let target: String
    /// The bytes of a write, if the plan keeps them.
    let bytes: [UInt8]
    let arguments: [UInt64]
    let answer: Int64

    /// Whether a signal may interrupt it.
    var waits: Bool { rig_waits(number) != 0 }
    /// Whether it wrote to standard output.
    var isOutput: Bool { name == "write" && arguments[0] == 1 }
    /// The number of bytes written.
    var wrote: Int { name == "write" || name == "pwrite" ? Int(max(0, answer)) : 0 }

    fileprivate init(_ call: rig_call) {
        number = call.number
        name = rig_name(call.number).map { String(cString: $0) }
        path = call.path.map { String(cString: $0) } ?? ""
        target = call.target.map { String(cString: $0) } ?? ""
        bytes = Array(UnsafeBufferPointer(start: call.bytes, count: call.count))
        arguments = [call.arguments.0, call.arguments.1, call.arguments.2, call.arguments.3]
        answer = call.answer
    }
}

/// The output, the calls and the end of a program.
struct RigRun {
    let output: String
    let errors: String
    let status: Int32
    /// The exit status; nil if a signal ended it.
    var exit: Int32? { status & 0x7f == 0 ? status >> 8 & 0xff : nil }
    let calls: Int
    let list: [RigCall]
    /// The kernel's number of the call that the plan acted on; nil if it was not reached.
    let actedOn: Int?
    /// Whether it had to be killed, because it continued without its window.
    let isEndless: Bool
}

enum Rig {
    /// Runs a program under a plan. Calls are counted from the first one on `begins`, and only those on `counted`; with
    /// `pulled`, all calls on it fail from the plan's call on. `keys` are typed at a terminal of its own.
    static func run(
        _ command: [String], _ plan: rig_plan, from begins: String? = nil, on counted: String? = nil,
        pulled: String? = nil, keys: String? = nil
    ) throws -> RigRun {
        var words = command.map { strdup($0) } + [nil]
        let texts = [begins, counted, pulled, keys].map { $0.flatMap { strdup($0) } }
        defer { (words + texts).forEach { free($0) } }
        var plan = plan
        plan.begins_at = UnsafePointer(texts[0])
        plan.counts_on = UnsafePointer(texts[1])
        plan.pulled = UnsafePointer(texts[2])
        plan.keys = UnsafePointer(texts[3])
        var outcome = rig_outcome()
        let error = rig_run(command[0], &words, &plan, &outcome)
        guard error == 0 else { throw Trouble("cannot run \(command[0]): \(String(cString: strerror(error)))") }
        defer { rig_free(&outcome) }
        return RigRun(
            output: text(outcome.output, outcome.output_count), errors: text(outcome.errors, outcome.errors_count),
            status: outcome.status, calls: outcome.calls,
            list: UnsafeBufferPointer(start: outcome.list, count: outcome.list_count).map { RigCall($0) },
            actedOn: outcome.acted_on < 0 ? nil : outcome.acted_on, isEndless: outcome.is_endless != 0)
    }

    /// Runs the writer on `folder`.
    static func write(
        _ settings: Settings, _ folder: String, sizes: String, _ plan: rig_plan = rig_plan()
    ) throws -> RigRun {
        try run([settings.writer, folder, "7", sizes, "100"], plan)
    }

    private static func text(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}

extension RigRun {
    /// The same with `@` for the folder, whose name differs in every case.
    func at(_ folder: String) -> RigRun {
        RigRun(
            output: output.replacing(folder, with: "@"), errors: errors.replacing(folder, with: "@"), status: status,
            calls: calls, list: list, actedOn: actedOn, isEndless: isEndless)
    }

    /// The ids that the writer acknowledged, in order.
    var acknowledged: [Bytes16] { Self.said(Array(output.utf8)).acknowledged }
    /// The ids that it reported as not saved.
    var refused: [Bytes16] { Self.said(Array(output.utf8)).refused }

    /// Lines `A <id>` and `N <id>`.
    static func said(_ output: [UInt8]) -> (acknowledged: [Bytes16], refused: [Bytes16]) {
        var said: ([Bytes16], [Bytes16]) = ([], [])
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            guard let id = Bytes16(hex: String(line.dropFirst(2))) else { continue }
            if line.hasPrefix("A ") { said.0.append(id) } else { said.1.append(id) }
        }
        return said
    }
}

struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
