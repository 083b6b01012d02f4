// What follows a request: follow-ups of other callers, and decisions of coordinators, as records contain them.

import CSodiumLimit
import IntakeBase
import IntakeCases

enum Decisions {
    /// One of the usual kinds of decision, chosen by `number`, about the case that a request opened. `after`: the names
    /// of records that were shown before.
    static func event(_ number: Int, on request: Event, after: [Bytes16], at time: Int64) throws -> Event {
        let kinds: [[String: JSONValue]] = [
            ["kind": "status", "status": "working"], ["kind": "assign", "to": "c01"],
            ["kind": "due", "due": "2026-08-10", "reason": "the doctor's paper comes then"],
            ["kind": "attempt", "channel": "signal", "result": "no answer", "next": "2026-07-02"],
            ["kind": "settle", "field": "wanted", "value": "no"], ["kind": "note", "text": "the brother will call"],
            ["kind": "status", "status": "waiting", "whom": "a lawyer", "for": "an answer"], ["kind": "settle"],
        ]
        let members: [String: JSONValue] = [
            "schema": 2, "type": "decision", "received": moment(time), "case": request.json["case"] ?? .null,
            "after": JSONValue(after.map(\.hex)),
        ]
        return try made(members.merging(kinds[number % kinds.count]) { $1 })
    }

    /// What another caller says of the same case.
    static func followUp(to request: Event, _ dice: inout Dice, at time: Int64) throws -> Event {
        var said = Requests.request(0, &dice)
        let spoken = [
            "wanted", "exit_ban", "danger", "country", "deadline", "notes", "passport", "position", "summons",
        ]
        said = said.filter { spoken.contains($0.key) && dice.chance(40) }
        said["notes"] = said["notes"] ?? "he calls again"
        return try made([
            "schema": 2, "type": "follow_up", "received": moment(time), "code": request.json["code"] ?? .null,
            "request": .object(said),
        ])
    }

    private static func moment(_ time: Int64) -> JSONValue { .string(Moment(unixSeconds: time).description) }

    private static func made(_ members: [String: JSONValue]) throws -> Event {
        try Event(bytes: CanonicalJSON.encode(.object(members)))
    }

    /// The name of a record (docs/CASES.md, "Words").
    static func name(log: Bytes16, record: Bytes16, text: [UInt8]) -> Bytes16 {
        let input = log.array + record.array + text
        let personal = Array("intake name 1".utf8) + [0, 0, 0]
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash_blake2b_salt_personal(&hash, 32, input, UInt64(input.count), nil, 0, nil, personal)
        return Bytes16(Array(hash.prefix(16)))!
    }
}
