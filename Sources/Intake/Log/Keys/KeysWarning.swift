// What a lead coordinator should hear of a keys file before it becomes a problem. None of it makes a file invalid:
// a laptop's clock may be wrong.

import IntakeBase

/// Something about a keys file that needs a person.
package enum KeysWarning: Hashable, Sendable {
    /// Nobody counts on that day: nothing can be recorded.
    case nobodyReads
    /// Nothing is sealed to this coordinator since the day after this one.
    case expired(Label, Day)
    /// Nothing will be sealed to this coordinator after this day, so many days ahead.
    case expiresSoon(Label, Day, days: Int)
    /// The laptop of this label is listed, and revoked.
    case revoked(Label)
    /// This key is revoked, and no table of the file has it.
    case revokedUnlisted(PublicKeyText)

    /// How many days ahead an expiry is told of.
    package static let horizon = 30

    /// The warning for people.
    package var sentence: Sentence { KeysText.warning(self) }
}

extension KeysFile {
    /// What a person should look at on `day`, the gravest first.
    package func warnings(on day: Day) -> [KeysWarning] {
        var warnings: [KeysWarning] = recipients(on: day).isEmpty ? [.nobodyReads] : []
        for coordinator in coordinators {
            let days = day.days(until: coordinator.validUntil)
            if revocation(of: coordinator, on: day) != nil {
                warnings.append(.revoked(coordinator.label))
            } else if days < 0 {
                warnings.append(.expired(coordinator.label, coordinator.validUntil))
            } else if days <= KeysWarning.horizon {
                warnings.append(.expiresSoon(coordinator.label, coordinator.validUntil, days: days))
            }
        }
        warnings += volunteers.filter { revocation(of: $0, on: day) != nil }.map { .revoked($0.label) }
        // Also of a revocation that is still to come: what is mistaken is mended before it is signed.
        return warnings + revoked.map(\.key).filter { laptop(of: $0) == [$0] }.map { .revokedUnlisted($0) }
    }
}
