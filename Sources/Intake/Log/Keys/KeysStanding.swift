// Who counts on a day: the question that everything else asks of a keys file. A laptop one of whose keys is revoked
// is revoked as a whole: keys are lost together with the laptop that holds them.

import IntakeBase

/// Who a signing key belongs to.
package enum KeyHolder: Hashable, Sendable {
    /// A volunteer's laptop.
    case volunteer(KeysFile.Volunteer)
    /// A coordinator's laptop.
    case coordinator(KeysFile.Coordinator)

    /// What the laptop is called.
    package var label: Label {
        switch self {
        case .volunteer(let volunteer): volunteer.label
        case .coordinator(let coordinator): coordinator.label
        }
    }
}

extension KeysFile {
    /// The coordinators to whom a session that begins on `day` is sealed, in the order of the file: valid on that
    /// day, and not revoked, from any day on: a laptop whose clock is slow must not seal to a stolen key, and one that
    /// is revoked from a day to come is known to be lost or leaving. Empty means that nothing may be recorded.
    public func recipients(on day: Day) -> [Coordinator] {
        coordinators.filter { $0.validUntil >= day && revocation(of: $0, on: .last) == nil }
    }

    /// Whose key this is, revoked or not; nil where the file does not list it.
    package func holder(of signing: SigningPublicKey) -> KeyHolder? {
        if let volunteer = volunteers.first(where: { $0.signing == signing }) { return .volunteer(volunteer) }
        return coordinators.first { $0.signing == signing }.map(KeyHolder.coordinator)
    }

    /// The revocation that took this coordinator's laptop out on or before `day`.
    public func revocation(of coordinator: Coordinator, on day: Day) -> Revocation? {
        revocation(coordinator.signing, coordinator.sealing, day)
    }

    /// The revocation that took this volunteer's laptop out on or before `day`.
    public func revocation(of volunteer: Volunteer, on day: Day) -> Revocation? {
        revocation(volunteer.signing, volunteer.sealing, day)
    }

    /// The revocation of a signing key on or before `day`, or of the laptop that holds it; also where the laptop's
    /// own table has been taken out of the file.
    public func revocation(of signing: SigningPublicKey, on day: Day) -> Revocation? {
        switch holder(of: signing) {
        case .volunteer(let volunteer): revocation(of: volunteer, on: day)
        case .coordinator(let coordinator): revocation(of: coordinator, on: day)
        case nil: revoked.first { $0.key == PublicKeyText(.signing, signing.bytes) && $0.date <= day }
        }
    }

    /// Both keys of the laptop that holds `key`; `key` alone where the file lists no such laptop.
    package func laptop(of key: PublicKeyText) -> Set<PublicKeyText> {
        let listed = coordinators.map { ($0.signing, $0.sealing) } + volunteers.map { ($0.signing, $0.sealing) }
        for (signing, sealing) in listed {
            let keys: Set = [PublicKeyText(.signing, signing.bytes), PublicKeyText(.sealing, sealing.bytes)]
            if keys.contains(key) { return keys }
        }
        return [key]
    }

    /// The first revocation of any of these keys, if it is on or before `day`.
    package func revocation(of keys: Set<PublicKeyText>, on day: Day) -> Revocation? {
        revoked.filter { keys.contains($0.key) && $0.date <= day }.min { $0.date < $1.date }
    }

    private func revocation(_ signing: SigningPublicKey, _ sealing: SealingPublicKey, _ day: Day) -> Revocation? {
        revocation(
            of: [PublicKeyText(.signing, signing.bytes), PublicKeyText(.sealing, sealing.bytes)], on: day)
    }
}

extension Day {
    /// The last day of the calendar: a revocation from any day on is one by then.
    package static let last = Day("9999-12-31")!
}
