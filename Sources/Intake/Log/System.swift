// What a laptop is, apart from its program: its files, its clock, its randomness, and what deriving a key costs it.

import Glibc
import IntakeBase

/// The machine that a laptop runs on, as values: this one, or one in memory.
package struct System: Sendable {
    /// Its files, and those of the sticks in it.
    package var files: Files
    /// What ids, codes, keys and nonces are drawn from.
    package var entropy: EntropySource
    /// Its clock; Unix seconds.
    package var clock: @Sendable () -> Int64
    /// What Argon2id costs for a new identity.
    package var identityCost: PasswordCost
    /// What Argon2id costs for a receipt. Laptops that compare receipts agree on it.
    package var receiptCost: PasswordCost

    /// This machine.
    package static let laptop = System(
        files: .laptop, entropy: .system, clock: { Int64(time(nil)) }, identityCost: .moderate,
        receiptCost: .interactive)
}
