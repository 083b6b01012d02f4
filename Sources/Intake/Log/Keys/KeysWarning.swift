// Warnings to a lead coordinator about a keys file, before a problem arises. They do not make a file invalid, because a
// laptop's clock may be wrong.

import IntakeBase

/// A condition of a keys file that a person should look at.
package enum KeysWarning: Hashable, Sendable {
    /// No coordinator is valid on that day: nothing can be recorded.
    case noReader
    /// Sessions are no longer sealed to this coordinator; this day was the last one.
    case expired(Label, Day)
    /// Sessions are no longer sealed to this coordinator after this day, which is `days` days ahead.
    case expiresSoon(Label, Day, days: Int)
    /// The laptop with this label is listed, but revoked.
    case revoked(Label)
    /// This key is revoked, but no table of the file has it.
    case revokedUnlisted(PublicKeyText)

    /// How many days before an expiry the warning begins.
    package static let horizon = 30

    /// The warning for people.
    package var sentence: Sentence { KeysText.warning(self) }
}

extension KeysFile {
    /// The warnings on `day`, the most serious first.
    package func warnings(on day: Day) -> [KeysWarning] {
        var warnings: [KeysWarning] = recipients(on: day).isEmpty ? [.noReader] : []
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
        // Also for a revocation in the future: a mistake should be corrected before the file is signed.
        return warnings + revoked.map(\.key).filter { laptop(of: $0) == [$0] }.map { .revokedUnlisted($0) }
    }
}
