// Reads a file of sealed parts (SnapshotFile.swift writes it; docs/FORMAT.md describes it).

import Glibc
import IntakeBase
import IntakeLog

/// The layout of a file of sealed parts, and how they are opened.
enum SealedParts {
    private static let magic = Array("intksnp1".utf8)
    /// In the clear: magic (8 bytes), salt (16), number of parts (4).
    private static let headerSize = 28
    static let maxParts = 1 << 20

    /// All parts of the file at `path`; nil if its header or its size is wrong, or a part does not open.
    static func open(
        _ path: String, in files: Files, sealedTo purpose: Bytes32, key: borrowing SecretBytes
    ) -> [[UInt8]]? {
        guard let file = try? File(path, .read, in: files), let (isRegular, _, size) = try? file.status(), isRegular,
            let head = try? file.read(count: headerSize, at: 0), head.count == headerSize,
            head.prefix(8) == magic[...]
        else { return nil }
        let salt = Array(head[8..<24])
        let count = Int(LittleEndian.number(head[24...], as: UInt32.self))
        guard count <= maxParts, start(count) <= size,
            let list = try? open(0, headerSize, count * 8, of: file, salt, purpose, key)
        else { return nil }
        var (reader, place, parts) = (ByteReader(list), start(count), [[UInt8]]())
        for number in 1..<count + 1 {
            guard let bytes = try? Int(exactly: reader.integer(UInt64.self)), bytes >= 0,
                bytes <= size - place - Aead.overhead,
                let part = try? open(number, place, bytes, of: file, salt, purpose, key)
            else { return nil }
            parts.append(part)
            place += bytes + Aead.overhead
        }
        return place == size ? parts : nil
    }

    private static func open(
        _ number: Int, _ place: Int, _ count: Int, of file: borrowing File, _ salt: [UInt8], _ purpose: Bytes32,
        _ key: borrowing SecretBytes
    ) throws -> [UInt8] {
        let (nonce, additional) = (salt + nonceEnd(number), additional(number, purpose))
        let sealed = count + Aead.overhead
        return try unsafe [UInt8](unsafeUninitializedCapacity: sealed) { buffer, filled in
            let bytes = unsafe UnsafeMutableRawBufferPointer(start: buffer.baseAddress!, count: sealed)
            guard try unsafe file.read(into: bytes, at: place) == sealed else { throw ByteReader.Malformed() }
            try unsafe Aead.open(
                bytes.baseAddress!, bytes.baseAddress!, sealed, additional: additional, additional.count,
                nonce: nonce, key: key.at(0))
            filled = count
        }
    }

    /// The header, which is in the clear.
    static func head(_ salt: [UInt8], _ count: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(UInt32(count))
        return magic + salt + writer.bytes
    }

    /// The place of the first part: after the header and the sealed list of sizes.
    static func start(_ count: Int) -> Int { headerSize + count * 8 + Aead.overhead }

    /// The associated data: the number of the part and the purpose of the file, so that no part can
    /// replace another part, and no file another file.
    static func additional(_ number: Int, _ purpose: Bytes32) -> [UInt8] {
        purpose.array + nonceEnd(number)
    }

    static func nonceEnd(_ number: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(UInt64(number))
        return writer.bytes
    }
}
