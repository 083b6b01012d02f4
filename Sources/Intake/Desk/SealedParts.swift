// The parts of a sealed file that are opened one by one, some of them much later than others, or never.

import Glibc
import IntakeBase
import IntakeLog

/// Where the parts of a sealed file lie, and what they open with besides the key.
struct SealedParts: Sendable {
    private static let magic = Array("intksnp1".utf8)
    /// Magic 8, salt 16, count of the parts 4, all in the clear.
    private static let headerSize = 28
    static let maxParts = 1 << 20

    let path: String
    private let files: Files
    private let salt: [UInt8]
    private let purpose: Bytes32
    /// Where each part lies, and how many bytes of plaintext it has.
    private var places: [(at: Int, count: Int)] = []

    /// The parts of an open file; nil where it does not begin as what it must be, or has not the size that it says.
    init?(_ file: borrowing File, in files: Files, sealedTo purpose: Bytes32, key: borrowing SecretBytes) {
        guard let (isRegular, _, size) = try? file.status(), isRegular,
            let head = try? file.read(count: Self.headerSize, at: 0), head.count == Self.headerSize,
            head.prefix(8) == Self.magic[...]
        else { return nil }
        path = file.path
        self.files = files
        salt = Array(head[8..<24])
        self.purpose = purpose
        let count = Int(LittleEndian.number(head[24...], as: UInt32.self))
        guard count <= Self.maxParts, Self.headerSize + count * 8 + Aead.overhead <= size,
            let list = try? open(0, (Self.headerSize, count * 8), of: file, key)
        else { return nil }
        var reader = ByteReader(list)
        var place = Self.headerSize + count * 8 + Aead.overhead
        places.reserveCapacity(count)
        for _ in 0..<count {
            guard let bytes = try? Int(exactly: reader.integer(UInt64.self)), bytes >= 0,
                bytes <= size - place - Aead.overhead
            else { return nil }
            places.append((place, bytes))
            place += bytes + Aead.overhead
        }
        guard place == size else { return nil }
    }

    /// How many there are.
    var count: Int { places.count }

    /// Bytes of plaintext of the part with this number, from 0 on.
    func size(_ number: Int) -> Int { places[number].count }

    /// The part with this number; nil where it does not open.
    func open(_ number: Int, of file: borrowing File, _ key: borrowing SecretBytes) -> [UInt8]? {
        try? open(number + 1, places[number], of: file, key)
    }

    /// The same, from the file that lies at its path by now.
    func open(_ number: Int, _ key: borrowing SecretBytes) -> [UInt8]? {
        guard let file = try? File(path, .read, in: files) else { return nil }
        return open(number, of: file, key)
    }

    private func open(
        _ number: Int, _ place: (at: Int, count: Int), of file: borrowing File, _ key: borrowing SecretBytes
    ) throws -> [UInt8] {
        let (nonce, additional) = (salt + Self.nonceEnd(number), Self.additional(number, purpose))
        let sealed = place.count + Aead.overhead
        return try unsafe [UInt8](unsafeUninitializedCapacity: sealed) { buffer, filled in
            let bytes = unsafe UnsafeMutableRawBufferPointer(start: buffer.baseAddress!, count: sealed)
            guard try unsafe file.read(into: bytes, at: place.at) == sealed else { throw ByteReader.Malformed() }
            try unsafe Aead.open(
                bytes.baseAddress!, bytes.baseAddress!, sealed, additional: additional, additional.count,
                nonce: nonce, key: key.at(0))
            filled = place.count
        }
    }

    /// What stands before the parts in the clear.
    static func head(_ salt: [UInt8], _ count: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(UInt32(count))
        return magic + salt + writer.bytes
    }

    /// Where the first part lies.
    static func start(_ count: Int) -> Int { headerSize + count * 8 + Aead.overhead }

    /// Number of the part and what the file is for: neither part nor file stands for another one.
    static func additional(_ number: Int, _ purpose: Bytes32) -> [UInt8] {
        purpose.array + nonceEnd(number)
    }

    static func nonceEnd(_ number: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(UInt64(number))
        return writer.bytes
    }
}
