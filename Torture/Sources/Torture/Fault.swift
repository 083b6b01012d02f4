// A call that goes wrong: it fails, once or for good, or takes fewer bytes than it was given.

import CRig
import Glibc

struct Fault: Sendable {
    /// How long something fails.
    enum Extent: String, Sendable {
        case once = ""
        /// Every later call of the kind.
        case forGood = " for good"
        /// Every later call on the stick.
        case pulled = ", pulled out"
    }

    enum Kind: Sendable {
        case fails(Int32, Extent)
        /// Only so many bytes are taken.
        case takes(Int)
    }

    static let errors = [ENOSPC, EIO, EDQUOT, EINTR, EROFS]

    /// The call, counted from 1.
    let call: Int
    let kind: Kind

    /// Each of these errors, once and for good, and where so many bytes were written, fewer of them. A call that is
    /// interrupted for good is tried for good: that is what the system promises not to do.
    static func all(call: Int, errors: [Int32], wrote: Int) -> [Fault] {
        let failures = errors.flatMap { error in
            (error == EINTR ? [.once] : [Extent.once, .forGood]).map { Fault(call: call, kind: .fails(error, $0)) }
        }
        let short = Set([1, 511, 4095, 4096, wrote - 1]).filter { $0 > 0 && $0 < wrote }.sorted()
        return failures + short.map { Fault(call: call, kind: .takes($0)) }
    }

    /// What the rig does; where a stick is pulled out, `Rig.run` is told which one.
    var plan: rig_plan {
        switch kind {
        case .fails(let error, let extent): rigPlan(.fail, call: call, error: error, forGood: extent == .forGood)
        case .takes(let bytes): rigPlan(.short, call: call, bytes: bytes)
        }
    }

    var isPulled: Bool { if case .fails(_, .pulled) = kind { true } else { false } }
}

extension Fault: CustomStringConvertible {
    var description: String {
        switch kind {
        case .fails(let error, let extent): "call \(call): \(String(cString: strerror(error)))\(extent.rawValue)"
        case .takes(let bytes): "call \(call) takes \(bytes) bytes"
        }
    }
}
