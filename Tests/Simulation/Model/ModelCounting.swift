// Which records count (docs/CASES.md, "Who counts").

import IntakeBase

/// Decisions that are valid against others.
private struct ModelObjections {
    /// Those by which records do not count, import events, and decisions as if they had never been made.
    var disregards: [ModelRecord], ofImports: [ModelRecord], undos: [ModelRecord]
}

extension ModelDesk {
    /// The names of the records that count, and of those that are unconfirmed.
    ///
    /// Whether a record counts depends on which `disregard` and `undo` count, and these depend on others. Start with
    /// the most that may count (no objection is valid); with these objections, the least that counts; with those, the
    /// most again; until nothing changes. A chain of undos comes out as the page says. Two coordinators who disregard
    /// one another never come to an end: then neither is sure, and what is not sure does not count.
    ///
    /// `disregards`: the decisions by which places of records do not count.
    func counting() -> (counted: Set<String>, unconfirmed: Set<String>, disregards: [ModelRecord]) {
        let (least, most) = ends { counting(against: objections($0)) }
        // "Then neither of these decisions counts, nor does what they name; but import events among it still tell what
        // was held." An undo among it does not count, so what it names is not undone.
        func settled(_ undos: Set<String>) -> ModelObjections {
            var settled = objections(most)
            settled.ofImports = objections(least).disregards
            settled.undos = objections(undos).undos
            return settled
        }
        let counted = ends { counting(against: settled($0)) }.least
        let disregards = settled([]).disregards
        let unconfirmed = records.filter { record in
            !isListed(record) || !record.places.contains { counts(record, at: $0, by: counted, against: disregards) }
        }
        return (counted, Set(unconfirmed.map(\.name)), disregards)
    }

    /// The least and the most that count, where `count` says what counts against what counts.
    private func ends(_ count: (Set<String>) -> Set<String>) -> (least: Set<String>, most: Set<String>) {
        var least = count(count([]))
        while true {
            let most = count(least)
            let next = count(most)
            if next == least { return (least, most) }
            least = next
        }
    }

    /// The objections among these records.
    private func objections(_ names: Set<String>) -> ModelObjections {
        let disregards = records.filter { $0.kind == "disregard" && names.contains($0.name) }
        return ModelObjections(
            disregards: disregards, ofImports: disregards,
            undos: records.filter { $0.kind == "undo" && names.contains($0.name) })
    }

    /// What counts against these objections.
    private func counting(against objections: ModelObjections) -> Set<String> {
        var counted: Set<String> = []
        var left = records.filter { isListed($0) && !isUndone($0, by: objections.undos) }
        while true {
            let more = left.filter { record in
                let disregards = record.kind == "import" ? objections.ofImports : objections.disregards
                return record.places.contains { counts(record, at: $0, by: counted, against: disregards) }
            }
            if more.isEmpty { return counted }
            counted.formUnion(more.map(\.name))
            left.removeAll { counted.contains($0.name) }
        }
    }

    /// The desk without the places that say nothing: "A record that is held in several places counts if it counts in one
    /// of them".
    func withoutIdlePlaces(_ counted: Set<String>, against disregards: [ModelRecord]) -> ModelDesk {
        var desk = self
        desk.records = records.map { record in
            var record = record
            let places = record.places.filter { counts(record, at: $0, by: counted, against: disregards) }
            if isListed(record), !places.isEmpty { record.places = places }
            return record
        }
        return desk
    }

    /// Whether a record counts in this place, as far as imports and disregards decide it.
    private func counts(
        _ record: ModelRecord, at place: ModelPlace, by counted: Set<String>, against disregards: [ModelRecord]
    ) -> Bool {
        isHeld(record, at: place, by: counted) && !isDisregarded(place, by: disregards)
    }

    /// "If the keys file that its session names lists its author and does not revoke it (volunteers for requests and
    /// follow-ups, coordinators for these and decisions)", and not where "its session is dated on or after the day on
    /// which that keys file, or the one in force, revokes its author. Nothing makes it count".
    private func isListed(_ record: ModelRecord) -> Bool {
        record.isKnown && !record.isDatedLate && (record.isVolunteers || record.isDecision)
    }

    /// "The keys file in force revokes its author. Then the record counts only if an import event that counts holds it
    /// (its line, up to a cell after it), and the keys file of that import event's session does not revoke the author."
    private func isHeld(_ record: ModelRecord, at place: ModelPlace, by counted: Set<String>) -> Bool {
        !record.isRevoked
            || records.contains { event in
                event.kind == "import" && counted.contains(event.name) && !event.revokes.contains(record.writer)
                    && event.holds.contains { $0.line == place.line && place.cell < $0.cell }
            }
    }

    /// "A decision `disregard` that counts names its log, and its cell or one before it." A short story gives the number
    /// of the line for the log.
    private func isDisregarded(_ place: ModelPlace, by disregards: [ModelRecord]) -> Bool {
        disregards.contains { decision in
            let log = decision.json["log"]
            return (log == .integer(Int64(place.line)) || log == .string(place.log))
                && (decision.json["cell"]?.integer).map { $0 <= Int64(place.cell) } ?? false
        }
    }

    /// "A decision `undo` that counts names it": it undoes the decision in the record. "`import`, `export` and `erase`
    /// cannot be undone, because they happened"; "`undo` and `agree` name a decision of their own case".
    private func isUndone(_ record: ModelRecord, by undos: [ModelRecord]) -> Bool {
        guard let kind = record.kind, !["import", "export", "erase"].contains(kind) else { return false }
        return undos.contains { $0.json["record"]?.string == record.name && $0.json["case"] == record.json["case"] }
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
