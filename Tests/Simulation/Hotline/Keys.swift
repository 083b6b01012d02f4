// Keys files: the lead coordinator signs the next one, and laptops adopt it sooner or later. The one who holds a revoked
// laptop goes on with it.

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

extension Hotline {
    /// The lead coordinator signs the next keys file, which revokes a laptop; with `day` nil, no longer.
    func revoke(_ laptop: Int, from day: Day?, isListed: Bool) throws {
        guard let last = truth.keys.last, laptop > 0, day != nil || last.revoked[laptop] != nil else { return }
        var (revoked, unlisted) = (last.revoked, last.unlisted)
        revoked[laptop] = day
        unlisted.remove(laptop)
        if day != nil, !isListed { unlisted.insert(laptop) }
        let machines = laptops.map(\.machine)
        let file = try machines[0].sign(
            machines.indices.filter { !unlisted.contains($0) }.map { machines[$0] }, version: last.version + 1,
            revoked: revoked.sorted { $0.key < $1.key }.map { (machines[$0.key], $0.value) },
            validUntil: Hotline.always)
        truth.keys.append(
            WrittenKeys(version: last.version + 1, file: file, revoked: revoked, unlisted: unlisted))
    }

    /// A laptop adopts every keys file that was signed since it did so last.
    func adopt(_ laptop: Int, _ time: Int64) throws {
        setClock(laptop, time)
        let before = try inForce(laptop).version
        for keys in truth.keys where keys.version > before {
            do {
                try laptops[laptop].machine.adopt(keys.file, of: nil)
            } catch AdoptionError.notNoted {
                // "Import once more": what was held before a revocation is noted first.
                if let open = laptops[laptop].recorder { try close(laptop, open) }
                try noteAgain(laptop)
                try laptops[laptop].machine.adopt(keys.file, of: nil)
            }
        }
        let now = try inForce(laptop).version
        guard now == truth.keys.count else { throw Difference("laptop \(laptop) adopted keys file \(now)") }
        note("laptop \(laptop) has keys file \(now)")
    }

    /// The keys file in force on a laptop.
    func inForce(_ laptop: Int) throws -> WrittenKeys {
        guard let version = try laptops[laptop].machine.still.inForce()?.version,
            let keys = truth.keys.first(where: { UInt64($0.version) == version })
        else { throw Difference("laptop \(laptop) has no keys file in force") }
        return keys
    }

    /// The keys files of a desk.
    func keys(of desk: Int) throws -> DeskKeys {
        let files = laptops[desk].machine.disk[MemoryLaptop.top]?.files ?? [:]
        let here = truth.keys.filter { keys in
            ["keys", "keys/with-logs"].contains { folder in
                let name = files.keys.first {
                    $0.hasPrefix("/home/\(folder)/\(keys.version)-") && $0.hasSuffix(".keys")
                }
                return name.map { files[$0] == keys.file.bytes && files[$0 + ".minisig"] != nil } ?? false
            }
        }
        return DeskKeys(inForce: try inForce(desk), here: Set(here.map(\.version)))
    }

    /// Whether any keys file that was signed revokes a laptop.
    func wasRevoked(_ laptop: Int) -> Bool { truth.keys.contains { $0.revoked[laptop] != nil } }

    /// Whether the keys file in force on a laptop lets it record nothing: by that file it is revoked, or unknown.
    func isBarred(_ laptop: Int) throws -> Bool {
        let (keys, today) = (try inForce(laptop), Day(unixSeconds: laptops[laptop].machine.clock.now))
        return keys.unlisted.contains(laptop) || keys.revoked[laptop].map { $0 <= today } ?? false
    }

    /// Whether a laptop may record. Where it may not, the program refuses.
    func mayRecord(_ laptop: Int) throws -> Bool {
        guard try isBarred(laptop) else { return true }
        laptops[laptop].recorder = nil
        do {
            _ = try laptops[laptop].machine.recorder()
        } catch is StationError {
            note("laptop \(laptop) may not record")
            return false
        }
        throw Difference("laptop \(laptop) records, and its keys file does not allow it")
    }
}
