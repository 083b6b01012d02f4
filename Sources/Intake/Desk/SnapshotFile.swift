// Writes a file of sealed parts. It is a cache, so it may be lost. `SealedParts` opens it only under the key and for
// the purpose to which it was sealed. docs/FORMAT.md describes it.

import Glibc
import IntakeBase
import IntakeLog

/// Writes sealed parts.
enum SnapshotFile {
    /// Replaces the file at `path` with one of `count` parts, or leaves it as it is. There is no sync: a file that is
    /// incomplete after a power cut does not open.
    /// - Parameter part: makes the part with this number, counted from 0; called in order.
    static func write(
        _ count: Int, to path: String, in system: System, sealedTo purpose: Bytes32, key: borrowing SecretBytes,
        _ part: (Int) -> [UInt8]
    ) throws {
        guard count <= SealedParts.maxParts else { return }
        let files = system.files
        var entropy = system.entropy.stream(path)
        let salt = entropy.bytes(16)
        var list = ByteWriter()
        let partPath = PartFile.name(for: path, in: files)
        var file = try File(partPath, .create, in: files)
        do {
            var place = SealedParts.start(count)
            for number in 0..<count {
                let plain = part(number)
                list.put(UInt64(plain.count))
                try file.write(seal(plain, number + 1, salt, purpose, key), at: place)
                place += plain.count + Aead.overhead
            }
            // The header and the list of sizes come first in the file, but are written last: only now the sizes are
            // known.
            try file.write(SealedParts.head(salt, count) + seal(list.bytes, 0, salt, purpose, key), at: 0)
            try file.close()
            try files.rename(partPath, to: path)
        } catch {
            files.remove(partPath)
            throw error
        }
    }

    private static func seal(
        _ plain: [UInt8], _ number: Int, _ salt: [UInt8], _ purpose: Bytes32, _ key: borrowing SecretBytes
    ) throws -> [UInt8] {
        let (nonce, additional) = (
            salt + SealedParts.nonceEnd(number), SealedParts.additional(number, purpose)
        )
        var sealed = [UInt8](repeating: 0, count: plain.count + Aead.overhead)
        try unsafe sealed.withUnsafeMutableBytes { out in
            try unsafe plain.withUnsafeBytes { plain in
                // An empty array has no address. Any other address will do, because zero bytes are read from it.
                try unsafe Aead.seal(
                    out.baseAddress!, plain.baseAddress ?? UnsafeRawPointer(out.baseAddress!), plain.count,
                    additional: additional, additional.count, nonce: nonce, key: key.at(0))
            }
        }
        return sealed
    }
}
