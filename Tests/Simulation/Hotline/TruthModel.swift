// What a desk holds, as the model takes it: records with their places in the lines, what import events hold, and what
// the keys files say of the authors.

@testable import IntakeBase

/// The keys files of a desk.
struct DeskKeys {
    let inForce: WrittenKeys
    /// The versions of those that are there, adopted or come with logs.
    let here: Set<Int>
}

extension Truth {
    /// The records that a desk holds, for the model. Each log is one line.
    func model(_ held: Holding, labels: [String], _ keys: DeskKeys) throws -> ModelDesk {
        var all: [ModelRecord] = []
        for (line, log) in logs.enumerated() {
            let places = Dictionary(log.places.map { ($0.name, $0) }) { first, _ in first }
            for name in log.names where held[line]?.contains(name) == true {
                guard let record = records[name], let place = places[name] else {
                    throw Difference("the place of a record is not known: \(name)")
                }
                all.append(model(record, at: place, line: line, held, labels: labels, keys))
            }
        }
        return ModelDesk(records: all)
    }

    private func model(
        _ record: WrittenRecord, at place: WrittenPlace, line: Int, _ held: Holding, labels: [String], _ keys: DeskKeys
    ) -> ModelRecord {
        let (log, named) = (logs[line], keys.here.contains(place.keys) ? self.keys[place.keys - 1] : nil)
        var made = ModelRecord(
            name: place.name, places: [ModelPlace(line: line, cell: Int(place.cell), log: log.id.hex)],
            writer: labels[log.laptop], isCoordinator: log.laptop < WeekPlan.desks, json: forModel(record.json))
        made.isKnown = named.map { !$0.unlisted.contains(log.laptop) } ?? false
        let days = [named, keys.inForce].compactMap { $0?.revoked[log.laptop] }
        made.isDatedLate = days.contains { Day(unixSeconds: place.session) >= $0 }
        made.isRevoked = keys.inForce.revoked[log.laptop] != nil
        if record.kind == "import" {
            made.holds = ends(of: record.json).filter { held[$0.line]?.contains($0.end.name) == true }
                .map { ModelPlace(line: $0.line, cell: Int($0.end.end)) }
            made.revokes = Set((named?.revoked ?? [:]).keys.map { labels[$0] })
        }
        return made
    }

    /// The model knows lines: a `disregard` names the number of the line.
    private func forModel(_ json: JSONValue) -> JSONValue {
        guard json["kind"] == "disregard", var members = json.object else { return json }
        members["log"] = logs.firstIndex { members["log"] == .string($0.id.hex) }.map { JSONValue($0) }
        return .object(members)
    }

    /// The lines and records that the heads of an import event name: those at whose end the log has this hash.
    func ends(of event: JSONValue) -> [(line: Int, end: WrittenPlace)] {
        (event["heads"]?.array ?? []).compactMap { head in
            guard let line = logs.firstIndex(where: { head["log"] == .string($0.id.hex) }),
                let end = logs[line].places.first(where: {
                    head["hash"] == .string($0.hash) && head["cells"] == JSONValue(Int($0.end))
                })
            else { return nil }
            return (line, end)
        }
    }
}
