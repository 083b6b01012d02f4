// The files that the lead coordinator signs and laptops adopt: keys file and route book. Each is identified by the
// version in it and the hash of its bytes.

import IntakeBase
import IntakeLog
import IntakeTriage

/// A kind of signed file that a laptop puts in force.
package protocol Adoptable: Sendable {
    /// Parses the signed bytes; `file` is the name in errors. Throws `TOMLError` if they are malformed.
    init(adopting bytes: [UInt8], file: String) throws
    /// Version and hash.
    var fileStamp: FileStamp { get }
    /// The signer, if the file names one.
    var namedSigner: MinisignKey? { get }
    /// The suffix of such file names in the archive.
    static var suffix: String { get }
    /// The largest file that is read, in bytes.
    static var maxBytes: Int { get }
}

extension KeysFile: Adoptable {
    /// Parses a keys file that is to be adopted. Throws `TOMLError`.
    public init(adopting bytes: [UInt8], file: String) throws {
        self = try KeysFile(bytes, file: file)
    }
    /// Version and hash.
    package var fileStamp: FileStamp { FileStamp(version: UInt64(version), hash: hash) }
    /// The signer, if the file names one.
    package var namedSigner: MinisignKey? { root }
    /// The suffix of keys files in the archive.
    package static var suffix: String { ".keys" }
}

extension RouteBook: Adoptable {
    /// Parses a route book and computes its hash. Throws `TOMLError`.
    public init(adopting bytes: [UInt8], file: String) throws {
        self = try RouteBook(bytes, file: file, hash: try Hash.blake2b256(bytes))
    }
    /// Version and hash.
    package var fileStamp: FileStamp { FileStamp(version: UInt64(stamp.version), hash: stamp.hash) }
    /// A route book names no signer: it must be the signer of the keys.
    package var namedSigner: MinisignKey? { nil }
    /// The suffix of route books in the archive.
    package static var suffix: String { ".routes" }
}
