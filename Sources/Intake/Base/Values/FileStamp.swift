// How a file that a coordinator signs is named everywhere: by the version that stands in it and the hash of its bytes.

/// A file that is named by its version and the hash of its bytes.
public struct FileStamp: Hashable, Sendable {
    /// The version that stands in the file. A session of a log may name any; those of keys files and route books are 1 or
    /// more.
    public var version: UInt64
    /// BLAKE2b-256 of the file's bytes.
    public var hash: Bytes32

    /// The file of this version and hash.
    public init(version: UInt64, hash: Bytes32) {
        self.version = version
        self.hash = hash
    }

    /// The file that `text` names; nil unless `text` is exactly what it would be called.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = UInt64(parts[0]), version > 0, String(version) == parts[0],
            let hash = Bytes32(hex: String(parts[1]))
        else { return nil }
        self.init(version: version, hash: hash)
    }

    /// What the file is called in an archive: `3-` and the 64 hex digits of its hash.
    package var text: String { "\(version)-\(hash.hex)" }
}
