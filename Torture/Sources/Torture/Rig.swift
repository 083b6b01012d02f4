// The writer, run under the rig.

import CRig
import Glibc
import Intake
import TortureLab

/// One run of the writer.
struct RigRun {
    /// One call that changes files, syncs them, or speaks to the person.
    struct Call {
        var name: String
        var path: String
        var target: String
        var bytes: [UInt8]
        var arguments: [UInt64]
        var answer: Int64
        /// Whether it wrote to standard output.
        var isOutput: Bool
    }

    /// Ids that it acknowledged, in order.
    var acknowledged: [Bytes16] = []
    /// Ids that it said it could not save.
    var refused: [Bytes16] = []
    var calls = 0
    var list: [Call?] = []
    var status: Int32 = 0
    var acted = false

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

enum Rig {
    /// Runs the writer on `folder` under a plan.
    static func run(
        _ settings: Settings, _ folder: String, sizes: String, batch: Int = 100, _ plan: rig_plan = rig_plan()
    ) throws -> RigRun {
        var plan = plan
        var outcome = rig_outcome()
        let words = [settings.writer, folder, "7", sizes, String(batch)]
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        let error = rig_run(settings.writer, &arguments, &plan, &outcome)
        guard error == 0 else { throw Trouble("cannot run \(settings.writer): \(String(cString: strerror(error)))") }
        defer { rig_free(&outcome) }
        var run = RigRun()
        run.status = outcome.status
        run.calls = outcome.calls
        run.acted = outcome.acted != 0
        let output = UnsafeBufferPointer(start: outcome.output, count: outcome.output_count)
        (run.acknowledged, run.refused) = RigRun.said(Array(output))
        run.list = UnsafeBufferPointer(start: outcome.list, count: outcome.list_count).map { call($0) }
        return run
    }

    private static func call(_ call: rig_call) -> RigRun.Call? {
        guard let name = rig_name(call.number) else { return nil }
        let numbers = call.arguments
        return RigRun.Call(
            name: String(cString: name), path: call.path.map { String(cString: $0) } ?? "",
            target: call.target.map { String(cString: $0) } ?? "",
            bytes: Array(UnsafeBufferPointer(start: call.bytes, count: call.count)),
            arguments: [numbers.0, numbers.1, numbers.2, numbers.3], answer: call.answer,
            isOutput: String(cString: name) == "write" && numbers.0 == 1)
    }
}

struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
