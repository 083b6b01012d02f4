// The keys of a laptop that recording needs, and no others: an import writes its event after the identity was wiped.

import IntakeLog

/// Copies of the keys that a recorder needs, so that it can be opened after the identity was wiped.
package struct RecorderKeys: ~Copyable, Sendable {
    private let author: Author
    /// Opens the ledger of forms; 32 bytes.
    let ledger: SecretBytes

    /// Copies the keys of an identity. Throws `SodiumError`.
    package init(_ identity: borrowing Identity) throws {
        let author = try identity.author()
        let ledger = try identity.state.copy()
        self.author = author
        self.ledger = ledger
    }

    /// Gives up the keys of the log's author.
    consuming func takeAuthor() -> Author { author }
}
