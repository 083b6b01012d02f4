// Requests of the length that volunteers write: about 1 KB as JSON, all stages, Russian and English, with gaps. They
// are generated from a fixed seed, so that every run on every machine reads the same.

import IntakeBase
import IntakeCases
import IntakeTriage

/// A deterministic generator (Steele, Lea and Flood, SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func one<Value>(of values: [Value]) -> Value { values[Int(next() % UInt64(values.count))] }

    mutating func chance(_ percent: UInt64) -> Bool { next() % 100 < percent }
}

enum Requests {
    private static let russian = """
        муж приехал отпуск говорит что не вернётся боится связь обрывается повестка пришла вчера через портал сын \
        учится отсрочка кончается летом военкомат звонил матери адвокат сказал ждать паспорт просрочен госпиталь \
        выписки нет рота контракт заставляют подписать он отказался подал рапорт держат подвале третий день брат \
        просит помощи граница запрет выезд не проверяли деньги есть ребёнок шесть лет астма диагноз комиссия
        """.split(separator: " ").map(String.init)
    private static let english = """
        his mother calls from abroad he left the base three weeks ago nobody knows where he stays the police came to \
        the parents twice he wants to know what the law says about a refusal on grounds of conscience papers are with \
        a friend the hospital will discharge him on monday the doctors speak of a return to the unit he has a brother
        """.split(separator: " ").map(String.init)

    /// The request number `number`, as a record contains it.
    static func request(_ number: Int, _ dice: inout Dice) -> [String: JSONValue] {
        var request: [String: JSONValue] = [:]
        let isRussian = dice.chance(60)
        request["stage"] = dice.one(of: ["conscripted", "mobilized", "at_the_front", "abroad"])
        request["caller"] = dice.one(
            of: ["self", "wife", "husband", "mother", "father", "partner", "relative", "friend", "other"])
        request["age"] = JSONValue(18 + Int(dice.next() % 30))
        request["pseudonym"] = .string((isRussian ? "Клён " : "Heron ") + String(dice.next() % 100_000))
        request["safe_contact"] = [
            "channel": .string("Signal, +7 000 " + String(1_000_000 + number)), "when": "20:00-22:00",
            "code_word": "сосна", "avoid": isRussian ? "не звонить" : "no calls",
        ]
        request["consent"] = ["record"]
        request["service"] = dice.one(of: ["none", "conscript", "contract", "mobilized", "unknown"])
        request["position"] = dice.one(
            of: [
                "at_home", "in_unit", "at_the_front", "on_leave", "in_hospital", "absent_without_leave", "detained",
                "abroad", "unknown",
            ])
        request["country"] = dice.one(of: ["RU", "RU", "RU", "KZ", "AM", "GE", "RS"])
        request["place"] = dice.one(of: ["Томск", "Пермь", "Тюмень", "Ереван", "Алматы"])
        if dice.chance(70) {
            request["summons"] = dice.one(of: ["none", "registered", "placed", "call_up_decision", "unknown"])
        }
        if dice.chance(70) { request["exit_ban"] = dice.one(of: ["yes", "no", "unknown"]) }
        if dice.chance(80) { request["wanted"] = dice.chance(80) ? "no" : "yes" }
        request["passport"] = dice.one(of: ["biometric", "five_year", "expired", "surrendered", "none", "unknown"])
        request["passport_expires"] = .string("203\(dice.next() % 10)-05-20")
        request["internal_passport"] = "yes"
        if dice.chance(40) { request["deadline"] = .string("2026-07-1\(dice.next() % 10)") }
        if dice.chance(40) {
            request["deadline_reason"] = dice.one(
                of: [
                    "report_date", "leave_ends", "discharge", "stay_ends", "deployment", "forced_contract", "other",
                ])
        }
        let dangers: [JSONValue] = [
            "in_custody", "threat_to_life", "assault_order", "injured", "suicidal", "being_searched_for",
        ]
        request["danger"] = dice.chance(30) ? [dice.one(of: dangers)] : []
        request["companions"] = dice.chance(20) ? [["relation": "жена", "age": 31, "passport": "five_year"]] : []
        if dice.chance(50) { request["conscience"] = ["political"] }
        if dice.chance(30) { request["evidence"] = ["medical_papers"] }
        let words = isRussian ? russian : english
        let notes = (0..<(isRussian ? 18 : 35)).map { _ in dice.one(of: words) }.joined(separator: " ") + "."
        request["notes"] = .string(notes)
        return request
    }

    /// The event that a volunteer's laptop would seal.
    static func event(_ number: Int, _ dice: inout Dice, _ triage: Triage) throws -> Event {
        let members = JSONValue.object(request(number, &dice))
        var code: CaseCode?
        while code == nil { code = CaseCode(random: (0..<CaseCode.randomBytes).map { _ in UInt8(dice.next() >> 56) }) }
        let advice = triage.advise(on: try Request(json: members), asOf: day)
        let event: JSONValue = [
            "schema": 1, "type": "request",
            "received": .string(Moment(unixSeconds: start + Int64(number) * 60).description),
            "case": .string(Bytes16((0..<16).map { _ in UInt8(dice.next() >> 56) })!.hex),
            "code": .string(code!.description), "request": members, "advised": Advised(advice).json,
        ]
        return try Event(bytes: CanonicalJSON.encode(event))
    }

    /// The day of the advice, and the first second of the first request.
    static let day = Day("2026-07-01")!
    static let start: Int64 = 1_782_900_000
}
