// Requests of the length that volunteers write: about 1 KB as JSON, all stages, Russian and English, gaps as they
// come. Made from a fixed seed, so that every run and every machine reads the same.

import IntakeBase
import IntakeCases
import IntakeTriage

/// A repeatable source of choices (Steele, Lea and Flood, SplitMix64).
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

    /// The request number `number`.
    static func request(_ number: Int, _ dice: inout Dice) -> Request {
        var request = Request()
        let isRussian = dice.chance(60)
        request.stage = dice.one(of: Stage.allCases)
        request.caller = dice.one(of: Caller.allCases)
        request.age = 18 + Int(dice.next() % 30)
        request.pseudonym = (isRussian ? "Клён " : "Heron ") + String(dice.next() % 100_000)
        request.safeContact = SafeContact(
            channel: "Signal, +7 000 " + String(1_000_000 + number), when: "20:00-22:00", codeWord: "сосна",
            avoid: isRussian ? "не звонить" : "no calls")
        request.consent = [.record]
        request.service = dice.one(of: Service.allCases)
        request.position = dice.one(of: Position.allCases)
        request.country = CountryCode(dice.one(of: ["RU", "RU", "RU", "KZ", "AM", "GE", "RS"]))
        request.place = dice.one(of: ["Томск", "Пермь", "Тюмень", "Ереван", "Алматы"])
        if dice.chance(70) { request.summons = dice.one(of: Summons.allCases) }
        if dice.chance(70) { request.exitBan = dice.one(of: Answer.allCases) }
        if dice.chance(80) { request.wanted = dice.chance(80) ? .no : .yes }
        request.passport = dice.one(of: Passport.allCases)
        request.passportExpires = Day("203\(dice.next() % 10)-05-20")
        request.internalPassport = .yes
        if dice.chance(40) { request.deadline = Day("2026-07-1\(dice.next() % 10)") }
        if dice.chance(40) { request.deadlineReason = dice.one(of: DeadlineReason.allCases) }
        request.danger = dice.chance(30) ? [dice.one(of: Danger.allCases)] : []
        request.companions = dice.chance(20) ? [Companion(relation: "жена", age: 31, passport: .fiveYear)] : []
        if dice.chance(50) { request.conscience = ["political"] }
        if dice.chance(30) { request.evidence = ["medical_papers"] }
        let words = isRussian ? russian : english
        request.notes = (0..<(isRussian ? 18 : 35)).map { _ in dice.one(of: words) }.joined(separator: " ") + "."
        return request
    }

    /// The event that a volunteer's laptop would seal.
    static func event(_ number: Int, _ dice: inout Dice, _ triage: Triage) throws -> Event {
        let request = request(number, &dice)
        var code: CaseCode?
        while code == nil { code = CaseCode(random: (0..<CaseCode.randomBytes).map { _ in UInt8(dice.next() >> 56) }) }
        let advice = triage.advise(on: request, asOf: day)
        let received = Moment(unixSeconds: start + Int64(number) * 60)
        return Event(
            received: received,
            content: .request(
                NewRequest(
                    id: CaseID(Bytes16((0..<16).map { _ in UInt8(dice.next() >> 56) })!), code: code!,
                    request: request, advised: Advised(advice))))
    }

    /// The day of the advice, and the first second of the first request.
    static let day = Day("2026-07-01")!
    static let start: Int64 = 1_782_900_000
}
