// Keeps a sample of the logs of a run with this reader's verdicts, for the second reader in Tests/Conformance. A few of
// each torture and verdict, chosen by the seed.

import IntakeLog
import Synchronization
import TortureLab

/// Keeps some of the logs that are read.
final class Keeper: Sendable {
    static let shared = Keeper()

    private struct Kept {
        var bytes: [UInt8]
        var reading: String
    }

    private struct State {
        var folder: String?
        var seed: UInt64 = 0
        var torture = ""
        /// The number of logs with a verdict, by torture.
        var seen: [String: Int] = [:]
        var kept: [String: Kept] = [:]
    }

    private let state = Mutex(State())
    /// The number of logs kept for each torture and verdict.
    private static let each = 3
    /// Larger logs are skipped, because the second reader is slow.
    private static let maxBytes = 4 << 20

    /// Starts keeping logs for `folder`.
    func begin(_ settings: Settings) {
        guard let folder = settings.keep else { return }
        state.withLock { ($0.folder, $0.seed) = (folder, settings.seed) }
    }

    /// The following logs belong to this torture.
    func turn(to torture: String) { state.withLock { $0.torture = torture } }

    /// Considers the log at `path`, which read as `report`. Reservoir sampling: the more logs there were, the less
    /// likely it is kept.
    func consider(_ path: String, _ report: LogReport) throws {
        let name: String? = state.withLock { state in
            guard state.folder != nil else { return nil }
            let kind = state.torture + "-" + report.verdict.rawValue.split(separator: " ").joined(separator: "-")
            let number = state.seen[kind, default: 0]
            state.seen[kind] = number + 1
            let place =
                number < Self.each ? number : Int(Scramble.value(state.seed, UInt64(number)) % UInt64(number + 1))
            return place < Self.each ? "\(kind)-\(place + 1)" : nil
        }
        guard let name else { return }
        let bytes = Scratch.get(path)
        guard bytes.count <= Self.maxBytes else { return }
        var records: [String] = []
        _ = try LogFile.read(path, in: .laptop, with: try Lab.reader(), judge: NoJudge()) { record in
            records.append("\"\(record.id.hex):\(try Hash.blake2b256(record.text).hex)\"")
        }
        let reading =
            "{\"name\":\"\(name)\",\"verdict\":\"\(report.verdict.rawValue)\",\"findings\":["
            + report.findings.map(\.json).joined(separator: ",") + "],\"records\":["
            + records.joined(separator: ",") + "]}"
        state.withLock { $0.kept[name] = Kept(bytes: bytes, reading: reading) }
    }

    /// Writes the kept logs.
    func finish() throws {
        let (folder, kept) = state.withLock { ($0.folder, $0.kept) }
        guard let folder else { return }
        try Folder.make(folder)
        for (name, log) in kept { Scratch.put(log.bytes, "\(folder)/\(name).intake") }
        let readings = kept.sorted { $0.key < $1.key }.map(\.value.reading).joined(separator: ",\n")
        Scratch.put(Array("[\(readings)]\n".utf8), folder + "/readings.json")
        print("\(kept.count) logs kept in \(folder)")
    }
}

extension Finding {
    /// A finding as the second reader prints it: a word and its cells.
    fileprivate var json: String {
        var members = ["\"verdict\":\"\(word)\"", "\"first\":\(cells?.lowerBound ?? 0)"]
        switch self {
        case .pastCrash(let cells), .damaged(let cells): members.append("\"last\":\(cells.upperBound)")
        case .removedAndContinued(_, let cells?), .steppedBack(_, let cells): members.append("\"cells\":\(cells)")
        default: break
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
