// Which records are ahead of which (docs/CASES.md, "Words"), and the shown time of each (rule 3).

import IntakeBase

extension ModelDesk {
    /// "A record is ahead of another one if both are in one line and its cell comes first", or if the line of the
    /// other goes on from its line. If copies of two records contradict one another, their order is unknown.
    func isAhead(_ first: ModelRecord, of second: ModelRecord) -> Bool {
        comes(first, before: second) && !comes(second, before: first)
    }

    private func comes(_ first: ModelRecord, before second: ModelRecord) -> Bool {
        for line in Set(second.places.map(\.line)) {
            guard let here = second.cell(in: line) else { continue }
            if let there = first.cell(in: line), there < here { return true }
            for end in predecessors(of: line) {
                if let there = first.cell(in: end.line), there <= end.cell { return true }
            }
        }
        return false
    }

    /// The lines from which this one goes on, and those from which they go on in turn, each with its last cell.
    private func predecessors(of line: Int) -> Set<ModelPlace> {
        var found: Set<ModelPlace> = []
        var lines = [line]
        while let next = lines.popLast() {
            for place in continuations.filter({ $0.line == next }).flatMap(\.after)
            where found.insert(place).inserted {
                lines.append(place.line)
            }
        }
        return found
    }

    /// The names of the records ahead of each record.
    func namesAhead() -> [String: Set<String>] {
        var ahead: [String: Set<String>] = [:]
        for record in records {
            ahead[record.name] = Set(records.filter { isAhead($0, of: record) }.map(\.name))
        }
        return ahead
    }

    /// Rule 3: "the earlier of the record's own `received` and the date of the first import event that holds it, but
    /// not before the shown time of a record ahead of it". An import event that does not count changes nothing. Of
    /// the records ahead, each one has its time, whether it counts or not.
    func shownTimes(counted: Set<String>, ahead: [String: Set<String>]) -> [String: String] {
        let imports = records.filter { $0.kind == "import" && counted.contains($0.name) }
            .map { (holds: $0.holds, date: date(of: $0)) }
        var own: [String: String] = [:]
        for record in records {
            let dates = imports.filter { record.isBefore($0.holds) }.map(\.date)
            own[record.name] = (dates + [record.received]).min()
        }
        // The latest own time of a record and all ahead of it: "ahead" is transitive.
        var shown: [String: String] = [:]
        for record in records {
            let names = ahead[record.name, default: []].union([record.name])
            shown[record.name] = names.compactMap { own[$0] }.max()
        }
        return shown
    }

    /// Rule 3: "The date of an import event is the latest `received` in its line up to it."
    private func date(of event: ModelRecord) -> String {
        let before = records.filter { record in
            event.places.contains { place in record.cell(in: place.line).map { $0 <= place.cell } ?? false }
        }
        return before.map(\.received).max() ?? event.received
    }
}
