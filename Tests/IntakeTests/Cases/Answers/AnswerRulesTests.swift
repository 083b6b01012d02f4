import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// Which answers of a case count: the rules of docs/CASES.md, each by a small situation. The number beside a record is
/// its time; `log` is its line.
@Suite struct AnswerRulesTests {
    private func known(_ entries: [Entry]) throws -> Known { try #require(Caseload(entries).cases.first).known }

    private func shown(_ entries: [Entry]) throws -> Request { try known(entries).shown }

    private func several(_ entries: [Entry]) throws -> [String] {
        try known(entries).several.map(\.topic.description)
    }

    private func said(_ json: JSONValue) throws -> Request { try Request(json: json) }

    private func follow(_ at: Int64, cell: UInt64 = 0, log: UInt8 = 1, _ json: JSONValue) throws -> Entry {
        let request = try said(json)
        var entry = Made.followUp(1, at: at, log: log) { $0 = request }
        if cell > 0 { entry.provenance.cell = cell }
        return entry
    }

    private func opened(_ json: JSONValue) throws -> Entry {
        let request = try said(json)
        var entry = Made.request(1, at: 100) { $0 = request }
        entry.provenance.cell = 1
        return entry
    }

    private func settle(_ at: Int64, log: UInt8 = 9, _ field: String?, _ value: JSONValue = .null, _ after: [Entry])
        -> Entry
    {
        let settlement = field.map { Settlement(field: $0, value: value) }
        return Made.entry(
            .decision(Decision(.settle(settlement), about: Made.id(1), after: after.map(\.name))), at: at, log: log,
            coordinator: true)
    }

    private func named(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().map { index, entry in
            var entry = entry
            entry.name = Made.bytes(UInt8(200 + index))
            return entry
        }
    }

    // MARK: Rule 1

    @Test func `within a log the later cell is the later word, though its clock went back`() throws {
        let entries = [
            try opened(["deadline": "2026-07-25", "service": "contract"]),
            try follow(50, cell: 2, ["deadline": "2026-07-08", "service": "mobilized"]),
        ]
        #expect(try shown(entries).deadline == Day("2026-07-08"))
        #expect(try shown(entries).service == .mobilized)
        #expect(try several(entries) == [])
    }

    @Test func `a follow-up takes an answer back, and "does not want to say" is kept as such`() throws {
        let entries = [
            try opened([
                "age": 24, "charge": "328", "visas": ["schengen"], "place": "Тверь",
                "safe_contact": ["channel": "Signal"],
            ]),
            try follow(
                110, cell: 2,
                [
                    "age": "unknown", "charge": "declined", "visas": "unknown", "place": "unknown",
                    "safe_contact": ["channel": "unknown"],
                ]),
        ]
        let shown = try shown(entries)
        #expect(shown.age == nil && shown.charge == nil && shown.visas == nil && shown.place == nil)
        #expect(shown.safeContact?.channel == nil)
        #expect(shown.unsaid == [.field(.charge): .declined])
    }

    @Test func `a list adds, and an empty one denies every word`() throws {
        let first = try opened(["health": ["wounded"], "ties": ["jewish_ancestry"]])
        let more = try follow(110, cell: 2, ["health": ["disability"]])
        #expect(try shown([first, more]).health == ["disability", "wounded"])
        let none = try follow(120, cell: 3, ["health": []])
        #expect(try shown([first, more, none]).health == [])
        #expect(try shown([first, more, none]).ties == ["jewish_ancestry"])
    }

    // MARK: Rule 2

    @Test func `a coordinator's answer ends what it had seen, and nothing else`() throws {
        let entries = named([
            try opened(["wanted": "yes"]), try follow(110, log: 2, ["wanted": "no"]),
            try follow(120, log: 3, ["wanted": "unknown"]),
        ])
        #expect(try several(entries) == ["wanted"])
        let seenTwo = settle(130, "wanted", "no", Array(entries.prefix(2)))
        let known = try known(entries + [seenTwo])
        #expect(known.several.map { $0.answers.map(\.said) } == [[.value(.word("no")), .unknown]])
        #expect(try several(entries + [settle(130, "wanted", "no", entries)]) == [])
    }

    @Test func `none settles a list as empty, also one that takes words of its own`() throws {
        let entries = named([
            try opened(["visas": ["US"], "danger": ["injured"], "companions": [["relation": "wife"]]])
        ])
        for (field, settled) in [("visas", "[]"), ("danger", "[]"), ("companions", "[]")] {
            let request = try shown(entries + [settle(130, field, "none", entries)])
            #expect(try request.json.object?[field].map(CanonicalJSON.text) == settled, "\(field)")
        }
    }

    @Test func `a companion that only a settle names is shown with the relation that it names`() throws {
        let entries = named([try opened(["service": "conscript"])])
        let settled = try shown(entries + [settle(130, "companions[daughter]", "yes", entries)])
        #expect(settled.companions?.map(\.relation) == ["daughter"])
    }

    @Test func `a settle without a field takes the newest of each field that it had seen in doubt`() throws {
        let entries = named([
            try opened(["wanted": "no", "country": "GE"]), try follow(110, log: 2, ["wanted": "unknown"]),
            try follow(120, log: 3, ["country": "TR"]),
        ])
        let settled = entries + [settle(130, nil, .null, entries)]
        #expect(try several(settled) == [])
        #expect(try shown(settled).wanted == nil && shown(settled).country == CountryCode("TR"))
        // What it had not seen is still in doubt.
        #expect(try several(entries + [settle(130, nil, .null, Array(entries.prefix(2)))]) == ["country"])
    }

    @Test(
        arguments: [
            ("wantd", "no"), ("wanted", "perhaps"), ("danger.abducted", "yes"), ("danger.injured", "perhaps"),
            ("age", "old"), ("safe_contact.sign", "a"), ("companions[wife].shoes", "a"), ("visas.Not a word", "yes"),
        ] as [(String, JSONValue)])
    func `a settle that this program cannot read ends no answer, and is in the history`(
        field: String, value: JSONValue
    ) throws {
        let entries = named([
            try opened(["wanted": "yes", "danger": ["injured"], "age": 20]), try follow(110, log: 2, ["wanted": "no"]),
            try follow(120, log: 3, ["danger": [], "age": 30]),
        ])
        let settled = entries + [settle(130, field, value, entries)]
        #expect(try known(settled) == known(entries))
        #expect(try Set(several(settled)) == ["wanted", "danger.injured", "age"])
        #expect(try #require(Caseload(settled).cases.first).history.count == 4)
        // What answers nothing would be sealed, and believed.
        #expect(throws: InputError.self) { try SettledTopic.said(value, of: SettledTopic.read(field)) }
    }

    @Test func `an empty list denies also the words that only a settle names`() throws {
        let entries = named([try opened(["service": "conscript"])])
        let settled = entries + [settle(130, "visas", "schengen", entries)]
        #expect(try shown(settled).visas == ["schengen"] && several(settled) == [])
        #expect(try several(settled + [follow(140, log: 2, ["visas": []])]) == ["visas", "visas.schengen"])
    }

    // MARK: Rules 3 and 4

    @Test func `between logs no clock decides: both answers stand`() throws {
        let entries = [try opened(["country": "GE"]), try follow(900_000, log: 2, ["country": "TR"])]
        #expect(try several(entries) == ["country"])
        #expect(try known(entries).combinations?.map(\.country?.description) == ["TR", "GE"])
    }

    @Test func `bad news is not ended by a later reassuring answer of the same log`() throws {
        let entries = [
            try opened(["wanted": "yes", "danger": ["suicidal"], "consent": []]),
            try follow(110, cell: 2, ["wanted": "no", "danger": [], "consent": ["record", "lawyer", "partner"]]),
        ]
        let shown = try shown(entries)
        #expect(shown.wanted == .yes && shown.danger == [.suicidal] && shown.consent == [])
        #expect(
            try several(entries) == [
                "consent.lawyer", "consent.partner", "consent.record", "wanted", "danger.suicidal",
            ])
    }

