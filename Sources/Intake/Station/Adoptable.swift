// What the lead coordinator signs and laptops adopt: the keys file and the route book. Both are named by the version
// that stands in them and the hash of their bytes.

import IntakeBase
import IntakeLog
import IntakeTriage

/// A kind of signed file that a laptop puts in force.
package protocol Adoptable: Sendable {
    /// Reads what the signature is over; `file` is its name, for errors. Throws `TOMLError` where it is malformed.
    init(adopting bytes: [UInt8], file: String) throws
    /// Version and hash.
    var fileStamp: FileStamp { get }
    /// The signer, where the file names it.
    var namedSigner: MinisignKey? { get }
    /// How the names of such files end in the archive.
    static var suffix: String { get }
    /// The largest file that is read, in bytes.
    static var maxBytes: Int { get }
}

extension KeysFile: Adoptable {
    /// Reads a keys file that is to be adopted. Throws `TOMLError`.
    public init(adopting bytes: [UInt8], file: String) throws {
        self = try KeysFile(bytes, file: file)
    }
    /// Version and hash.
    package var fileStamp: FileStamp { FileStamp(version: UInt64(version), hash: hash) }
    /// The signer, where the file names it.
    package var namedSigner: MinisignKey? { root }
    /// How the names of keys files end in the archive.
    package static var suffix: String { ".keys" }
}

extension RouteBook: Adoptable {
    /// Reads a route book, and works out its hash. Throws `TOMLError`.
    public init(adopting bytes: [UInt8], file: String) throws {
        self = try RouteBook(bytes, file: file, hash: try Hash.blake2b256(bytes))
    }
    /// Version and hash.
    package var fileStamp: FileStamp { FileStamp(version: UInt64(stamp.version), hash: stamp.hash) }
    /// A route book names no signer: it is the one of the keys.
    package var namedSigner: MinisignKey? { nil }
    /// How the names of route books end in the archive.
    package static var suffix: String { ".routes" }
}
