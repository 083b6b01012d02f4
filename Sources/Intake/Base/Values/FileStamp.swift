// The name of a signed file, the same everywhere: the version that is written in it, and the hash of its bytes.

/// A signed file, identified by its version and the hash of its bytes.
public struct FileStamp: Hashable, Sendable {
    /// The version that is written in the file. Keys files and route books have 1 or more; a session of a log may name
    /// any.
    public var version: UInt64
    /// BLAKE2b-256 of the file's bytes.
    public var hash: Bytes32

    /// The file of this version and hash.
    public init(version: UInt64, hash: Bytes32) {
        self.version = version
        self.hash = hash
    }

    /// Parses the form of `text`; nil for anything that `text` would not write exactly so.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = UInt64(parts[0]), version > 0, String(version) == parts[0],
            let hash = Bytes32(hex: String(parts[1]))
        else { return nil }
        self.init(version: version, hash: hash)
    }

    /// The file's name in an archive: version, hyphen, hash (`3-` and 64 hex digits).
    package var text: String { "\(version)-\(hash.hex)" }
}