    // MARK: Rule 5

    @Test func `what was said of a country ends with it, and does not come back with it`() throws {
        let georgia = try opened(["country": "GE", "place": "Batumi", "legal_stay_until": "2027-05-01"])
        let turkey = try follow(110, cell: 2, ["country": "TR"])
        let back = try follow(120, cell: 3, ["country": "GE"])
        for entries in [[georgia, turkey], [georgia, turkey, back]] {
            #expect(try shown(entries).place == nil && shown(entries).legalStayUntil == nil)
        }
        #expect(try shown([georgia, turkey, back]).country == CountryCode("GE"))
    }

    @Test func `of two countries in two logs, each keeps its own place`() throws {
        let entries = [
            try opened(["country": "GE", "place": "Batumi"]), try follow(110, log: 2, ["country": "TR"]),
        ]
        #expect(
            try known(entries).combinations.map { Set($0.map { "\($0.country!) \($0.place ?? "-")" }) }
                == ["GE Batumi", "TR -"])
    }

    @Test func `an answer without the one that it depends on counts with and without`() throws {
        let only = try opened(["legal_stay_until": "2026-07-10"])
        #expect(try known([only]).combinations?.map(\.legalStayUntil) == [Day("2026-07-10"), nil])
    }

    @Test func `a settle that confirms the country keeps the place that depends on it`() throws {
        let entries = named([
            try opened(["country": "GE", "place": "Batumi"]), try follow(110, log: 2, ["country": "TR"]),
        ])
        #expect(try shown(entries + [settle(130, "country", "GE", entries)]).place == "Batumi")
        #expect(try shown(entries + [settle(130, "country", "TR", entries)]).place == nil)
    }

    // MARK: Companions, notes

    @Test func `a follow-up about the daughter keeps the wife, and means the one daughter`() throws {
        let entries = [
            try opened(["companions": [["relation": "жена", "passport": "none"], ["relation": "дочь", "age": 7]]]),
            try follow(110, cell: 2, ["companions": [["relation": "дочь", "birth_certificate": "yes"]]]),
        ]
        let family = try #require(try shown(entries).companions)
        #expect(family.map(\.relation) == ["дочь", "жена"])
        #expect(family.map(\.birthCertificate) == [.yes, nil] && family.map(\.age) == [7, nil])
        #expect(family.map(\.passport) == [nil, Passport.none])
    }

    @Test func `a caller who declines to say who travels along hides none of those who are there`() throws {
        let entries = [
            try opened(["companions": [["relation": "wife"]]]),
            try follow(110, cell: 2, ["companions": "declined"]),
        ]
        #expect(try shown(entries).json["companions"] == [["relation": "wife"]])
    }

    @Test func `a companion who was taken back in another log is shown with his relation`() throws {
        let entries = [
            try opened(["companions": [["relation": "wife", "passport": "none"]]]),
            try follow(110, log: 2, ["companions": "unknown"]),
        ]
        #expect(try shown(entries).companions == [Companion(relation: "wife", passport: Passport.none)])
        #expect(try several(entries) == ["companions[wife]", "companions[wife].passport"])
    }

    @Test func `where several fit it is another person: the larger family counts`() throws {
        let entries = [
            try opened(["companions": [["relation": "дочь", "age": 7], ["relation": "дочь", "age": 3]]]),
            try follow(110, cell: 2, ["companions": [["relation": "дочь", "passport": "none"]]]),
        ]
        #expect(try shown(entries).companions?.count == 3)
    }

    @Test func `every note is kept, the newest first`() throws {
        let long = String(repeating: "n", count: 99_960)
        let entries = [
            try opened(["notes": .string(long)]), try follow(110, cell: 2, ["notes": "STOP: do not call"]),
        ]
        #expect(try shown(entries).notes == "STOP: do not call\n\n" + long)
    }

    // MARK: Combinations

    @Test func `the doubtful words of one list go together`() throws {
        let entries = [
            try opened(["danger": ["suicidal", "injured", "in_custody"]]), try follow(110, log: 2, ["danger": []]),
        ]
        #expect(try known(entries).combinations?.map { $0.danger?.count } == [3, 0])
    }

    @Test func `more than 64 combinations are not listed`() throws {
        func entries(_ fields: [String]) throws -> [Entry] {
            let (one, other) = (["2026-07-01", "GE", "yes", "wife"], ["2026-07-02", "TR", "unknown", "friend"])
            let values: [String: Int] = ["deadline": 0, "country": 1, "wanted": 2, "caller": 3]
            func object(_ words: [String]) -> JSONValue {
                .object(Dictionary(uniqueKeysWithValues: fields.map { ($0, .string(words[values[$0] ?? 2])) }))
            }
            return [try opened(object(one)), try follow(110, log: 2, object(other))]
        }
        let six = ["deadline", "country", "wanted", "caller", "exit_ban", "internal_passport"]
        #expect(try known(entries(six)).combinations?.count == 64)
        #expect(try known(entries(six + ["person_agrees"])).combinations == nil)
    }

    @Test func `an answer without a value and a missing one are one combination`() throws {
        let fields = ["deadline", "wanted", "exit_ban", "internal_passport", "person_agrees"]
        func said(_ words: [String]) -> JSONValue {
            .object(Dictionary(uniqueKeysWithValues: zip(fields + ["legal_stay_until"], words.map { .string($0) })))
        }
        let entries = [
            try opened(said(["2026-07-01", "yes", "yes", "yes", "yes", "2026-07-10"])),
            try follow(110, log: 2, said(["2026-07-02", "no", "no", "no", "no", "unknown"])),
        ]
        #expect(try known(entries).combinations?.count == 64)
    }

    @Test func `an answer stands if it is shown or is one of several`() throws {
        let known = try known([
            try opened(["deadline": "2062-01-01", "ties": ["family_in:XX"]]),
            try follow(110, log: 2, ["deadline": "2026-07-01"]),
        ])
        func day(_ text: String) throws -> Said { .value(.day(try #require(Day(text)))) }
        #expect(
            try known.stands(.field(.deadline), day("2062-01-01")) && known.stands(.field(.deadline), day("2026-07-01"))
        )
        #expect(try !known.stands(.field(.deadline), day("2062-01-02")))
        #expect(known.stands(.word(.ties, "family_in:XX"), .no) && !known.stands(.word(.ties, "family_in:YY"), .yes))
        #expect(known.stands(.field(.ties), .value(.words(["family_in:XX"]))))
        #expect(!known.stands(.field(.ties), .value(.words(["family_in:XX", "family_in:YY"]))))
    }
}
