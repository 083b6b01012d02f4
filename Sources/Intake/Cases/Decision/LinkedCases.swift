// What a case shares with the cases that it is linked with (docs/CASES.md, "Decisions", `link`).

import IntakeBase

/// The cases that a case is linked with, and what they say that holds for it too.
package struct LinkedCases: Hashable, Sendable {
    /// Another case.
    package struct Other: Hashable, Sendable {
        /// Its identity.
        package var id: CaseID
        /// Its code.
        package var code: CaseCode
        /// Whether one of the two cases says that they are linked, and the other says that they are not: then they
        /// share nothing until a coordinator decides once more.
        package var isDisputed: Bool

        /// A case with this id and code.
        package init(id: CaseID, code: CaseCode, isDisputed: Bool = false) {
            (self.id, self.code, self.isDisputed) = (id, code, isDisputed)
        }

        /// The case for programs: `{"id", "code", "disputed"}`.
        package var json: JSONValue {
            ["id": .string(id.description), "code": .string(code.description), "disputed": .bool(isDisputed)]
        }
    }

    /// The others, sorted by id; empty if the case is not linked.
    package var others: [Other] = []
    /// Whether the caller of one of them must not be contacted.
    package var doNotContact = false
    /// The purposes of consent that one of them refuses.
    package var refused: Set<Consent> = []

    /// Not linked.
    package init() {}
}

extension Case {
    /// Links the case with others: what one of them refuses is refused here too.
    package mutating func link(with linked: LinkedCases) {
        self.linked = linked
        guard !linked.refused.isEmpty else { return }
        known.shown.refuse(linked.refused)
        known.combinations = known.combinations?.map { $0.refusing(linked.refused) }
        for index in known.several.indices {
            known.several[index].ifNewest = known.several[index].ifNewest?.map { $0.refusing(linked.refused) }
        }
    }
}

extension Request {
    /// The purposes of consent that it refuses. Consent is said whole; a request without it refuses nothing.
    package var refusedConsent: Set<Consent> { consent.map { Set(Consent.allCases).subtracting($0) } ?? [] }

    fileprivate mutating func refuse(_ purposes: Set<Consent>) { consent?.removeAll { purposes.contains($0) } }

    fileprivate func refusing(_ purposes: Set<Consent>) -> Request {
        var request = self
        request.refuse(purposes)
        return request
    }
}
