// A small hotline for tests: a lead coordinator, a second one, a volunteer, a stick.

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// The hotline. Laptops with the same numbers have the same keys.
final class TestHotline {
    let scratch: Scratch
    let lead: Home
    let second: Home
    let volunteer: Home
    let stick: String
    /// Whether an import is noted in the coordinator's own log, as `intake import` does. Without it, a desk has only the
    /// logs that a test gives it.
    var notesImports = false
    var now: Int64 = 1_782_864_000  // 2026-07-01
    private let seeds: [String: UInt64] = ["irina": 1, "pavel": 2, "v07": 3]

    init() throws {
        scratch = try Scratch()
        for (label, seed) in seeds {
            _ = try TestLaptop(label == "v07" ? .volunteer : .coordinator, label, seed: seed, in: scratch)
        }
        lead = Home(scratch.path + "/irina")
        second = Home(scratch.path + "/pavel")
        volunteer = Home(scratch.path + "/v07")
        stick = scratch.path + "/stick"
        try Folder.make(stick)
    }

    func identity(_ home: Home) throws -> Identity {
        try home.unlock(TestKeys.passphrase("secret words"))
    }

    func table(_ home: Home) throws -> String {
        try home.card().table(validUntil: Day("2027-06-30")!)
    }

    /// Signs a keys file with irina's root key, and puts it in force on these laptops.
    func adopt(_ text: String, on homes: Home...) throws {
        let path = scratch.path + "/keys"
        try Folder.replace(path, with: Array(text.utf8))
        let identity = try identity(lead)
        let signature = try identity.signFile(Array(text.utf8), trustedComment: "test")
        try Folder.replace(MinisignSignature.path(for: path), with: Array(signature.file.utf8))
        for home in homes {
            // A desk that notes no import could adopt no revocation.
            if !notesImports { Folder.remove(home.notNotedPath) }
            let signed = try SignedFile(reading: path, in: .laptop, limit: KeysFile.maxBytes)
            try home.adopt(home.examine(signed, root: home.pinnedRoot() ?? identity.card.root), on: day)
        }
    }

    /// A keys file with all laptops.
    func everybody(version: Int = 1) throws -> String {
        "version = \(version)\n" + (try [lead, second, volunteer].map(table).joined())
    }

    var day: Day { Day(unixSeconds: now) }

    /// Records requests with these notes on the volunteer's laptop; returns the codes.
    @discardableResult
    func record(_ notes: String..., home: Home? = nil) throws -> [CaseCode] {
        let home = home ?? volunteer
        let now = now
        let recorder = try Recorder(home, identity: identity(home), command: "test", asOf: nil) { now }
        let codes = try notes.map { text in
            var request = Request()
            request.notes = text
            let draft = try recorder.draft(request)
            try recorder.seal(draft)
            return draft.code
        }
        try recorder.close()
        return codes
    }

    /// A recorder on the volunteer's laptop.
    func recorder() throws -> Recorder {
        let now = now
        return try Recorder(volunteer, identity: identity(volunteer), command: "test", asOf: nil) { now }
    }

    func carry(from home: Home? = nil, to folder: String? = nil) throws {
        let home = home ?? volunteer
        let now = now
        let recorder = try Recorder(home, identity: identity(home), command: "test", asOf: nil) { now }
        try recorder.close()
        try Folder.make(folder ?? stick)
        _ = try Carry.copy(home, by: recorder, to: folder ?? stick)
    }

    func `import`(_ paths: String..., at home: Home? = nil, receipt: Receipt? = nil) throws -> [ImportedLog] {
        let home = home ?? lead
        let (desk, now) = (try Desk(home, identity: identity(home), now: now), now)
        let imported = try desk.importLogs(paths.isEmpty ? [stick] : paths, receipt: receipt)
        if notesImports { _ = try desk.noteImport(by: RecorderKeys(identity(home)), command: "test") { now } }
        return imported
    }

    func cases(at home: Home? = nil) throws -> [Case] {
        let home = home ?? lead
        return try Array(Desk(home, identity: identity(home), now: now).load().cases.cases)
    }

    /// Copies a folder and what is below it.
    func copyFolder(_ path: String, to target: String) throws {
        try Folder.make(target)
        for name in try Folder.names(path) {
            if Folder.kind(path + "/" + name) == .folder {
                try copyFolder(path + "/" + name, to: target + "/" + name)
            } else {
                try FileCopy.copy(path + "/" + name, to: target + "/" + name, in: .laptop)
            }
        }
    }

    /// The only log on the volunteer's laptop.
    func logPath(_ home: Home? = nil) throws -> String { try (home ?? volunteer).logs()[0].path }
}
