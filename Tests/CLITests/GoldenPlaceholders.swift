// The complete list of values that differ between runs of golden sessions. Each becomes a numbered placeholder of its
// kind, the same at every occurrence of the value, so the tests still compare which value is where.

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
import Testing

/// Random values of one kind.
struct GoldenKind: Sendable {
    /// The name of its placeholders: `<code 1>`.
    let name: String
    /// Its pattern in text.
    let pattern: String
    /// The reason why it differs between runs.
    let reason: String
    /// The members of `--json` that may contain it; in any other it is a mismatch.
    let members: Set<String>

    /// All kinds. If one may be part of another, the longer one is first.
    static let all = [
        GoldenKind(
            name: "public key", pattern: "intake-(sign|seal)-[a-z2-7]{56}", reason: "an identity is made at random",
            members: ["signing", "sealing", "table", "key"]),
        GoldenKind(
            name: "root", pattern: "RW[A-Za-z0-9+/]{54}", reason: "an identity is made at random",
            members: ["root", "table"]),
        GoldenKind(
            name: "digits", pattern: "([0-9]{4} ){7}[0-9]{4}", reason: "they are worked out from the root key",
            members: ["digits"]),
        GoldenKind(
            name: "receipt", pattern: "([0-9]{4} ){4}[0-9]{4}", reason: "it is worked out from the log's bytes",
            members: ["receipt"]),
        GoldenKind(
            name: "code", pattern: "[0-9]{4}-[0-9]{4}-[0-9]{4}", reason: "a case's code is drawn at random",
            members: ["code", "en", "ru"]),
        GoldenKind(
            name: "id", pattern: #"\b[0-9a-f]{32}\b"#,
            reason: "ids of cases, records and logs are drawn at random",
            members: [
                "id", "record", "log", "logs", "path", "case", "cases", "en", "ru", "name", "after", "with", "alarm",
            ]),
        GoldenKind(
            name: "part", pattern: #"\b[0-9a-f]{16}\.part"#, reason: "a file that is not whole yet is named at random",
            members: []),
        GoldenKind(
            name: "stored keys", pattern: #"\b[0-9a-f]{64}\.keys"#,
            reason: "a laptop keeps a keys file under its hash, and the file holds keys that are made at random",
            members: []),
        GoldenKind(
            name: "demo", pattern: "intake-demo-[0-9a-f]{12}", reason: "the demo's folder is named at random",
            members: []),
    ]
    /// The hash of a keys file or of a cell. That of a route book is the same in every run, and is compared.
    static let hash = GoldenKind(
        name: "hash", pattern: "", reason: "keys files and cells hold keys that are made at random", members: ["hash"])
    /// The first eight digits of a log's id.
    static let shortID = GoldenKind(
        name: "id", pattern: "", reason: "the ids of logs are drawn at random", members: [])

    /// Sentences on the test machine, not on the input of the program; such a line is omitted.
    static let machine: [(sentence: Sentence, reason: String)] = [
        (StatusText.swapOn, "the machine swaps"),
        (StatusText.swapUnknown, "the machine has no /proc"),
        (StationText.unlockedMemory, "the limit of locked memory is low"),
    ]
}

/// The placeholders of one session.
struct GoldenPlaceholders {
    /// The session's folder: a scratch name.
    let folder: String
    private var numbers: [String: [String: Int]] = [:]
    private var hashes: Set<String> = []
    private var logs: Set<String> = []

    init(folder: String) { self.folder = folder }

    /// Reads what the last step left in the folder: keys files for their hashes, logs for their names and the hashes of
    /// their cells.
    mutating func look() throws {
        for name in try Folder.names(folder) {
            let path = folder + "/" + name
            switch Folder.kind(path) {
            case .file where name.hasPrefix("keys"):
                hashes.insert(try Hash.blake2b256(Folder.contents(path, limit: 1 << 20)).hex)
            case .folder:
                for place in [path, path + "/log"] where Folder.kind(place) == .folder {
                    logs.formUnion(try Folder.names(place).compactMap { Bytes16(hex: String($0.prefix(32)))?.hex })
                    for name in try Folder.names(place)
                    where name.hasSuffix(".intake") && Folder.kind(place + "/" + name) == .file {
                        try takeHashes(Folder.contents(place + "/" + name, limit: 1 << 24))
                    }
                }
            default: break
            }
        }
    }

    private mutating func takeHashes(_ log: [UInt8]) throws {
        for end in stride(from: CellLayout.size, through: log.count, by: CellLayout.size) {
            let start = end - CellLayout.size + CellLayout.trailerAt
            hashes.insert(try #require(Bytes32(Array(log[start..<start + 32]))).hex)
        }
    }

    /// The text without what is said of the machine that the tests run on.
    static func withoutMachine(_ text: String) -> String {
        var text = text
        for (sentence, _) in GoldenKind.machine {
            for words in [sentence.en, sentence.ru] {
                for line in ["! \(words)\n", "\(words)\n", "\"\(words)\",", ",\"\(words)\"", "\"\(words)\""] {
                    text = text.replacing(line, with: "")
                }
            }
        }
        return text
    }

    /// The text with placeholders.
    mutating func replace(_ text: String) throws -> String {
        var text = Self.withoutMachine(text).replacing(folder, with: "<folder>")
        for kind in GoldenKind.all {
            let found = text.matches(of: try Regex(kind.pattern).wordBoundaryKind(.simple)).map {
                String(text[$0.range])
            }
            for value in found { text = text.replacing(value, with: placeholder(kind, value)) }
        }
        for hash in hashes where text.contains(hash) {
            text = text.replacing(hash, with: placeholder(GoldenKind.hash, hash))
        }
        for log in logs where text.contains(log.prefix(8)) {
            text = text.replacing(log.prefix(8), with: placeholder(GoldenKind.shortID, log, mark: ", short"))
        }
        return text
    }

    private mutating func placeholder(_ kind: GoldenKind, _ value: String, mark: String = "") -> String {
        let number = numbers[kind.name]?[value] ?? (numbers[kind.name]?.count ?? 0) + 1
        numbers[kind.name, default: [:]][value] = number
        return "<\(kind.name) \(number)\(mark)>"
    }

    /// The members of a line of JSON that contain a forbidden placeholder.
    static func strays(in line: String) throws -> [String] {
        guard line.hasPrefix("{") || line.hasPrefix("["), line.contains("<") else { return [] }
        let value: JSONValue
        do { value = try CanonicalJSON.parse(Array(line.utf8), limit: 1 << 26) } catch { return [] }
        return strays(in: value, of: "")
    }

    private static func strays(in value: JSONValue, of member: String) -> [String] {
        switch value {
        case .object(let members): return members.flatMap { strays(in: $1, of: $0) + strays(in: .string($0), of: "") }
        case .array(let elements): return elements.flatMap { strays(in: $0, of: member) }
        case .string(let text):
            return (GoldenKind.all + [GoldenKind.hash]).filter { kind in
                text.contains("<\(kind.name) ") && !kind.members.contains(member)
            }.map { "\(member): <\($0.name)>" }
        default: return []
        }
    }
}
