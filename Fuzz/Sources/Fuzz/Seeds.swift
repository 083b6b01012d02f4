// The committed corpus: each target writes its seeds, one small file per seed.

import Glibc
@testable import IntakeLog

enum Seeds {
    /// Writes every target's seeds to a folder of its name in `folder`. Existing files stay: inputs of mended crashes
    /// are kept beside the generated seeds.
    static func write(to folder: String) throws {
        var total = 0
        for target in Fuzz.targets {
            let place = folder + "/" + target.name
            if Folder.kind(place) == .nothing { try Folder.make(place) }
            for (name, bytes) in try target.seeds() {
                try Folder.replace(place + "/" + name, with: bytes)
                _ = unsafe chmod(place + "/" + name, 0o644)
                total += 1
            }
            _ = unsafe chmod(place, 0o755)
        }
        print("\(total) seeds")
    }
}

/// A deterministic generator (SplitMix64).
struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// 32 bytes that count up from a small number: the keys of the log under Tests/Vectors.
func fixedSecret(_ number: UInt8, count: Int = 32) throws -> SecretBytes {
    var secret = try SecretBytes(count: count)
    unsafe secret.withUnsafeMutableBytes { bytes in
        for index in bytes.indices { unsafe bytes[index] = number &+ UInt8(truncatingIfNeeded: index) }
    }
    return secret
}

/// A folder in memory for targets that read files; run.sh creates and removes it.
enum Scratch {
    static let path: String = {
        let base = unsafe getenv("FUZZ_SCRATCH").map { unsafe String(cString: $0) } ?? "/tmp"
        let path = base + "/fuzz-\(getpid())"
        do { try Folder.make(path) } catch { fatalError("no scratch folder: \(error)") }
        return path
    }()
}
