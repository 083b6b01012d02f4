// What the lead coordinator signs and laptops adopt: the keys file and the route book. Both are named by the version
// that stands in them and the hash of their bytes.

import IntakeBase
import IntakeLog
import IntakeTriage

/// A kind of signed file that a laptop puts in force.
public protocol Adoptable: Sendable {
    /// Reads what the signature is over; `file` is its name, for errors. Throws `TOMLError` where it is malformed.
    init(adopting bytes: [UInt8], file: String) throws
    /// Version and hash.
    var storedName: StoredName { get }
    /// The signer, where the file names it.
    var namedSigner: MinisignKey? { get }
    /// How the names of such files end in the archive.
    static var suffix: String { get }
    /// The largest file that is read, in bytes.
    static var maxBytes: Int { get }
}

/// What an adopted file is called in the archive: `3-` and the 64 hex digits of its hash.
public struct StoredName: Hashable, Sendable {
    /// The version that stands in the file, 1 or more.
    public let version: Int
    /// BLAKE2b-256 of the file's bytes.
    public let hash: Bytes32

    /// The file of this version and hash.
    public init(version: Int, hash: Bytes32) {
        self.version = version
        self.hash = hash
    }

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int(parts[0]), version > 0, String(version) == parts[0],
            let hash = Bytes32(hex: String(parts[1]))
        else { return nil }
        self.init(version: version, hash: hash)
    }

    var text: String { "\(version)-\(hash.hex)" }
}

extension KeysFile: Adoptable {
    /// Reads a keys file that is to be adopted. Throws `TOMLError`.
    public init(adopting bytes: [UInt8], file: String) throws {
        self = try KeysFile(bytes, file: file)
    }
    /// Version and hash.
    public var storedName: StoredName { StoredName(version: version, hash: hash) }
    /// The signer, where the file names it.
    public var namedSigner: MinisignKey? { root }
    /// How the names of keys files end in the archive.
    public static var suffix: String { ".keys" }
}

extension RouteBook: Adoptable {
    /// Reads a route book, and works out its hash. Throws `TOMLError`.
    public init(adopting bytes: [UInt8], file: String) throws {
        self = try RouteBook(bytes, file: file, hash: try Hash.blake2b256(bytes))
    }
    /// Version and hash.
    public var storedName: StoredName { StoredName(version: stamp.version, hash: stamp.hash) }
    /// A route book names no signer: it is the one of the keys.
    public var namedSigner: MinisignKey? { nil }
    /// How the names of route books end in the archive.
    public static var suffix: String { ".routes" }
}
