// Which cases are one group by `link`, and what a group has in common (docs/CASES.md, "Decisions").

import IntakeBase

extension ModelFacts {
    /// The other cases of the group of this case, sorted: of those that a request opened here.
    func linked(to id: String) -> [String] {
        group(of: id, by: areLinked).subtracting([id]).intersection(cases).sorted()
    }

    /// "A *yes* in one of two cases that does not link them": the cases that this is so with, sorted, of
    /// those that a request opened here.
    func disputed(with id: String) -> [String] {
        named(with: id).intersection(cases).sorted().filter { isYes(id, $0) && !areLinked(id, $0) }
    }

    /// "`do_not_contact`: of *yes* in one case, the channel of each is hidden, closed ones too." A coordinator's *yes*
    /// counts before the request of its case is here: "a decision names the id of its case".
    func hidesChannel(in id: String) -> Bool {
        group(of: id, by: isYes).contains { doNotContact(in: $0)["value"] == true }
    }

    /// "The purposes that what is shown of `consent` in one case leaves out", of the other cases of the group. `shown`:
    /// the purposes that a case shows, taken alone; nil for one that says nothing of consent, which refuses nothing.
    func refusedConsent(linkedTo id: String, shown: (ModelCase) -> Set<String>?) -> Set<String> {
        var refused: Set<String> = []
        for other in group(of: id, by: isYes).subtracting([id]).intersection(cases) {
            guard let given = shown(ModelCase(self, id: other)) else { continue }
            refused.formUnion(Set(ModelStatement.purposes).subtracting(given))
        }
        return refused
    }

    /// The case with its whole group: "the cases that are linked with these belong to the group too". A case whose
    /// request is not here is among them, for coordinators linked it.
    private func group(of id: String, by isJoined: (String, String) -> Bool) -> Set<String> {
        var (group, next) = (Set([id]), [id])
        while let one = next.popLast() {
            for other in named(with: one) where isJoined(one, other) && group.insert(other).inserted {
                next.append(other)
            }
        }
        return group
    }

    /// "They are *linked* if in one of them *yes* is the only value" about the other one, "and in neither a *no*".
    private func areLinked(_ one: String, _ other: String) -> Bool {
        let (here, there) = (links(in: one, with: other), links(in: other, with: one))
        return (here == [true] || there == [true]) && !here.contains(false) && !there.contains(false)
    }

    /// Whether one of the two cases says *yes*, beside any other answer.
    private func isYes(_ one: String, _ other: String) -> Bool {
        links(in: one, with: other).contains(true) || links(in: other, with: one).contains(true)
    }

    /// The different values that this case has about the link with another one; null is one of them.
    private func links(in id: String, with other: String) -> Set<JSONValue> {
        register(in: id, kind: "link", where: { $0.json["with"]?.string == other }, value: { $0.json["is"] }).values
    }

    /// The cases that decisions about a link name together with this one.
    private func named(with id: String) -> Set<String> {
        var found: Set<String> = []
        for decision in desk.records where decision.kind == "link" {
            guard let one = decision.json["case"]?.string, let other = decision.json["with"]?.string else { continue }
            if one == id { found.insert(other) }
            if other == id { found.insert(one) }
        }
        return found.subtracting([id])
    }
}
