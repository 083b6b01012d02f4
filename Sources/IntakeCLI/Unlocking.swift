// The only way in which a command unlocks this laptop: it asks for the passphrase, warns if memory could not be locked,
// and lends the keys.

import Intake
import IntakeLog

extension Home {
    /// Lends this laptop's identity to `body`, unlocked with the passphrase from the option or the terminal; the
    /// passphrase is wiped first. All keys are in memory while `body` runs, so `body` should copy what it needs and
    /// return. Meanwhile a terminal that was used for the question shows nothing that is typed.
    func withIdentity<R>(
        _ option: PassphraseOption, in context: Context, _ body: (borrowing Identity) throws -> R
    ) throws -> R {
        try Passphrase.source(option, in: context) { source in
            let identity = try unlocked(source, in: context)
            if !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
            return try body(identity)
        }
    }

    /// Creates this laptop's identity, locked with a new passphrase.
    func setUp(
        role: Role, label: Label, _ option: PassphraseOption, in context: Context
    ) throws -> IdentityCard {
        try Passphrase.source(option, in: context) { source in
            let card = try setUp(role: role, label: label, passphrase: source.new())
            if !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
            return card
        }
    }

    /// Asks again in this process after a typing error. If the program ended instead, the person might type the
    /// passphrase into a shell, which shows it and keeps it in its history.
    private func unlocked(_ source: Passphrase, in context: Context) throws -> Identity {
        var before = try SecretBytes(count: 0)
        for _ in 1..<source.tries {
            let words = try source.existing()
            do {
                return try unlocked(with: words, tryingOlderForms: words.equals(before), in: context)
            } catch IdentityError.wrongPassphrase {
                source.say(TerminalText.passphraseWrong)
            }
            before = words
        }
        return try unlocked(with: source.existing(), tryingOlderForms: true, in: context)
    }

    /// Tries the older encodings of the passphrase too. Each costs a run of Argon2id, so they are tried only if the
    /// person gives the same words again, or at the last try: a single typing error costs one run.
    private func unlocked(
        with passphrase: borrowing SecretBytes, tryingOlderForms: Bool, in context: Context
    ) throws -> Identity {
        do {
            return try unlock(passphrase)
        } catch IdentityError.wrongPassphrase {
            // Checked only after failure: a passphrase that unlocks is right, even if it looks malformed.
            if let problem = Passphrase.problem(of: passphrase) { throw problem }
            guard tryingOlderForms else { throw IdentityError.wrongPassphrase }
            if let identity = try tried(Passphrase.asPastedBefore(passphrase)) {
                context.remark(TerminalText.passphraseKeptWithMarks)
                return identity
            }
            let identity = try unlock(Passphrase.asMarkedBefore(passphrase))
            context.remark(TerminalText.passphraseKeptWithByteOrderMark)
            return identity
        }
    }

    /// Nil if the passphrase is wrong.
    private func tried(_ passphrase: consuming SecretBytes) throws -> Identity? {
        do {
            return try unlock(passphrase)
        } catch IdentityError.wrongPassphrase {
            return nil
        }
    }
}
