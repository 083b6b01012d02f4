// The mark that the desk has kept logs which no import event of this coordinator names yet: `desk/not-noted`. An import
// makes it before it keeps the first log, and removes it when its event is in the own log (ImportEvent.swift).
//
// What a laptop wrote counts after its revocation only if such an event held it before (docs/CASES.md, "Who counts").
// So no keys file that revokes a laptop is adopted while the mark is there. The mark is no secret and needs no key:
// `keys adopt` asks for no passphrase, and cannot open what the desk remembers of its logs.

import IntakeBase
import IntakeLog

extension Home {
    /// The mark that imported logs are not noted yet.
    var notNotedPath: String { deskFolder + "/not-noted" }

    /// Refuses a keys file that revokes a laptop which the one in force does not revoke, while imported logs are not
    /// noted. Only where this laptop could still note them, by the file in force or by the new one: a laptop that may
    /// not record must not be kept from the news for ever. Throws `AdoptionError.notNoted`.
    func refuseWhileNotNoted(_ candidate: Candidate<KeysFile>, on day: Day) throws {
        guard !candidate.isInForce, !candidate.content.revoked.isEmpty, try inForce() != nil,
            try files.look(notNotedPath) != .nothing, try hasIdentity
        else { return }
        let (current, own) = (try keysInForce(), try card().signing)
        guard candidate.content.revokesMore(than: current) else { return }
        func mayRecord(by keys: KeysFile) -> Bool { Recorder.obstacle(to: own, by: keys, on: day) == nil }
        guard mayRecord(by: current) || mayRecord(by: candidate.content) else { return }
        throw AdoptionError.notNoted(
            candidate.signed.path, logs: deskFolder + "/logs", isAdmitted: mayRecord(by: current))
    }
}

extension Desk {
    /// Marks that logs are kept which are not noted. Each mark is different, so that an import knows its own.
    func markNotNoted() throws {
        var entropy = home.system.entropy.stream(home.notNotedPath)
        try files.replace(home.notNotedPath, with: Array(Bytes16(from: &entropy).hex.utf8) + [UInt8(ascii: "\n")])
    }

    /// The mark as it is now; nil if all is noted.
    func notNotedMark() throws -> [UInt8]? { try files.contents(ifThere: home.notNotedPath, limit: 1 << 12) }

    /// Removes the mark that was there when the heads were read. Another one, or a running import, is about logs that
    /// came later. If an error keeps the mark, it only asks for one import more.
    func removeMark(_ mark: [UInt8]?) {
        do {
            guard let mark else { return }
            let lock = try File(home.deskFolder + "/lock", .update, in: files)
            guard try lock.tryLock(), try notNotedMark() == mark else { return }
            files.remove(home.notNotedPath)
        } catch {
            return
        }
    }
}
