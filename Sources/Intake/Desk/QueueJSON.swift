// The queue for other programs: one JSON object, with the cases in the order of the queue.

import IntakeBase
import IntakeCases
import IntakeTriage

extension Queue {
    /// The queue as one JSON object, written piece by piece: the alarms and the envelope, then `"cases": [...],
    /// "orphans": [...]}`, ended by a line feed. `book`: the route book of the advice; `alarms`: those of the desk's
    /// logs.
    package func writeJSON<Failure: Error>(
        book: BookStamp?, alarms: [Alarm] = [], to write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let head = Envelope(asOf: asOf, book: book).object(["alarms": .array(alarms.map(\.json))])
        // The cases follow in the same object.
        try write(CanonicalJSON.encode(head).dropLast() + Array(#","cases":["#.utf8))
        let first = rows.first?.id
        try forEachRow(
            { row in
                (row.id == first ? [] : [UInt8(ascii: ",")]) + CanonicalJSON.encode(.object(members(of: row)))
            }, write)
        let orphans = CanonicalJSON.text(.array(orphans.map(\.json)))
        try write(Array("],\"orphans\":\(orphans)}\n".utf8))
    }

    /// The members of one case of the queue as a JSON object.
    package func members(of row: QueueRow) -> [String: JSONValue] {
        let subject = row.subject
        let open = Set(openTopics(of: subject).map(\.topic))
        return [
            "code": .string(subject.code.description),
            "id": .string(subject.id.description),
            "received": .string(subject.received.description),
            "stage": JSONValue(subject.request.stage?.rawValue),
            "urgency": .string(row.urgency.rawValue),
            "deadline": JSONValue(row.deadline?.description),
            "outcome": .string(row.outcome.rawValue),
            "via": JSONValue(row.via?.description),
            "release": .string(row.release.rawValue),
            "advised": subject.advised?.json ?? .null,
            "differs": JSONValue(row.differs.map(\.rawValue)),
            "status": .string(subject.status.rawValue),
            "assigned": JSONValue(subject.assigned),
            "due": JSONValue(subject.due?.description),
            "do_not_contact": .bool(subject.hidesChannel),
            "linked": .array(subject.linkedOthers.map(\.json)),
            "author": .string(subject.author),
            "logs": JSONValue(subject.logs.map(\.hex)),
            "request": subject.shown.json,
            "several": .array(subject.several.map { $0.json(isOpen: open.contains($0.topic), in: subject) }),
            "conflicts": .array(subject.decided.conflicts.map { $0.json(in: subject) }),
            "doubts": .array(subject.doubts.map(\.json)),
            "duplicates": .array(matches(of: row).map(\.json)),
        ]
    }
}

extension Queue {
    /// The topics of a case that a person must settle. Triage runs again, so ask once.
    func openTopics(of subject: Case) -> [Several] {
        guard !subject.several.isEmpty else { return [] }
        let shown = Set(subject.several.map(\.topic))
        return subject.open(advise(subject), advise).filter { shown.contains($0.topic) }
    }
}

extension Doubt {
    /// The doubt as a JSON object: `{"doubt": word}`; for a shared code and a follow-up that several cases take also
    /// the first of the other cases, and the number of all of them.
    package var json: JSONValue {
        switch self {
        case .sharedCode(let others, let total):
            [
                "doubt": "shared_code", "cases": JSONValue(others.map(\.description)),
                "count": .integer(Int64(clamping: total)),
            ]
        case .takenTwice(let record, let others, let total):
            [
                "doubt": "taken_twice", "record": .string(record.hex), "cases": JSONValue(others.map(\.description)),
                "count": .integer(Int64(clamping: total)),
            ]
        case .secondRequest: ["doubt": "second_request"]
        case .decisionByVolunteer: ["doubt": "decision_by_volunteer"]
        case .unknownWriter: ["doubt": "unknown_writer"]
        }
    }
}

extension Match {
    /// The hint as a JSON object: `{"id", "reasons"}`.
    package var json: JSONValue {
        ["id": .string(other.description), "reasons": JSONValue(reasons.map(\.rawValue))]
    }
}

extension Orphan {
    /// The event as it is in its record, the record's name, where it was found, the first of the cases to which it could
    /// belong, and the number of all of them.
    package var json: JSONValue {
        entry.json([
            "candidates": JSONValue(candidates.map(\.description)),
            "candidate_count": .integer(Int64(clamping: candidateCount)),
            "decided": .bool(isDecided),
            "name": .string(entry.name.hex),
        ])
    }
}

extension Entry {
    /// The event as it is in its record, and where it was found: `{"event", "source"}`, with more members.
    package func json(_ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(more.merging(["event": event.json, "source": provenance.json]) { $1 })
    }
}

extension Provenance {
    /// Where an event was found: `{"log", "author", "revoked", "cell", "record"}`.
    public var json: JSONValue {
        [
            "log": .string(log.hex), "author": .string(writer.label), "revoked": .bool(writer.isRevoked),
            "cell": .integer(Int64(clamping: cell)), "record": .string(record.hex),
        ]
    }
}
