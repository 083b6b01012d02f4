// A file of sealed parts that costs nothing to lose: it opens whole, under the key and for the purpose that it was
// sealed to, or not at all. docs/FORMAT.md describes it.

import Glibc

/// Reads and writes sealed parts.
enum SnapshotFile {
    private static let magic = Array("intksnp1".utf8)
    /// Magic 8, salt 16, count of the parts 4, all in the clear.
    private static let headerSize = 28
    private static let maxParts = 1 << 20

    /// What `take` makes of each part of the file at `path`; nil where there is none, where it does not open as what it
    /// must be, or where `take` says nil of a part.
    static func read<Value>(
        _ path: String, sealedTo purpose: Bytes32, key: borrowing SecretBytes, _ take: ([UInt8]) -> Value?
    ) -> [Value]? {
        guard let file = try? File(path, .read), let (isRegular, _, size) = try? file.status(), isRegular,
            let head = try? file.read(count: headerSize, at: 0), head.count == headerSize, head.prefix(8) == magic[...]
        else { return nil }
        let salt = Array(head[8..<24])
        let count = head[24...].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= maxParts, headerSize + count * 8 + Aead.overhead <= size else { return nil }
        var place = headerSize
        /// The next part, which has this many bytes of plaintext.
        func part(_ number: Int, _ count: Int) -> [UInt8]? {
            guard count >= 0, count <= size - place - Aead.overhead else { return nil }
            defer { place += count + Aead.overhead }
            return try? open(file, at: place, count, number, salt, purpose, key)
        }
        guard let list = part(0, count * 8) else { return nil }
        var reader = ByteReader(list)
        var parts: [Value] = []
        parts.reserveCapacity(count)
        for number in 0..<count {
            guard let size = try? Int(exactly: reader.integer(UInt64.self)),
                let value = part(number + 1, size).flatMap(take)
            else { return nil }
            parts.append(value)
        }
        return place == size ? parts : nil
    }

    /// Puts a file of `count` parts in the place of the one at `path`, or leaves that one as it is. Nobody waits for
    /// the medium: what a power cut leaves of it does not open.
    /// - Parameter part: makes the part of this number, from 0 on; asked for one after the other.
    static func write(
        _ count: Int, to path: String, sealedTo purpose: Bytes32, key: borrowing SecretBytes,
        _ part: (Int) -> [UInt8]
    ) throws {
        guard count <= maxParts else { return }
        let salt = try Random.bytes(16)
        var (head, list) = (ByteWriter(), ByteWriter())
        head.put(UInt32(count))
        let partPath = PartFile.name(for: path)
        var file = try File(partPath, .create)
        do {
            var place = headerSize + count * 8 + Aead.overhead
            for number in 0..<count {
                let plain = part(number)
                list.put(UInt64(plain.count))
                try file.write(seal(plain, number + 1, salt, purpose, key), at: place)
                place += plain.count + Aead.overhead
            }
            // What lies before the parts is known last.
            try file.write(magic + salt + head.bytes + seal(list.bytes, 0, salt, purpose, key), at: 0)
            try file.close()
            guard unsafe rename(partPath, path) == 0 else { throw FileError("rename", path) }
        } catch {
            Folder.remove(partPath)
            throw error
        }
    }

    /// Number of the part and what the file is for: neither part nor file stands for another one.
    private static func additional(_ number: Int, _ purpose: Bytes32) -> [UInt8] {
        purpose.array + nonceEnd(number)
    }

    private static func nonceEnd(_ number: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(UInt64(number))
        return writer.bytes
    }

    private static func seal(
        _ plain: [UInt8], _ number: Int, _ salt: [UInt8], _ purpose: Bytes32, _ key: borrowing SecretBytes
    ) throws -> [UInt8] {
        let (nonce, additional) = (salt + nonceEnd(number), additional(number, purpose))
        var sealed = [UInt8](repeating: 0, count: plain.count + Aead.overhead)
        try unsafe sealed.withUnsafeMutableBytes { out in
            try unsafe plain.withUnsafeBytes { plain in
                // An empty array has no address; nothing is read from where it would be.
                try unsafe Aead.seal(
                    out.baseAddress!, plain.baseAddress ?? UnsafeRawPointer(out.baseAddress!), plain.count,
                    additional: additional, additional.count, nonce: nonce, key: key.at(0))
            }
        }
        return sealed
    }

    private static func open(
        _ file: borrowing File, at place: Int, _ count: Int, _ number: Int, _ salt: [UInt8], _ purpose: Bytes32,
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
}
