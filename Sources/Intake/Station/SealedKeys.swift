// A keys file that is carried to the desk in a small log of its own.

import IntakeLog

/// Keys files that are carried beside the logs, sealed to the same readers.
enum SealedKeys {
    /// The suffix of such files; not `.intake`, because they are not logs of requests.
    static let suffix = ".intake-keys"
    private static let part = 100_000
    private static let maxBytes = 4 << 20

    /// A file that is not accepted, with the report on it.
    struct Unread: Error {
        var report: LogReport
    }

    /// The content of a file's records: the parts of a keys file, or something else.
    enum Content { case keys, others }

    private struct First: Error {
        var content: Content
    }

    /// The maximum size of a sealed keys file, in bytes.
    private static let maxFile = 8 << 20

    /// The kind of content, from the first record; nil if this reader can open none. A file that is too large is no
    /// keys file.
    static func content(of path: String, in files: Files, with reader: borrowing SealingKey) throws -> Content? {
        if let size = FileMark(path, in: files)?.size, size > maxFile { return .others }
        do {
            _ = try LogFile.read(path, in: files, with: reader, judge: NoJudge()) { record in
                // Parsing a signature fails only because of the bytes of the record, so `try?` hides no other error.
                // The signature comes first. If its record is damaged, the name decides about a text that cannot be an
                // event: an event begins with a brace.
                let isSigned = (try? MinisignSignature(file: record.text)) != nil
                let isPart = path.hasSuffix(suffix) && record.text.first != UInt8(ascii: "{")
                throw First(content: isSigned || isPart ? .keys : .others)
            }
            return nil
        } catch let first as First {
            return first.content
        }
    }

    /// The report on a file that looks like a keys file and is not accepted, with its other findings.
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

    /// The keys file in the sealed file at `path`; nil if it is not sealed to this reader.
    /// Throws `Unread` if it could not be read, is damaged, or is no such file.
    static func open(_ path: String, in files: Files, with reader: borrowing SealingKey) throws -> SignedFile? {
        var texts: [[UInt8]] = []
        var count = 0
        let report = try LogFile.read(path, in: files, with: reader, judge: NoJudge()) { record in
            count += record.text.count
            if count <= maxBytes { texts.append(record.text) }
        }
        if report.verdict == .unreadable || report.verdict == .newerVersion { throw Unread(report: report) }
        if texts.isEmpty, report.findings.contains(where: { $0.verdict == .notSealedToThisKey }) { return nil }
        // Parsing a signature fails only because of its bytes, so `try?` hides no other error.
        guard report.verdict == .complete, count <= maxBytes, let first = texts.first,
            let signature = try? MinisignSignature(file: first)
        else { throw Unread(report: notTaken(report.findings)) }
        return SignedFile(path: path, bytes: Array(texts.dropFirst().joined()), signature: signature)
    }
}
