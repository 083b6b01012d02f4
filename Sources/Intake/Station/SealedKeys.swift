// A keys file on its way to the desk, in a small log of its own.

import IntakeLog

/// Keys files that travel beside the logs, sealed to the same readers.
enum SealedKeys {
    /// How the names of such files end; not `.intake`, for they are no logs of requests.
    static let suffix = ".intake-keys"
    private static let part = 100_000
    private static let maxBytes = 4 << 20

    /// A file that cannot be taken; what is said of it.
    struct Unread: Error {
        var report: LogReport
    }

    /// What the records of a file are: the parts of a keys file, or others.
    enum Content { case keys, others }

    private struct First: Error {
        var content: Content
    }

    /// No sealed keys file is larger; bytes.
    private static let maxFile = 8 << 20

    /// What a file holds, by its first record; nil where this reader can open none. What is too large is no keys file.
    static func content(of path: String, in files: Files, with reader: borrowing SealingKey) throws -> Content? {
        if let size = FileMark(path, in: files)?.size, size > maxFile { return .others }
        do {
            _ = try LogFile.read(path, in: files, with: reader, judge: NoJudge()) { record in
                // Only what is in the record can be wrong with a signature. It comes first; where its record is damaged,
                // the name decides on a text that cannot be an event, which begins with a brace.
                let isSigned = (try? MinisignSignature(file: record.text)) != nil
                let isPart = path.hasSuffix(suffix) && record.text.first != UInt8(ascii: "{")
                throw First(content: isSigned || isPart ? .keys : .others)
            }
            return nil
        } catch let first as First {
            return first.content
        }
    }

    /// What is said of what looks like a keys file and is not taken, with what else was found in it.
    static func notTaken(_ findings: [Finding] = []) -> LogReport {
        var report = LogReport()
        report.findings = findings + [.unreadable(.keysNotTaken)]
        return report
    }

    /// The signature, then the file in parts.
    static func texts(_ signed: SignedFile) -> [[UInt8]] {
        let bytes = signed.bytes
        return [Array(signed.signature.file.utf8)]
            + stride(from: 0, to: bytes.count, by: part).map { Array(bytes[$0..<min($0 + part, bytes.count)]) }
    }

    /// The keys file in the sealed file at `path`; nil where it is not for this reader.
    /// Throws `Unread` where it could not be read, is damaged, or is no such file.
    static func open(_ path: String, in files: Files, with reader: borrowing SealingKey) throws -> SignedFile? {
        var texts: [[UInt8]] = []
        var count = 0
        let report = try LogFile.read(path, in: files, with: reader, judge: NoJudge()) { record in
            count += record.text.count
            if count <= maxBytes { texts.append(record.text) }
        }
        if report.verdict == .unreadable || report.verdict == .newerVersion { throw Unread(report: report) }
        if texts.isEmpty, report.findings.contains(where: { $0.verdict == .notSealedToThisKey }) { return nil }
        // Only what is in the file can be wrong with a signature: nothing else is thrown here.
        guard report.verdict == .complete, count <= maxBytes, let first = texts.first,
            let signature = try? MinisignSignature(file: first)
        else { throw Unread(report: notTaken(report.findings)) }
        return SignedFile(path: path, bytes: Array(texts.dropFirst().joined()), signature: signature)
    }
}
