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
        /// Whether a decision says that they are linked, and another one does not: then they do not rank together until
        /// a coordinator decides once more.
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

    /// The cases of its group, itself included, sorted by id; empty if the case is not linked. One array for the whole
    /// group: with a list of the others in each case, memory would grow with the square of the group.
    package var group: [Other] = []
    /// The cases with which the link is disputed.
    package var disputed: [Other] = []
    /// The others, sorted by id.
    package func others(than id: CaseID) -> [Other] {
        let known = Set(disputed.map(\.id)).union([id])
        return (group.filter { !known.contains($0.id) } + disputed).sorted { $0.id < $1.id }
    }
    /// Whether the caller of one of them must not be contacted.
    package var doNotContact = false
    /// The purposes of consent that one of them refuses.
    package var refused: Set<Consent> = []

    /// Not linked.
    package init() {}
}

extension Case {
    /// The cases that it is linked with, and those with which a link is disputed, sorted by id.
    package var linkedOthers: [LinkedCases.Other] { linked.others(than: id) }

    /// Links the case with others: what one of them refuses is refused here too.
    package mutating func link(with linked: LinkedCases) {
        self.linked = linked
        guard !linked.refused.isEmpty else { return }
        known.refuse(linked.refused)
    }
}

extension Request {
    /// The purposes of consent that it refuses. Consent is said whole; a request without it refuses nothing.
    package var refusedConsent: Set<Consent> { consent.map { Set(Consent.allCases).subtracting($0) } ?? [] }

    func refusing(_ purposes: Set<Consent>) -> Request {
        var request = self
        request.consent?.removeAll { purposes.contains($0) }
        return request
    }
}
