// Logs as a volunteer's laptop makes them, by the program's own writer: sessions of 20 records, each closed.

import Intake
import IntakeBase
import IntakeLog

/// The keys of a laptop and its readers, for one run.
struct Laptop: ~Copyable {
    let readers: [SealingPublicKey]
    let reader: SealingKey
    let folder: String

    /// A laptop that writes for this number of readers into `folder`.
    init(readers count: Int, folder: String) throws {
        let reader = try SealingKey(secret: try SecretBytes.random(count: 32))
        var others: [SealingPublicKey] = []
        for _ in 1..<max(1, count) {
            others.append(try SealingKey(secret: try SecretBytes.random(count: 32)).publicKey)
        }
        // The measured reader has the last slot, the worst case for trying slots.
        readers = others + [reader.publicKey]
        self.reader = reader
        self.folder = folder
    }

    var setting: SessionSetting {
        SessionSetting(
            recipients: readers, keysFile: FileStamp(version: 1, hash: Bytes32()),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: Bytes32(repeating: 7))
    }

    func writer() throws -> LogWriter {
        let author = Author(
            signing: try SigningKey(seed: try SecretBytes.random(count: 32)),
            stateKey: try SecretBytes.random(count: 32))
        return try LogWriter(folder: folder, author: author, command: "benchmark") { Requests.start }
    }

    /// Seals these texts in sessions of 20, and returns the path of the log.
    func seal(_ texts: [[UInt8]], in writer: LogWriter) throws -> String {
        let setting = setting
        for (index, text) in texts.enumerated() {
            try writer.append(text, id: try Bytes16.random(), under: setting)
            if index % 20 == 19 { try writer.close() }
        }
        try writer.close()
        guard let head = writer.head else { throw Trouble("the writer has no log") }
        return folder + "/" + head.logID.hex + ".intake"
    }
}

extension Bytes32 {
    init(repeating byte: UInt8) { self.init([UInt8](repeating: byte, count: 32))! }
}
