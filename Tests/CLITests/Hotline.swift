// A small hotline for the built program: a coordinator's laptop, a volunteer's laptop, keys in force on both. The
// identities are made in-process with Argon2id at its lowest cost, so that a test may unlock them often.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// One coordinator, `irina`, and one volunteer, `v07`, in a folder of their own.
final class Hotline {
    /// The passphrase of both laptops.
    static let passphrase = "correct horse battery staple"

    private let scratch: ScratchFolder
    /// The folder of everything.
    var folder: String { scratch.path }
    /// The coordinator's laptop.
    let lead: Program
    /// The volunteer's laptop.
    let v07: Program

    var leadHome: String { folder + "/lead" }
    var v07Home: String { folder + "/v07" }
    /// The folder on the stick.
    var usb: String { folder + "/usb" }
    /// The volunteer's only log.
    var log: String {
        get throws {
            let names = try Folder.names(v07Home + "/log").filter { $0.hasSuffix(".intake") }
            try #require(names.count == 1)
            return v07Home + "/log/" + names[0]
        }
    }

    /// A hotline whose coordinator is valid until this day. Without `adopts` the volunteer has no keys yet.
    init(validUntil: String = "2099-12-31", adopts: Bool = true) throws {
        scratch = try ScratchFolder()
        let (lead, v07) = (Home(scratch.path + "/lead"), Home(scratch.path + "/v07"))
        self.lead = Program(home: lead.path)
        self.v07 = Program(home: v07.path)
        try Hotline.make(.coordinator, "irina", in: lead)
        try Hotline.make(.volunteer, "v07", in: v07)
        let day = try #require(Day(validUntil))
        let tables = try lead.card().table(validUntil: day) + v07.card().table(validUntil: day)
        let keys = scratch.path + "/keys"
        try Folder.replace(keys, with: Array("version = 1\n\(tables)".utf8))
        try Hotline.sign(keys, with: lead)
        let signed = try SignedFile(reading: keys, in: .laptop, limit: KeysFile.maxBytes)
        let root = try lead.card().root
        for home in adopts ? [lead, v07] : [lead] {
            try home.adopt(home.examine(signed, root: root), on: Day(unixSeconds: Int64(time(nil))))
        }
        try Folder.make(usb)
    }

    /// Runs a command that needs the passphrase.
    func run(
        _ program: Program, _ arguments: String..., input: String = "", outputPath: String? = nil
    ) throws -> Program.Outcome {
        try program.run(
            arguments + ["--passphrase-fd", "3"], input: input, descriptors: [3: Hotline.passphrase],
            outputPath: outputPath)
    }

    /// Seals requests on the volunteer's laptop and returns the output of `new --json`.
    @discardableResult
    func new(_ requests: String) throws -> JSONValue {
        // A test may repeat the same answers, each time for other people.
        let outcome = try run(v07, "new", "--from", "-", "--again", "--json", input: requests)
        try #require(outcome.status == 0, "\(outcome.error)")
        return try outcome.json
    }

    /// Carries the log to the coordinator, and returns the one log of `import --json`.
    @discardableResult
    func deliver() throws -> JSONValue {
        let carried = try run(v07, "carry", usb)
        try #require(carried.status == 0, "\(carried.error)")
        let imported = try run(lead, "import", usb, "--json")
        return try #require(try imported.json["logs"]?.array?.first, "\(imported.error)")
    }

    /// The cases of the coordinator's queue. `status`: 2 if a log of the desk is not whole.
    func cases(_ arguments: String..., status: Int32 = 0) throws -> [JSONValue] {
        let outcome = try lead.run(
            ["queue", "--json", "--passphrase-fd", "3"] + arguments, descriptors: [3: Hotline.passphrase])
        try #require(outcome.status == status, "\(outcome.error)")
        return try #require(try outcome.json["cases"]?.array)
    }

    /// Creates an identity with a passphrase at the lowest cost.
    static func make(_ role: Role, _ label: String, in home: Home) throws {
        let name = try #require(Label(label))
        try secret { passphrase in
            let file = try IdentityFile.make(
                role: role, label: name, secrets: SecretBytes.random(count: Identity.secretSize),
                passphrase: passphrase, cost: PasswordCost(passes: 1, memory: 8 << 20), entropy: .system)
            try home.keep(file)
        }
    }

    /// Signs a file of any kind with the laptop's root key.
    static func sign(_ path: String, with home: Home) throws {
        try secret { passphrase in
            let signature = try home.unlock(passphrase).signFile(
                Folder.contents(path, limit: KeysFile.maxBytes), trustedComment: "test")
            try Folder.replace(MinisignSignature.path(for: path), with: Array(signature.file.utf8))
        }
    }

    private static func secret(_ body: (borrowing SecretBytes) throws -> Void) throws {
        var secret = try SecretBytes(count: passphrase.utf8.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: Array(passphrase.utf8)) }
        try body(secret)
    }
}

extension Program.Outcome {
    /// The output, parsed as JSON.
    var json: JSONValue {
        get throws { try CanonicalJSON.parse(Array(output.utf8), limit: 1 << 26) }
    }
}

extension JSONValue {
    /// The names of an object's members, in order.
    var names: [String] { (object ?? [:]).keys.sorted() }
}

/// Requests that tests record.
enum Sample {
    /// A request whose words can all be searched for: at least one in each field with words of a caller.
    static let marked = """
        {"caller": "wife", "stage": "mobilized", "position": "on_leave", "pseudonym": "Zwölfender", \
        "place": "Quellenthal", "notes": "хрустальный мотылёк", "safe_contact": {"channel": "Flaschenpost", \
        "when": "Neumondnacht", "code_word": "Rübezahl", "avoid": "серебряный Wolpertinger"}, \
        "companions": [{"relation": "Schwippschwager"}], "visas": ["kanzleistempel"], "health": ["hexenschuss"], \
        "conscience": ["bilderstuermer"], "ties": ["herzbube"], "evidence": ["feldpostbrief"]}
        """
    /// Words of `marked` that occur nowhere else.
    static let words = [
        "Zwölfender", "Quellenthal", "хрустальный", "мотылёк", "Flaschenpost", "Neumondnacht", "Rübezahl",
        "серебряный", "Wolpertinger", "Schwippschwager", "kanzleistempel", "hexenschuss", "bilderstuermer", "herzbube",
        "feldpostbrief",
    ]
}
