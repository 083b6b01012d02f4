// What callers say and coordinators decide, at random: few values, so that answers meet.

@testable import IntakeBase

/// Draws answers and decisions.
struct Speech {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private static let values: [(String, [JSONValue])] = [
        ("age", [19, 27, 34, "unknown", "declined"]),
        ("caller", ["self", "wife", "mother"]),
        ("person_agrees", ["yes", "no", "unknown"]),
        ("stage", ["conscripted", "mobilized", "at_the_front", "abroad", "unknown"]),
        ("service", ["none", "conscript", "contract", "mobilized", "unknown"]),
        (
            "position",
            ["at_home", "in_unit", "at_the_front", "abroad", "detained", "missing", "prisoner_of_war", "unknown"]
        ),
        ("summons", ["none", "placed", "call_up_decision", "registered", "unknown"]),
        ("exit_ban", ["yes", "no", "unknown", "declined"]),
        ("exit_ban_ground", ["call_up", "debt", "unknown"]),
        ("wanted", ["yes", "no", "unknown", "declined"]),
        ("country", ["GE", "TR", "RU", "KZ", "unknown", "declined"]),
        ("place", ["Batumi", "Tver", "declined", "unknown"]),
        ("legal_stay_until", ["2027-05-01", "2026-12-01", "unknown"]),
        ("deadline", ["2026-07-20", "2026-08-01", "unknown"]),
        ("deadline_reason", ["report_date", "leave_ends", "stay_ends"]),
        ("danger", [[], ["injured"], ["suicidal", "injured"], ["being_searched_for"], "unknown", "declined"]),
        ("visas", [[], ["schengen"], ["us", "schengen"], "unknown", "declined"]),
        ("health", [[], ["wounded"], ["mental_health"], "unknown"]),
        ("evidence", [[], ["summons"], ["contract", "summons"], "unknown"]),
        ("passport", ["biometric", "five_year", "none", "expired", "surrendered", "taken", "unknown"]),
        ("passport_expires", ["2031-02-01", "2030-01-01", "unknown"]),
        ("consent", [["record"], ["record", "lawyer"], [], ["partner"], "unknown"]),
        (
            "safe_contact",
            [
                ["channel": "a"], ["channel": "b", "when": "evening"], ["channel": "unknown", "avoid": "b"],
                ["avoid": "c"], ["when": "declined", "code_word": "tulip"],
            ]
        ),
        (
            "companions",
            [
                [["relation": "daughter", "age": 7]],
                [["relation": "daughter"], ["relation": "wife", "passport": "none"]],
                [["relation": "daughter"], ["relation": "daughter", "age": 3]],
                [["relation": "wife", "passport": "biometric", "age": 30]],
                [["age": 60, "passport": "declined"]], [], "unknown", "declined",
            ]
        ),
        ("notes", ["he calls from the station", "a long way", "again"]),
    ]

    private static let settled: [(String, [JSONValue])] = [
        ("wanted", ["yes", "no", "unknown", "declined"]), ("country", ["GE", "TR", "unknown"]), ("place", ["Batumi"]),
        ("danger.injured", ["yes", "no"]), ("consent.lawyer", ["yes", "no"]),
        ("safe_contact.channel", ["a", "z", "unknown"]), ("passport", ["biometric", "none"]), ("danger", ["unknown"]),
        ("companions[daughter]", ["no", "yes"]), ("visas.schengen", ["no", "yes"]), ("visas", ["none", "unknown"]),
        ("position", ["at_home", "abroad"]), ("age", [27, 34]), ("legal_stay_until", ["2027-05-01"]),
        ("passport_expires", ["2030-01-01"]), ("exit_ban", ["no"]), ("companions", ["unknown", "none"]),
    ]

    /// Fields on which others depend (rule 5), each with these: people come back to one of them, and to nothing else.
    private static let pairs: [(String, [String])] = [
        ("country", ["place", "legal_stay_until"]), ("passport", ["passport_expires"]),
        ("deadline", ["deadline_reason"]), ("exit_ban", ["exit_ban_ground"]),
    ]

    /// One of these.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(random.next() % UInt64(values.count))] }

    /// A number from 0 to below this.
    mutating func number(_ below: Int) -> Int { Int(random.next() % UInt64(below)) }

    /// Whether this happens, once in so many times.
    mutating func once(in times: Int) -> Bool { number(times) == 0 }

    /// Any number.
    mutating func any() -> UInt64 { random.next() }

    /// What one caller says. Few fields, so that many cases have several answers to them.
    mutating func said() -> JSONValue {
        var said: [String: JSONValue] = [:]
        if once(in: 4) {
            let (parent, others) = pick(Speech.pairs)
            for field in [parent] + others where !once(in: 3) { said[field] = value(of: field) }
            if !said.isEmpty { return .object(said) }
        }
        let share = 2 + number(8)
        for (field, values) in Speech.values where once(in: share) { said[field] = pick(values) }
        if said.isEmpty { said["wanted"] = pick(["yes", "no"]) }
        return .object(said)
    }

    private mutating func value(of field: String) -> JSONValue? {
        Speech.values.first { $0.0 == field }.map { pick($0.1) }
    }

    /// A field and what a coordinator settles of it: often one on which others depend, with what a caller may have said.
    private mutating func settlement() -> [String: JSONValue] {
        if once(in: 3) {
            let (parent, others) = pick(Speech.pairs)
            let field = once(in: 3) ? pick(others) : parent
            if let value = value(of: field) { return ["field": .string(field), "value": value] }
        }
        let (field, values) = pick(Speech.settled)
        return ["field": .string(field), "value": pick(values)]
    }

    /// What a coordinator decides about a case, as the members of the record. `record`, `refer` and `with` are filled in
    /// when it is made, for they name other records and cases. `cases`: the number of cases so far.
    mutating func decision(cases: Int) -> JSONValue {
        func kind(_ kind: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
            .object(more.merging(["kind": .string(kind)]) { one, _ in one })
        }
        switch number(24) {
        case 0...5: return kind("settle", settlement())
        case 6...8: return kind("settle")
        case 9...11: return kind("undo")
        case 12, 13: return kind("status", ["status": pick(["working", "new", "handed_over", .null])])
        case 14: return kind("status", ["status": "closed", "outcome": pick(["left", "found a lawyer"])])
        case 15: return kind("status", ["status": "waiting", "whom": "lawyer", "for": pick(["papers", "an answer"])])
        case 16: return kind("due", ["due": pick(["2026-07-09", "2026-07-12", .null]), "reason": pick(["a", "b"])])
        case 17: return kind("assign", ["to": pick(["irina", "boris", .null])])
        case 18:
            return pick([
                kind("route", ["route": "accepted", "via": "GE", "reason": "a"]), kind("route", ["route": "accepted"]),
                kind("route", ["route": "overridden", "via": "TR"]), kind("route", ["route": .null]),
            ])
        case 19: return kind("do_not_contact", ["is": pick([true, false, .null])])
        case 20:
            return kind(
                pick(["link", "not_same"]),
                ["with": JSONValue(number(max(cases, 1))), "is": pick([true, false, .null])])
        case 21: return kind("attach", ["is": pick([true, false, .null])])
        case 22:
            return pick([
                kind("note", ["text": "ask again"]), kind("attempt", ["channel": "Signal", "result": "no answer"]),
            ])
        default:
            return pick([
                kind("refer", ["to": "lawyer", "reason": "he cannot speak"]),
                kind("refer", ["to": "lawyer", "consent": "lawyer"]), kind("agree"),
            ])
        }
    }
}
