@testable import IntakeBase
@testable import IntakeCases

extension Request {
    /// A request with random answers in random fields.
    static func random(using generator: inout SeededRandom) -> Request {
        var request = Request()
        func some<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        func word<Word: Vocabulary>() -> Word? { some(Word.allCases.randomElement(using: &generator)!) }
        func words<Word: Vocabulary>() -> [Word]? { some(Array(Word.allCases.shuffled(using: &generator).prefix(2))) }
        func open(_ known: [String]) -> [String]? {
            some(known.shuffled(using: &generator).prefix(2).map { $0.hasSuffix(":") ? $0 + "DE" : $0 })
        }
        func day() -> Day? { some(Day(sinceEpoch: Int.random(in: 0...40_000, using: &generator))) }
        func text() -> String? {
            some("x" + JSONValue.text(using: &generator).filter { !$0.unicodeScalars.contains("\0") })
        }
        request.age = some(Int.random(in: 0...120, using: &generator))
        request.caller = word()
        request.personAgrees = word()
        request.pseudonym = text()
        request.safeContact = some(SafeContact(channel: text(), when: text(), codeWord: text(), avoid: text()))
        request.consent = words()
        request.stage = word()
        request.service = word()
        request.position = word()
        request.country = some(CountryCode("KZ")!)
        request.place = text()
        request.summons = word()
        request.exitBan = word()
        request.wanted = word()
        request.charge = word()
        request.passport = word()
        request.passportExpires = day()
        request.internalPassport = word()
        request.visas = some(["schengen", "DE"])
        request.legalStayUntil = day()
        request.deadline = day()
        request.deadlineReason = word()
        request.danger = words()
        request.companions = some([
            Companion(relation: text(), age: 7, passport: word(), internalPassport: word(), birthCertificate: word())
        ])
        request.health = open(KnownWords.health)
        request.conscience = open(KnownWords.conscience)
        request.ties = open(KnownWords.ties)
        request.evidence = open(KnownWords.evidence)
        request.refer = words()
        request.notes = text()
        return request
    }
}
