// What is known of all records before any case is looked at, computed in an order in which each step needs only those
// before it.

import IntakeBase

/// The desk's records with who counts, where each belongs, and what each decision had seen.
struct ModelFacts {
    /// What the desk holds.
    let desk: ModelDesk
    /// The records by name.
    let byName: [String: ModelRecord]
    /// The names of the records ahead of each record.
    let ahead: [String: Set<String>]
    /// The names of the records that count.
    let counted: Set<String>
    /// The names of those that are shown as unconfirmed: they do not count, and not because an undo names them.
    let unconfirmed: Set<String>
    /// The names of the requests that do not count and are believed.
    let believed: Set<String>
    /// The shown time of each record.
    let times: [String: String]
    /// The case of each record that has one.
    private(set) var caseOf: [String: String] = [:]
    /// What each decision had seen.
    private(set) var seen: [String: Set<String>] = [:]

    /// The facts of this desk.
    init(_ all: ModelDesk) {
        let disregards: [ModelRecord]
        (counted, unconfirmed, disregards) = all.counting()
        desk = all.withoutIdlePlaces(counted, against: disregards)
        byName = Dictionary(uniqueKeysWithValues: desk.records.map { ($0.name, $0) })
        ahead = desk.namesAhead()
        believed = desk.believed(counted: counted, ahead: ahead)
        times = desk.shownTimes(counted: counted, ahead: ahead)
        // `attach` needs to know which decisions a decision had seen; the case of a decision never depends on `attach`.
        caseOf = casesByCode()
        seen = allSeen()
        caseOf = casesWithAttached()
        seen = allSeen()
    }

    /// Whether what the record says is taken: it counts, or it is a request that is believed.
    func isTaken(_ record: ModelRecord) -> Bool {
        counted.contains(record.name) || believed.contains(record.name)
    }

    /// The records of the case, sorted by name.
    func records(of id: String) -> [ModelRecord] {
        desk.records.filter { caseOf[$0.name] == id }
    }

    /// Rule 3: "Clocks sort what is shown ... Equal times are sorted by log id, then by cell."
    func isOlder(_ first: String, than second: String) -> Bool {
        let (one, other) = (byName[first]?.first, byName[second]?.first)
        return (times[first, default: ""], one?.log ?? "", one?.cell ?? 0, first)
            < (times[second, default: ""], other?.log ?? "", other?.cell ?? 0, second)
    }

    /// The newest of these records.
    func newest(of names: some Collection<String>) -> String? {
        names.max { isOlder($0, than: $1) }
    }

    /// The name of the record that is the latest in its line, of these; if their order is unknown, the newest shown.
    func latest(of names: Set<String>) -> String? {
        newest(of: names.filter { name in !names.contains { ahead[$0, default: []].contains(name) } })
    }

    /// Rule 2: "It has *seen* these" (`after`), "all records on the case that are ahead of it in its own line, and all
    /// that the decisions among those had seen."
    private func allSeen() -> [String: Set<String>] {
        let decisions = desk.records.filter(\.isDecision)
        var all: [String: Set<String>] = [:]
        for decision in decisions { all[decision.name] = seenDirectly(by: decision) }
        while true {
            let before = all
            for decision in decisions {
                for name in before[decision.name, default: []] where passesOn(name) {
                    all[decision.name]?.formUnion(before[name, default: []])
                }
                all[decision.name]?.remove(decision.name)
            }
            if all == before { return all }
        }
    }

    private func seenDirectly(by decision: ModelRecord) -> Set<String> {
        let after = decision.json["after"]?.array ?? []
        let names = Set(after.compactMap(\.string)).union(ahead[decision.name, default: []])
        return names.filter { name in caseOf[name] != nil && caseOf[name] == caseOf[decision.name] }
    }

    /// Whether what this decision had seen was seen by those who saw it. Of a decision that was undone, "what it had
    /// seen stays seen"; any other one that does not count "changes nothing".
    private func passesOn(_ name: String) -> Bool {
        byName[name].map { $0.isDecision && !unconfirmed.contains(name) } ?? false
    }
}
