// The keys file: the writers and the readers. Untrusted TOML.

@testable import IntakeBase
@testable import IntakeLog

/// Guarantee: refused with its place, or parsed; and a parsed file that is written by other code parses to the same.
struct KeysTarget: FuzzTarget {
    static let name = "keys"
    static let maxBytes = 1_600
    private static let file = "keys.toml"

    func run(_ input: [UInt8]) throws {
        let keys: KeysFile
        do {
            keys = try KeysFile(input, file: Self.file)
        } catch let error as TOMLError {
            TOMLPlace.check(error, of: input, file: Self.file)
            // A byte order mark counts only at the beginning of the file.
            guard !input.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
            do {
                _ = try KeysFile(TOMLPlace.lower(input), file: Self.file)
                broken("an empty line before a file does not make it a good one", "\(error)")
            } catch let lowered as TOMLError {
                hold(TOMLPlace.isLower(lowered, than: error), "places move with the text", "\(error) \(lowered)")
            }
            return
        }
        hold((1...8).contains(keys.coordinators.count), "one to eight coordinators", "\(keys.coordinators.count)")
        let labels = keys.coordinators.map(\.label.folded) + keys.volunteers.map(\.label.folded)
        hold(Set(labels).count == labels.count, "no label stands twice", "\(labels)")
        let written = try Self.write(keys)
        let again: KeysFile
        do {
            again = try KeysFile(Array(written.utf8), file: Self.file)
        } catch {
            broken("what was read can be written and read", "\(error) \(written)")
        }
        hold(again.version == keys.version && again.root == keys.root, "version and root are as they were")
        hold(again.hotline.map { Array($0.utf8) } == keys.hotline.map { Array($0.utf8) }, "the name is as it was")
        hold(again.coordinators == keys.coordinators, "the coordinators are as they were", written)
        hold(again.volunteers == keys.volunteers, "the volunteers are as they were", written)
        hold(again.revoked == keys.revoked, "what is revoked is as it was", written)
    }

    private static func write(_ keys: KeysFile) throws -> String {
        var text = "version = \(keys.version)\n"
        if let root = keys.root { text += "root = \"\(root.text)\"\n" }
        if let hotline = keys.hotline { text += "hotline = \(quoted(hotline))\n" }
        for who in keys.coordinators {
            text += "[[coordinator]]\nlabel = \"\(who.label)\"\n" + (try pair(who.signing, who.sealing))
            if let root = who.root { text += "root = \"\(root.text)\"\n" }
            text += "valid_until = \(who.validUntil)\n"
        }
        for who in keys.volunteers {
            text += "[[volunteer]]\nlabel = \"\(who.label)\"\n" + (try pair(who.signing, who.sealing))
        }
        for entry in keys.revoked {
            text += "[[revoked]]\nkey = \"\(try entry.key.text())\"\ndate = \(entry.date)\n"
            text += "reason = \(quoted(entry.reason))\n"
        }
        return text
    }

    private static func pair(_ signing: SigningPublicKey, _ sealing: SealingPublicKey) throws -> String {
        "signing = \"\(try PublicKeyText(.signing, signing.bytes).text())\"\n"
            + "sealing = \"\(try PublicKeyText(.sealing, sealing.bytes).text())\"\n"
    }

    /// A text as a TOML string; every character except ASCII letters and digits is escaped.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                quoted.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return quoted + "\""
    }

    static func seeds() throws -> [String: [UInt8]] {
        var tables: [String] = []
        for number: UInt8 in 1...3 {
            let identity = try Identity(
                role: number == 3 ? .volunteer : .coordinator, label: Label("laptop\(number)")!,
                secrets: fixedSecret(number &* 40, count: Identity.secretSize))
            tables.append(try identity.card.table(validUntil: Day("2027-06-30")!))
        }
        let revoked =
            "[[revoked]]\nkey = \"\(try PublicKeyText(.signing, signing(77)).text())\"\n"
            + "date = 2026-06-20\nreason = \"left on a train\"\n"
        let whole = "version = 3\nhotline = \"Линия\"\n\n" + tables.joined() + revoked
        var seeds = [
            "whole": whole, "one": "version = 1\n" + tables[0], "none": "version = 1\n" + tables[2],
            "twice": "version = 1\n" + tables[0] + tables[0], "empty": "", "version": "version = 0\n" + tables[0],
            "crossed": whole.replacing("signing = \"intake-sign", with: "sealing = \"intake-sign"),
            "unknown": "version = 1\nextra = 2\n" + tables[0],
            "day-text": whole.replacing("2027-06-30", with: "\"2027-06-30\""),
            "inline": "version = 1\ncoordinator = [{label = \"a\"}]\n",
            "no-array": "version = 1\n[coordinator]\nlabel = \"a\"\n",
            "crlf": whole.replacing("\n", with: "\r\n"), "bom": "\u{FEFF}version = 1\n", "nul": "version = 1\u{0}\n",
            "escape": whole.replacing("Линия", with: "\\u202E\\U0001F600\\t"), "escaped-nul": "hotline = \"\\u0000\"\n",
            "multi": whole.replacing("\"left on a train\"", with: "\"\"\"\nleft \\\n on\"\"\""),
            "literal": whole.replacing("\"left on a train\"", with: "'''left\n'on'''"),
            "deep": "a = " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
            "dotted": "a.b.c = 1\n\"q\".'r' = 2\n", "float": "version = 1.5\n", "hex": "version = 0x10\n" + tables[0],
            "underscore": "version = 1_000\n" + tables[0], "time": "version = 07:32:00\n", "open": "version = \"\n",
            "header": "[[coordinator\n", "no-name": "[[]]\n", "comment": "# only\n",
            "repeat": "version = 1\nversion = 2\n",
            "big": "version = 99999999999999999999\n", "date": whole.replacing("2026-06-20", with: "2026-02-30"),
            "date-time": whole.replacing("2026-06-20", with: "2026-06-20T10:00:00Z"), "inline-open": "a = {b = 1\n",
            "label": whole.replacing("laptop1", with: "ла\u{202E}птоп"), "revoked-twice": whole + revoked,
        ].mapValues { Array($0.utf8) }
        seeds["label-case"] = Array(whole.replacing("laptop2", with: "LAPTOP1").utf8)
        seeds["key-end"] = Array("a = 1\n\"a\\".utf8)
        seeds["not-utf8"] = Array("hotline = \"".utf8) + [0xFF, 0x22]
        for cut in 1...6 { seeds["cut-\(cut)"] = Array(whole.utf8.prefix(whole.utf8.count * cut / 7)) }
        return seeds
    }

    private static func signing(_ number: UInt8) throws -> Bytes32 {
        try SigningKey(seed: fixedSecret(number)).publicKey.bytes
    }
}
