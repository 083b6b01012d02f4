// Which records count (docs/CASES.md, "Who counts").

import IntakeBase

extension ModelDesk {
    /// The names of the records that count.
    ///
    /// Whether a record counts depends on which `disregard` and `undo` count, and these depend on others. Start with
    /// the most that may count (no objection is valid); with these objections, the least that counts; with those, the
    /// most again; until nothing changes. A chain of undos comes out as the page says. Two coordinators who disregard
    /// one another never come to an end: then neither is sure, and what is not sure does not count; "import events among
    /// it still tell what was held".
    func counting() -> Set<String> {
        var sure = counting(against: counting(against: []))
        while true {
            let possible = counting(against: sure)
            let next = counting(against: possible)
            if next == sure { return counting(against: possible, ofImports: sure) }
            sure = next
        }
    }

    /// What counts if, of all disregards and undos, those in `objections` are valid, and of import events those in
    /// `ofImports`.
    private func counting(against objections: Set<String>, ofImports: Set<String>? = nil) -> Set<String> {
        var counted: Set<String> = []
        while true {
            let more = records.filter { record in
                !counted.contains(record.name) && isListed(record) && isHeld(record, by: counted)
                    && !isDisregarded(record, by: record.kind == "import" ? ofImports ?? objections : objections)
                    && !isUndone(record, by: objections)
            }
            if more.isEmpty { return counted }
            counted.formUnion(more.map(\.name))
        }
    }

    /// "If the keys file that its session names lists its author and does not revoke it (volunteers for requests and
    /// follow-ups, coordinators for these and decisions)."
    private func isListed(_ record: ModelRecord) -> Bool {
        record.isKnown && (record.isVolunteers || record.isDecision)
    }

    /// "The keys file in force revokes its author. Then the record counts only if an import event that counts holds it
    /// (its line, up to a cell after it), and the keys file of that import event's session does not revoke the author."
    private func isHeld(_ record: ModelRecord, by counted: Set<String>) -> Bool {
        !record.isRevoked
            || records.contains { event in
                event.kind == "import" && counted.contains(event.name) && record.isBefore(event.holds)
                    && !event.revokes.contains(record.writer)
            }
    }

    /// "A decision `disregard` that counts names its log, and its cell or one before it."
    private func isDisregarded(_ record: ModelRecord, by objections: Set<String>) -> Bool {
        records.contains { decision in
            decision.kind == "disregard" && objections.contains(decision.name)
                && record.places.contains { place in
                    decision.json["log"]?.integer == Int64(place.line)
                        && (decision.json["cell"]?.integer).map { $0 <= Int64(place.cell) } ?? false
                }
        }
    }

    /// "A decision `undo` that counts names it." It undoes the decision in the record; "`import`, `export` and `erase`
    /// cannot be undone, because they happened".
    private func isUndone(_ record: ModelRecord, by objections: Set<String>) -> Bool {
        guard let kind = record.kind, !["import", "export", "erase"].contains(kind) else { return false }
        return records.contains { decision in
            decision.kind == "undo" && objections.contains(decision.name)
                && decision.json["record"]?.string == record.name
        }
    }

    /// Whether the decision counts, or would if no undo named it.
    func countsUnlessUndone(_ record: ModelRecord, counted: Set<String>) -> Bool {
        isListed(record) && isHeld(record, by: counted) && !isDisregarded(record, by: counted)
    }

    /// The requests that do not count and are believed as if they counted: "a request that opens a case still opens
    /// it". Where a request that counts opens the case, no other one does; otherwise the first one in each line.
    func believed(counted: Set<String>, ahead: [String: Set<String>]) -> Set<String> {
        let requests = records.filter { $0.type == "request" }
        return Set(
            requests.filter { request in
                let others = requests.filter { $0.json["case"] == request.json["case"] }
                return !others.contains { counted.contains($0.name) }
                    && !others.contains { ahead[request.name, default: []].contains($0.name) }
            }.map(\.name))
    }
}
