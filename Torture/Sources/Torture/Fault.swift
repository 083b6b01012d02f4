// A fault of one call: it fails, once or permanently, takes fewer bytes than it was given, or is the last one.

import CRig
import Glibc

struct Fault: Sendable {
    /// The duration of a failure.
    enum Extent: String, Sendable {
        case once = ""
        /// Every later call of this kind.
        case forGood = " for good"
        /// Every later call on the stick.
        case pulled = ", pulled out"
        /// Every later call that would change the disk.
        case changes = ", no change from there on"
    }

    enum Kind: Sendable {
        case fails(Int32, Extent)
        /// Takes only this number of bytes.
        case takes(Int)
        /// The program is killed before it.
        case kills
    }

    static let errors = [ENOSPC, EIO, EDQUOT, EINTR, EROFS]

    /// The call, counted from 1.
    let call: Int
    let kind: Kind

    /// Each of these errors, once and permanently, and for a write also fewer bytes. EINTR only once: callers repeat an
    /// interrupted call, and the system promises not to interrupt it forever.
    static func all(call: Int, errors: [Int32], wrote: Int) -> [Fault] {
        let failures = errors.flatMap { error in
            (error == EINTR ? [.once] : [Extent.once, .forGood]).map { Fault(call: call, kind: .fails(error, $0)) }
        }
        let short = Set([1, 511, 4095, 4096, wrote - 1]).filter { $0 > 0 && $0 < wrote }.sorted()
        return failures + short.map { Fault(call: call, kind: .takes($0)) }
    }

    /// The plan for the rig; for a pulled stick, `Rig.run` is told which one.
    var plan: rig_plan {
        switch kind {
        case .kills: rigPlan(.kill, call: call)
        case .fails(let error, let extent):
            rigPlan(
                .fail, call: call, error: error, forGood: extent == .forGood, sparesReads: extent == .changes)
        case .takes(let bytes): rigPlan(.short, call: call, bytes: bytes)
        }
    }

    /// Whether the disk fails from there on, not a kind of call.
    var isPulled: Bool {
        switch kind {
        case .fails(_, .pulled), .fails(_, .changes): true
        default: false
        }
    }

    /// The system's words for the error.
    var words: String { if case .fails(let error, _) = kind { String(cString: strerror(error)) } else { "" } }

    var isKill: Bool { if case .kills = kind { true } else { false } }
}

extension Fault: CustomStringConvertible {
    var description: String {
        switch kind {
        case .fails(let error, let extent): "call \(call): \(String(cString: strerror(error)))\(extent.rawValue)"
        case .kills: "killed at call \(call)"
        case .takes(let bytes): "call \(call) takes \(bytes) bytes"
        }
    }
}
