// The plans of the rig, and their runs.

import CRig
import Glibc
import Intake
import TortureLab

func rigPlan(
    _ action: rig_action, call: Int = 0, error: Int32 = 0, bytes: Int = 0, forGood: Bool = false,
    sparesReads: Bool = false
) -> rig_plan {
    var plan = rig_plan()
    plan.action = action
    plan.call = call
    plan.error = error
    plan.bytes = bytes
    plan.for_good = forGood ? 1 : 0
    plan.spares_reads = sparesReads ? 1 : 0
    return plan
}

extension rig_action {
    static let watch = RIG_WATCH
    static let kill = RIG_KILL
    static let fail = RIG_FAIL
    static let short = RIG_SHORT
    static let torn = RIG_TORN
    static let hangUp = RIG_HANGUP
}

enum Scripts {
    /// A laptop that never wrote, and one whose last write was interrupted: together they write every kind of cell. The
    /// second record takes two cells, so that one of them is a continuation.
    static func all(_ settings: Settings, _ body: ([Script]) throws -> Tally) throws -> Tally {
        try Scratch.folder(settings) { folder in
            let template = folder + "/template"
            let id = Lab.id(3, 1)
            let writer = try Lab.writer(template)
            try writer.append(Lab.text(id, size: 40), id: id, under: try Lab.setting())
            try writer.close()
            // An interrupted write of 5000 bytes: one whole cell of junk and a part of one.
            let log = try Lab.logs(template)[0]
            let cells = UInt64(Scratch.get(log).count / 4096)
            Scratch.put(Scratch.get(log) + (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }, log)
            return try body([
                try Script(settings, sizes: "40,5000"),
                try Script(
                    settings, sizes: "5000,40", template: template, left: cells...cells + 1, before: [id]),
            ])
        }
    }
}
