// Which laptops of a keys file are valid on a day. If one key of a laptop is revoked, the whole laptop is revoked: a
// lost laptop takes all of its keys along.

import IntakeBase

/// The owner of a signing key.
package enum KeyHolder: Hashable, Sendable {
    /// A volunteer's laptop.
    case volunteer(KeysFile.Volunteer)
    /// A coordinator's laptop.
    case coordinator(KeysFile.Coordinator)

    /// The name of the laptop.
    package var label: Label {
        switch self {
        case .volunteer(let volunteer): volunteer.label
        case .coordinator(let coordinator): coordinator.label
        }
    }
}

extension KeysFile {
    /// The recipients of a session that begins on `day`, in the order of the file: coordinators that are valid on that
    /// day and not revoked on any date, past or future. A laptop whose clock is slow must not seal to a stolen key, and
    /// a laptop with a future revocation is known to be lost or leaving. If the result is empty, nothing may be
    /// recorded.
    public func recipients(on day: Day) -> [Coordinator] {
        coordinators.filter { $0.validUntil >= day && revocation(of: $0, on: .last) == nil }
    }

    /// The owner of this key, revoked or not; nil if the file does not list it.
    package func holder(of signing: SigningPublicKey) -> KeyHolder? {
        if let volunteer = volunteers.first(where: { $0.signing == signing }) { return .volunteer(volunteer) }
        return coordinators.first { $0.signing == signing }.map(KeyHolder.coordinator)
    }

    /// The revocation of this coordinator's laptop that is in force on `day`.
    public func revocation(of coordinator: Coordinator, on day: Day) -> Revocation? {
        revocation(coordinator.signing, coordinator.sealing, day)
    }

    /// The revocation of this volunteer's laptop that is in force on `day`.
    public func revocation(of volunteer: Volunteer, on day: Day) -> Revocation? {
        revocation(volunteer.signing, volunteer.sealing, day)
    }

    /// The revocation, in force on `day`, of a signing key or of the laptop that holds it. It is found even if the
    /// laptop's own table was removed from the file.
    public func revocation(of signing: SigningPublicKey, on day: Day) -> Revocation? {
        switch holder(of: signing) {
        case .volunteer(let volunteer): revocation(of: volunteer, on: day)
        case .coordinator(let coordinator): revocation(of: coordinator, on: day)
        case nil: revoked.first { $0.key == PublicKeyText(.signing, signing.bytes) && $0.date <= day }
        }
    }

    /// Both keys of the laptop that holds `key`; `key` alone if the file lists no such laptop.
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

    /// Whether it revokes a laptop, on any day, that another file does not revoke.
    package func revokesMore(than other: KeysFile) -> Bool {
        revoked.contains { revocation in
            let keys = laptop(of: revocation.key).union(other.laptop(of: revocation.key))
            return other.revocation(of: keys, on: .last) == nil
        }
    }

    private func revocation(_ signing: SigningPublicKey, _ sealing: SealingPublicKey, _ day: Day) -> Revocation? {
        revocation(
            of: [PublicKeyText(.signing, signing.bytes), PublicKeyText(.sealing, sealing.bytes)], on: day)
    }
}

extension Day {
    /// The last day of the calendar: every revocation is in force on it.
    package static let last = Day("9999-12-31")!
}
