// Walks every field of a request through every part of the program that lists the fields: a field that a list omits is
// lost there, and the compiler does not notice.

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct FieldWalkTests {
    /// Fields without a question in the interview.
    private static let notAsked: [RequestField: String] = [:]
    /// Fields that are not used for finding duplicates, each with the reason; the others, with the kind of match.
    private static let alike: [RequestField: Match.Reason] = [
        .pseudonym: .pseudonym, .place: .pseudonym, .safeContact: .contact, .notes: .notes,
    ]
    /// Fields whose content no rule of the route book can test.
    private static let notInRules: [RequestField: String] = [
        .safeContact: "how he is reached must change no advice; a rule asks only whether it is known"
    ]
    /// Fields that a rule treats as answered if they are missing.
    private static let definite: [RequestField: String] = [
        .refer: "it is the volunteer's mark, not an answer: a missing one is none"
    ]

    /// A request with only this field.
    private static func request(_ field: RequestField, _ value: JSONValue) throws -> Request {
        try Request(json: .object([field.rawValue: value]))
    }

    /// The same, with the other fields that it needs to count.
    private static func alike(_ field: RequestField, _ value: JSONValue) throws -> Request {
        var request = try request(field, value)
        if field == .pseudonym { request.place = "Пермь" }
        if field == .place { request.pseudonym = "Клён" }
        return request
    }

    @Test(arguments: RequestField.allCases)
    func `every field comes out of a record, and out of the desk, as it went in`(field: RequestField) throws {
        let walked = WalkedField.of(field)
        for value in [walked.first, walked.second] {
            let request = try Self.request(field, value)
            #expect(request[field] != .unknown && request != Request())
            #expect(request.json == .object([field.rawValue: value]))
            #expect(RequestField.allCases.filter { request[$0] != .unknown } == [field])
            let entry = Made.request(1, at: 1) { $0 = request }
            let event = try Event(bytes: entry.event.bytes)
            #expect(event == entry.event)
            #expect(try Event(anyOrder: entry.event.bytes) == entry.event)
            #expect(Caseload([entry]).cases.first?.request == request)
        }
    }

    @Test(arguments: RequestField.allCases)
    func `every field of a follow-up in the same log adds to the request, and changes no other`(
        field: RequestField
    ) throws {
        let walked = WalkedField.of(field)
        // Behind a request with every field set, so that a value from another field is detected.
        var members: [String: JSONValue] = [:]
        for each in RequestField.allCases { members[each.rawValue] = WalkedField.of(each).first }
        let full = try Request(json: .object(members))
        let second = try Self.request(field, walked.second)
        let cases = Caseload([Made.request(1, at: 1) { $0 = full }, Made.followUp(1, at: 2) { $0 = second }]).cases
        members[field.rawValue] = walked.overlaid
        // Rule 5: what depends on the old answer ends with it.
        for each in RequestField.allCases where each.dependsOn == field && walked.overlaid != walked.first {
            members[each.rawValue] = nil
        }
        #expect(cases.first?.request.json == .object(members))
    }

    @Test(arguments: RequestField.allCases)
    func `the interview can set every field, and sets only that`(field: RequestField) throws {
        guard Self.notAsked[field] == nil else { return }
        let walked = WalkedField.of(field)
        var expected = try Self.request(field, walked.first)
        var answers = walked.typed.isEmpty ? [.field(field): "1"] : Dictionary(uniqueKeysWithValues: walked.typed)
        // The ground of a ban is asked only if there is a ban.
        if field == .exitBanGround { expected.exitBan = .yes }
        var interview = Interview()
        while let question = interview.current {
            if let answer = answers.removeValue(forKey: question) {
                try interview.answer(answer)
            } else {
                interview.skip()
            }
        }
        #expect(answers.isEmpty, "never asked")
        #expect(interview.request == expected)
    }

    @Test func `every question of the tables is asked, once`() {
        var wanted = RequestField.allCases.filter { $0 != .safeContact && Self.notAsked[$0] == nil }
            .map(Question.field)
        wanted += SafeContact.Part.allCases.map(Question.contact)
        wanted += Companion.Part.allCases.map { .companion(0, $0) }
        // Answers that lead to further questions.
        let opening: [Question: String] = [
            .contact(.channel): "Signal", .field(.companions): "1", .field(.exitBan): "yes",
        ]
        var interview = Interview()
        var asked: [Question] = []
        while let question = interview.current, asked.count <= wanted.count {
            asked.append(question)
            if let text = opening[question] {
                #expect(throws: Never.self) { try interview.answer(text) }
            } else {
                interview.skip()
            }
        }
        for question in wanted { #expect(asked.count { $0 == question } == 1, "\(question)") }
        #expect(asked.count == wanted.count)
    }

    @Test(arguments: RequestField.allCases)
    func `two cases look alike by the fields that are named for that, and by no other`(field: RequestField) throws {
        let walked = WalkedField.of(field)
        func reasons(_ left: JSONValue, _ right: JSONValue) throws -> [Match.Reason] {
            let (one, other) = (try Self.alike(field, left), try Self.alike(field, right))
            let load = Caseload([Made.request(1, at: 1) { $0 = one }, Made.request(2, at: 2) { $0 = other }])
            return Matching.hints(load.cases)[Made.id(1)]?.flatMap(\.reasons) ?? []
        }
        #expect(try reasons(walked.first, walked.first) == [Self.alike[field]].compactMap(\.self))
        #expect(try reasons(walked.first, walked.second) == [])
    }

    @Test(arguments: RequestField.allCases)
    func `every field has its column in the export, and its value is there`(field: RequestField) throws {
        let walked = WalkedField.of(field)
        let request = try Self.request(field, walked.first)
        let queue = MadeDesk.queue([Made.request(1, at: 1) { $0 = request }])
        var bytes: [UInt8] = []
        Export(queue, by: nil).writeCSV { bytes += $0 }
        let lines = try String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
            .map { try #require(CSVRow.read("\($0)\r\n")) }
        try #require(lines.count == 2 && lines[0].count == lines[1].count)
        // The first cells belong to the case, not to the request.
        let own = zip(lines[0], lines[1]).dropFirst(13).filter { !$1.isEmpty }
        let plain = walked.first.string ?? walked.first.integer.map { String($0) } ?? ""
        #expect(Dictionary(uniqueKeysWithValues: own) == walked.cells ?? [field.rawValue: plain])

        bytes = []
        Export(queue, by: nil).writeJSONLines { bytes += $0 }
        #expect(try CanonicalJSON.parse(bytes, limit: .max)["request"] == request.json)
    }

    @Test(arguments: RequestField.allCases)
    func `every field can be read by a person, under its name`(field: RequestField) throws {
        let request = try Self.request(field, WalkedField.of(field).first)
        for language in [Language.english, .russian] {
            let lines = RequestLines.lines(request, language)
            #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix(field.words.label(language)) })
        }
    }

    @Test(arguments: RequestField.allCases)
    func `a rule of the route book can ask for every field, and an unknown one is no answer`(field: RequestField) throws
    {
        let walked = WalkedField.of(field)
        let (first, second) = (try Self.request(field, walked.first), try Self.request(field, walked.second))
        let rules = ConditionTests()
        #expect(Self.notInRules.keys.contains(field) == (walked.when == nil))
        if let when = walked.when {
            #expect(try rules.truth(when) { $0 = first } == .yes)
            #expect(try rules.truth(when) { $0 = second } == .no)
            #expect(try rules.truth(when) { _ in } == (Self.definite[field] == nil ? .maybe : .no))
        }
        let missing = "{ \(field.rawValue) = [\"unknown\"] }"
        #expect(try rules.truth(missing) { $0 = first } == .no)
        #expect(try rules.truth(missing) { _ in } == .yes)
    }
}
