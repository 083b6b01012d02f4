// Shared by the tests of triage: the example book, requests made from a base, and a seeded generator.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

enum Example {
    static let book = try! ExampleBook.read { try Hash.blake2b256($0) }
    static let triage = Triage(book: book)
    static let day = Day("2026-07-01")!

    /// A man at home without a hold, every answer known.
    static var free: Request {
        var request = Request()
        request.caller = .oneself
        request.personAgrees = .yes
        request.stage = .conscripted
        request.service = Service.none
        request.position = .atHome
        request.country = CountryCode("RU")
        request.summons = .registered
        request.exitBan = .no
        request.wanted = .no
        request.passport = .biometric
        request.internalPassport = .yes
        request.danger = []
        request.companions = []
        return request
    }

    /// Advice on the free man, changed.
    static func advice(asOf day: Day = day, _ change: (inout Request) -> Void) -> Advice {
        var request = free
        change(&request)
        return triage.advise(on: request, asOf: day)
    }

    static func changed(_ change: (inout RouteBook) -> Void) -> Triage {
        var book = book
        change(&book)
        return Triage(book: book)
    }
}

/// The country with this code.
func land(_ code: String) -> CountryCode { CountryCode(code)! }

extension Advice {
    /// Every country to go to that it names, or would name.
    var countries: Set<CountryCode> { Set(alternatives + ifLiftedVia + [via].compactMap { $0 }) }
}

/// The old name of the generator in the tests of this room.
typealias SeededGenerator = SeededRandom

extension SeededRandom {
    init(state: UInt64) { self.init(seed: state) }
}

extension Request {
    /// A request whose answers mostly allow travel, so that every outcome occurs.
    static func random(_ random: inout SeededGenerator) -> Request {
        var request = Example.free
        func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
        func sometimes(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &random) < share }
        if sometimes(30) { request.service = pick(Service.allCases) }
        if sometimes(30) { request.position = pick(Position.allCases) }
        if sometimes(50) {
            request.country = pick(["RU", "AM", "GE", "RS", "KZ", "KG", "BY", "TR", "FR", "US"].map(land))
            request.position = pick([.abroad, .abroad, .abroad, request.position ?? .abroad])
        }
        if sometimes(30) { request.stage = pick(Stage.allCases) }
        if sometimes(30) { request.summons = pick(Summons.allCases) }
        if sometimes(15) { request.exitBan = pick(Answer.allCases) }
        if sometimes(25) { request.wanted = pick(Answer.allCases) }
        if sometimes(50) { request.passport = pick(Passport.allCases) }
        if sometimes(40) { request.internalPassport = pick(Answer.allCases) }
        if sometimes(75) {
            request.passportExpires = Example.day.adding(days: Int.random(in: -90...900, using: &random))
        }
        if sometimes(20) { request.danger = [pick(Danger.allCases)] }
        if sometimes(30) {
            request.companions = (0..<Int.random(in: 1...3, using: &random)).map { _ in .random(&random) }
        }
        if sometimes(15) { request.personAgrees = pick(Answer.allCases) }
        if sometimes(15) { request.caller = pick(Caller.allCases) }
        if sometimes(15) { request.age = Int.random(in: 15...60, using: &random) }
        if sometimes(30) { request.conscience = [pick(KnownWords.conscience)] }
        if sometimes(30) { request.evidence = [pick(KnownWords.evidence)] }
        if sometimes(20) { request.health = [pick(KnownWords.health)] }
        if sometimes(20) { request.ties = [pick(["jewish_ancestry", "family_in:DE"])] }
        if sometimes(10) { request.charge = [pick(Charge.allCases)] }
        if sometimes(2) { request.person = .woman }
        if sometimes(2) { request.ties = ["naturalised"] }
        if sometimes(10) { request.place = pick(["Yerevan", "Gyumri", "Казань"]) }
        if sometimes(5) { request.refer = [.combatConduct] }
        if sometimes(20) {
            request.legalStayUntil = Example.day.adding(days: Int.random(in: -30...200, using: &random))
        }
        if sometimes(15) { request.deadline = Example.day.adding(days: Int.random(in: -5...40, using: &random)) }
        for field in RequestField.allCases where sometimes(3) { request.forget(field) }
        return request
    }

    /// Makes the answer unknown.
    mutating func forget(_ field: RequestField) {
        var setting = FieldSetting(root: self)
        field.row(&setting, .unknown)
        self = setting.root
    }

    /// Whether forgetting this answer makes the advice less careful: other answers are not believed because of a charge,
    /// or the answer is one that triage does not judge yet. Without it that doubt disappears, and it is not asked for.
    func isDoubted(for field: RequestField) -> Bool {
        var only = Request()
        switch field {
        case .charge: only.charge = charge
        case .person: only.person = person
        case .ties: only.ties = ties
        default: return false
        }
        return !NotJudged.names(in: only).isEmpty
            || field == .charge && charge?.isEmpty == false && (wanted == .no || service == Service.none)
    }

    /// The request without this answer.
    func forgetting(_ field: RequestField) -> Request {
        var other = self
        other.forget(field)
        return other
    }
}

extension RequestField {
    /// The answers of a caller. A referral is a mark of the volunteer: removing it is a decision.
    static let forgettable = allCases.filter { $0 != .refer }
}

extension Companion {
    static func random(_ random: inout SeededGenerator) -> Companion {
        Companion(
            relation: ["partner", "child"].randomElement(using: &random),
            age: [nil, 5, 13, 14, 30].randomElement(using: &random)!,
            passport: (Passport.allCases + [nil]).randomElement(using: &random)!,
            internalPassport: (Answer.allCases + [nil]).randomElement(using: &random)!)
    }
}
