// A small file of the desk, sealed whole under the coordinator's identity: `desk/heads` and `desk/shown`. The cache, which
// is large, is in parts (SealedParts.swift).

import IntakeBase
import IntakeLog

/// What a sealed file is for: only a file that was sealed for the same purpose opens.
struct SealedNote {
    private let purpose: [UInt8]
    private let maxBytes: Int

    /// A file for this purpose, of at most `maxBytes` bytes.
    init(_ purpose: String, maxBytes: Int) { (self.purpose, self.maxBytes) = (Array(purpose.utf8), maxBytes) }

    /// The content of the file at `path`, which may be a link, and the path of the file itself; nil if there is none.
    /// `plain` is nil if the file does not open. Throws `FileError`, `SodiumError.noMemory`.
    func read(
        _ path: String, in files: Files, key: borrowing SecretBytes
    ) throws -> (path: String, plain: [UInt8]?)? {
        guard let path = try files.target(of: path), let box = try files.contents(ifThere: path, limit: maxBytes) else {
            return nil
        }
        guard let plain = try SecretBox.opened(box, additional: purpose, key: key) else { return (path, nil) }
        return (path, unsafe plain.withUnsafeBytes { unsafe [UInt8]($0) })
    }

    /// Replaces the file at `path`.
    func write(_ bytes: [UInt8], to path: String, in system: System, key: borrowing SecretBytes) throws {
        var plain = try SecretBytes(count: bytes.count)
        unsafe plain.withUnsafeMutableBytes { unsafe $0.copyBytes(from: bytes) }
        var entropy = system.entropy.stream(path)
        let path = try system.files.target(of: path) ?? path
        try system.files.replace(path, with: try SecretBox.seal(plain, additional: purpose, key: key, &entropy))
    }
}
