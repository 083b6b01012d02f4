// The machine below the program: its files, its clock, its randomness, and the cost of deriving a key.

import Glibc
import IntakeBase

/// The machine that a laptop runs on, as a value: this one, or one in memory.
package struct System: Sendable {
    /// Its files, and those of the sticks that are plugged in.
    package var files: Files
    /// The source of ids, codes, keys and nonces.
    package var entropy: EntropySource
    /// Its clock, in Unix seconds.
    package var clock: @Sendable () -> Int64
    /// The cost of Argon2id for a new identity.
    package var identityCost: PasswordCost
    /// The cost of Argon2id for a receipt. Laptops that compare receipts must agree on it.
    package var receiptCost: PasswordCost

    /// This machine.
    package static let laptop = System(
        files: .laptop, entropy: .system, clock: { Int64(time(nil)) }, identityCost: .moderate,
        receiptCost: .interactive)
}
