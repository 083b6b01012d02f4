// The one way in which a command unlocks this laptop: it asks for the passphrase, says what memory could not be locked,
// and lends the keys.

import Intake
import IntakeLog

extension Home {
    /// Lends this laptop's identity, unlocked with the passphrase from the option or the terminal. The passphrase is
    /// wiped before that. All keys are in memory as long as `body` runs: it makes what it needs, and returns. Until
    /// then what is typed at a terminal that was asked on shows nowhere.
    func withIdentity<R>(
        _ option: PassphraseOption, in context: Context, _ body: (borrowing Identity) throws -> R
    ) throws -> R {
        try Passphrase.source(option, in: context) { source in
            let identity = try unlocked(source, in: context)
            if !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
            return try body(identity)
        }
    }

    /// This coordinator's desk, unlocked. Of the keys only those are in memory afterwards that the desk reads with.
    func desk(_ option: PassphraseOption, in context: Context) throws -> Desk {
        try withIdentity(option, in: context) { try Desk(self, identity: $0, now: context.now) }
    }

    /// Makes this laptop's identity, locked with a new passphrase.
    func setUp(
        role: Role, label: Label, _ option: PassphraseOption, in context: Context
    ) throws -> IdentityCard {
        try Passphrase.source(option, in: context) { source in
            let card = try setUp(role: role, label: label, passphrase: source.new())
            if !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
            return card
        }
    }

    /// A person at the terminal may mistype: he is asked again here, and not by a shell that would show the words and
    /// keep them.
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

    /// Each form costs a run of Argon2id. The older ones are tried where a person is sure of the words, and gives the same
    /// ones again, and where it is the last try: words that were mistyped once cost one run.
    private func unlocked(
        with passphrase: borrowing SecretBytes, tryingOlderForms: Bool, in context: Context
    ) throws -> Identity {
        do {
            return try unlock(passphrase)
        } catch IdentityError.wrongPassphrase {
            // Only now: what unlocks is the right one, whatever it looks like.
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

    /// Nil where it is a wrong one.
    private func tried(_ passphrase: consuming SecretBytes) throws -> Identity? {
        do {
            return try unlock(passphrase)
        } catch IdentityError.wrongPassphrase {
            return nil
        }
    }
}
