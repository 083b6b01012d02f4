// Who counts on a day: the question that everything else asks of a keys file. A laptop one of whose keys is revoked
// is revoked as a whole: keys are lost together with the laptop that holds them.

/// Who a signing key belongs to.
public enum KeyHolder: Hashable, Sendable {
    /// A volunteer's laptop.
    case volunteer(KeysFile.Volunteer)
    /// A coordinator's laptop.
    case coordinator(KeysFile.Coordinator)

    /// What the laptop is called.
    public var label: Label {
        switch self {
        case .volunteer(let volunteer): volunteer.label
        case .coordinator(let coordinator): coordinator.label
        }
    }
}

extension KeysFile {
    /// The coordinators to whom a session that begins on `day` is sealed, in the order of the file: valid on that
    /// day, and not revoked on or before it. Empty where nobody is left; then nothing may be recorded.
    public func recipients(on day: Day) -> [Coordinator] {
        coordinators.filter { $0.validUntil >= day && revocation(of: $0, on: day) == nil }
    }

    /// Whose key this is, revoked or not; nil where the file does not list it.
    public func holder(of signing: SigningPublicKey) -> KeyHolder? {
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

    private func revocation(_ signing: SigningPublicKey, _ sealing: SealingPublicKey, _ day: Day) -> Revocation? {
        let keys = [PublicKeyText(.signing, signing.bytes), PublicKeyText(.sealing, sealing.bytes)]
        return revoked.filter { keys.contains($0.key) && $0.date <= day }.min { $0.date < $1.date }
    }
}
