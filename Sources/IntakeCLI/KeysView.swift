// The output of `keys show` and `keys check` for a keys file: text for people, JSON for programs.

import Intake
import IntakeBase
import IntakeLog

/// The output for a keys file.
struct KeysView {
    let keys: KeysFile
    /// The day for which validity is shown.
    let day: Day
    /// The signer, as far as this laptop knows.
    let root: MinisignKey?
    /// The signature of a file; nil for the keys in force, whose signature was already verified.
    let signature: SignatureState?
    /// The day on which the keys came into force.
    let since: Day?

    /// A file that is shown without being in force.
    static func ofFile(_ path: String, in home: Home, on day: Day) throws -> KeysView {
        let keys = try KeysFile(try Folder.contents(path, limit: KeysFile.maxBytes), file: path)
        let state = try home.signatureState(of: keys, at: path)
        let root = state == .byRoot ? try home.pinnedRoot() : keys.root
        return KeysView(keys: keys, day: day, root: root, signature: state, since: nil)
    }

    /// The keys in force.
    static func inForce(_ home: Home, on day: Day) throws -> KeysView {
        KeysView(
            keys: try home.keysInForce(), day: day, root: try home.pinnedRoot(), signature: nil,
            since: try home.adoptionDay())
    }

    func print(in context: Context) throws {
        try context.emit(json: json(), asOf: day, text: text)
    }

    private func text(_ language: Language) throws -> String {
        let state =
            signature.map(KeysCommandText.signature)
            ?? KeysCommandText.inForce(since: since, age: since.map { max(0, $0.days(until: day)) } ?? 0)
        var text = "\(KeysCommandText.version(keys.version)(language)), \(state(language))\n"
        if let signed = keys.signed { text += KeysCommandText.signedOn(signed)(language) + "\n" }
        if let hotline = keys.hotline { text += VisibleText.line(hotline) + "\n" }
        if let root {
            text += "\n\(KeysCommandText.root(language))\n  \(root.text)\n  \(try root.digits())\n"
        }
        text += "\n\(KeysCommandText.readers(language))\n"
        text += table(
            keys.coordinators.map { coordinator in
                let sentence =
                    keys.revocation(of: coordinator, on: day).map { KeysCommandText.revokedSince($0.date) }
                    ?? KeysCommandText.validUntil(coordinator.validUntil, days: day.days(until: coordinator.validUntil))
                return [coordinator.label.description, sentence(language)]
            }, language)
        text += "\n\(KeysCommandText.writers(language))\n"
        text += table(
            keys.volunteers.map { volunteer in
                let revocation = keys.revocation(of: volunteer, on: day)
                return [
                    volunteer.label.description,
                    revocation.map { KeysCommandText.revokedSince($0.date)(language) } ?? "",
                ]
            }, language)
        if !keys.revoked.isEmpty {
            text += "\n\(KeysCommandText.revoked(language))\n"
            text += table(
                try keys.revoked.map { [$0.date.description, try $0.key.text(), VisibleText.line($0.reason)] }, language
            )
        }
        if let later = keys.notUsedYetSentence { text += "\n\(later(language))\n" }
        let warnings = keys.warnings(on: day)
        if !warnings.isEmpty { text += "\n" + warnings.map { "! \($0.sentence(language))\n" }.joined() }
        return text
    }

    private func table(_ rows: [[String]], _ language: Language) -> String {
        guard let first = rows.first else { return "  \(KeysCommandText.noLaptop(language))\n" }
        var table = Table(["  " + first[0]] + first.dropFirst())
        for row in rows.dropFirst() { table.add(["  " + row[0]] + row.dropFirst()) }
        return table.text()
    }

    private func json() throws -> [String: JSONValue] {
        [
            "version": JSONValue(keys.version), "signed": JSONValue(keys.signed?.description),
            "not_used_yet": JSONValue(keys.notUsedYet), "hash": .string(keys.hash.hex),
            "hotline": JSONValue(keys.hotline), "root": JSONValue(root?.text),
            "digits": JSONValue(try root.map { try $0.digits() }),
            "in_force": .bool(signature == nil), "in_force_since": JSONValue(since?.description),
            "signature": .string((signature ?? .byRoot).rawValue),
            "coordinators": .array(
                try keys.coordinators.map { coordinator in
                    [
                        "label": .string(coordinator.label.description),
                        "signing": .string(try PublicKeyText(.signing, coordinator.signing.bytes).text()),
                        "sealing": .string(try PublicKeyText(.sealing, coordinator.sealing.bytes).text()),
                        "root": JSONValue(coordinator.root?.text),
                        "valid_until": .string(coordinator.validUntil.description),
                        "reads": .bool(keys.recipients(on: day).contains(coordinator)),
                        "revoked": JSONValue(keys.revocation(of: coordinator, on: day)?.date.description),
                    ]
                }),
            "volunteers": .array(
                try keys.volunteers.map { volunteer in
                    [
                        "label": .string(volunteer.label.description),
                        "signing": .string(try PublicKeyText(.signing, volunteer.signing.bytes).text()),
                        "sealing": .string(try PublicKeyText(.sealing, volunteer.sealing.bytes).text()),
                        "revoked": JSONValue(keys.revocation(of: volunteer, on: day)?.date.description),
                    ]
                }),
            "revoked": .array(
                try keys.revoked.map { revocation in
                    [
                        "key": .string(try revocation.key.text()), "date": .string(revocation.date.description),
                        "reason": .string(revocation.reason),
                    ]
                }),
            "warnings": .array(keys.warnings(on: day).map(\.sentence.json)),
        ]
    }
}
