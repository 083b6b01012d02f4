// Writes new logs for the second reader in Tests/Conformance, which names the folder. Not part of the usual tests.

import FoundationEssentials
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

private let target = ProcessInfo.processInfo.environment["INTAKE_CONFORMANCE_FOLDER"]

@Suite(.enabled(if: target != nil)) struct ConformanceTests {
    private struct Reading: Encodable {
        var name: String
        var verdict: String
        var findings: [PlainFinding]
        var records: [String]
    }

    @Test func `fresh logs and what this reader says of them are written for the second reader`() throws {
        var readings: [Reading] = []
        for (name, bytes) in try fresh() {
            let (report, records) = try LogLab().read(bytes)
            try Folder.replace(target! + "/\(name).intake", with: bytes)
            readings.append(
                Reading(
                    name: name, verdict: report.verdict.rawValue, findings: report.findings.map(PlainFinding.init),
                    records: records.map { $0.id.hex + ":" + (try! Hash.blake2b256($0.text).hex) }))
        }
        try Folder.replace(target! + "/readings.json", with: Array(JSONEncoder().encode(readings)))
    }

    @Test func `the files of the vectors are made anew for the second reader`() throws {
        let folder = target! + "/vectors"
        try Folder.make(folder)
        for (name, bytes) in try VectorLog.files() { try Folder.replace("\(folder)/\(name)", with: bytes) }
        try Folder.replace(folder + "/identity", with: VectorLog.identity(.volunteer).bytes)
        try Folder.replace(folder + "/identity-irina", with: VectorLog.identity(.coordinator).bytes)
        // The state of the laptop that wrote the log, with random nonces.
        let lab = try LogLab()
        _ = try VectorLog.make(in: lab)
        try Folder.replace(folder + "/state", with: Folder.contents(lab.folder + "/log/state", limit: 9000))
        let aside = try LogLab()
        let signed = try VectorLog.sign(VectorLog.keys(version: 1), at: folder + "/keys-1")
        let carried = try aside.writer().sealAside(SealedKeys.texts(signed), under: aside.setting)
        try Folder.replace(folder + "/carried.intake-keys", with: carried)
    }

    private func fresh() throws -> [(String, [UInt8])] {
        let lab = try LogLab()
        let sizes = [0, 1, 3820, 3821, 7641, 20_000, 61_121, 122_240]
        try lab.write(sessions: [3, 1, 4]) { Array(repeating: UInt8(65 + $0), count: sizes[$0]) }
        let whole = try lab.bytes()
        let cells = whole.count / 4096
        var logs = [("complete", whole), ("cut", Array(whole[..<((cells - 3) * 4096)]))]
        logs.append(("torn", Array(whole[..<((cells - 3) * 4096 - 1000)])))
        for cell in [0, 1, 2, 5, cells / 2, cells - 1] {
            var damaged = whole
            damaged[cell * 4096 + Int.random(in: 0..<4096)] ^= UInt8.random(in: 1...255)
            logs.append(("damaged-\(cell)", damaged))
        }
        var lost = whole
        lost.removeSubrange(5 * 4096..<9 * 4096 + 512)
        logs.append(("lost", lost))
        logs.append(("crash", try crashed(times: 1)))
        logs.append(("two-crashes", try crashed(times: 2)))
        logs.append(("removed", try removed()))
        logs.append(("torn-in-a-row", try torn()))
        for cut in [4031, 4032, 4063, 4064, 4065, 4090, 4095] {
            let (lab, bytes) = (try LogLab(), 8192 + cut)
            try lab.crash(bytes: bytes)
            let torn = try lab.bytes() + [UInt8](repeating: 0, count: 4096 - cut)
            logs += [("filled-\(cut)", torn), ("filled-\(cut)-changed", torn.flipped(2, 2000))]
        }
        for log in try RuleLog.all() { logs.append(("rule " + log.name, log.bytes)) }
        let crashed = try crashed(times: 2)
        for number in 0..<60 { logs.append(("mangled-\(number)", mangled(crashed))) }
        return logs
    }

    /// A log after one to three random damages.
    private func mangled(_ whole: [UInt8]) -> [UInt8] {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...3) where bytes.count >= 8192 {
            let cells = bytes.count / 4096
            let (one, other) = (Int.random(in: 0..<cells) * 4096, Int.random(in: 0..<cells) * 4096)
            switch Int.random(in: 0..<6) {
            case 0: bytes[Int.random(in: bytes.indices)] ^= 1
            case 1: bytes.removeSubrange(one..<one + 4096)
            case 2: bytes.insert(contentsOf: bytes[other..<other + 4096], at: one)
            case 3: for offset in 0..<4096 { bytes.swapAt(one + offset, other + offset) }
            case 4: bytes.removeLast(Int.random(in: 1..<8192))
            default: bytes.insert(contentsOf: [UInt8](repeating: 0x69, count: Int.random(in: 1..<5000)), at: one)
            }
        }
        return bytes
    }

    /// A log with several torn writes in a row before one succeeded.
    private func crashed(times: Int) throws -> [UInt8] {
        let lab = try LogLab()
        try lab.write(sessions: [2])
        let state = try Folder.contents(lab.folder + "/log/state", limit: 1 << 20)
        for _ in 0..<times {
            try lab.write(sessions: [1])
            try Folder.replace(lab.folder + "/log/state", with: state)
            try Folder.replace(lab.logs[0], with: Array(lab.bytes().dropLast(4096 + 1000)))
        }
        try lab.write(sessions: [2])
        return try lab.bytes()
    }

    /// A manual copy after several torn writes in a row, none of which succeeded.
    private func torn() throws -> [UInt8] {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        for bytes in [100, 8192 + 100, 8192, 12_288 + 100] { try lab.crash(bytes: bytes) }
        return try lab.bytes()
    }

    /// A log that a thief with the laptop's current keys cut, and continued.
    private func removed() throws -> [UInt8] {
        let lab = try LogLab()
        try lab.write(sessions: [3])
        let bytes = Array(try lab.bytes()[..<(3 * 4096)])
        let author = try lab.author()
        guard
            case .state(let state) = try LogStateFile(path: lab.folder + "/log/state", in: .laptop).read(
                key: author.stateKey)
        else { return [] }
        let head = Bytes32(bytes.suffix(32))!
        let builder = try CellBuilder(
            logID: state.logID, number: 3, head: head, auth: state.auth, entropy: .system)
        var content = SessionContent()
        (content.logID, content.number, content.previous) = (state.logID, 3, head)
        (content.author, content.time) = (author.signing.publicKey, lab.clock.now)
        (content.keysFile, content.routeBook) = (lab.setting.keysFile, lab.setting.routeBook)
        content.recipients = lab.setting.recipients
        try builder.session(content, signer: author.signing)
        try builder.add(.close, CloseContent(records: 1, time: 0).bytes, signer: author.signing)
        var added: [UInt8] = []
        unsafe builder.take { unsafe added += $0 }
        return bytes + added
    }
}
