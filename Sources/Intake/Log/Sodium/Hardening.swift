// How the process protects itself before it holds a secret: no core file, no other process that reads its memory.

import CSodium
import Glibc

/// Protection that the system did not grant.
package enum HardeningGap: Hashable, Sendable {
    /// Core files could not be switched off.
    case coreDumps
    /// Other processes of this user may read this one's memory.
    case dumpable
}

/// The protection that the process asks the system for.
package enum Hardening {
    /// Switches core files and debugging by other processes off; returns what the system refused.
    package static func apply() -> [HardeningGap] {
        var gaps: [HardeningGap] = []
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        if unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) != 0 { gaps.append(.coreDumps) }
        if intake_prctl(PR_SET_DUMPABLE, 0) != 0 { gaps.append(.dumpable) }
        return gaps
    }
}
