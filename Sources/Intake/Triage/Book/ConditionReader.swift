// Conditions in the route book: a table, of which all keys must hold, or a list of tables, of which one must hold.
//
//     when = { where = "home", summons = ["placed", "call_up_decision"] }
//
// A key is a field of the request with the answers that count. A field holds if its value is one of these words,
// numbers or days; a list, if it has one of them; a text, if it contains one of them; "unknown" among them means that
// the answer may be missing. Other keys are: where, below, days_until, on_or_after, companion_under, outcome, names,
// overdue. A test on a missing answer is open (Kleene logic: true, false, open): a rule that restricts then applies, a
// rule that only adds does not.

import IntakeBase
import IntakeCases

extension TOMLSection {
    /// The condition under `key`. If the key is missing, it is an error or, unless required, a condition that always
    /// holds.
    func condition(_ key: String, isRequired: Bool) throws(TOMLError) -> Condition {
        guard has(key) else {
            if isRequired { throw refusal(key, TOMLText.missing) }
            return .always
        }
        var anyOf: [[Test]] = []
        for table in isList(key) ? try tables(key) : [try table(key)] {
            anyOf.append(try table.tests())
        }
        guard !anyOf.isEmpty else { throw refusal(key, TOMLText.wantsTable) }
        return Condition(anyOf: anyOf)
    }

    private func isList(_ key: String) -> Bool {
        values[key]?.elements != nil
    }

    private func tests() throws(TOMLError) -> [Test] {
        var tests: [Test] = []
        for key in keys {
            switch key {
            case "where": tests.append(.whereabouts(try words(key, of: Whereabouts.self)))
            case "on_or_after": tests += try onOrAfter(key)
            case "companion_under": tests.append(.companionUnder(try integer(key, in: 0...120)))
            case "outcome": tests.append(.outcome(try words(key, of: Outcome.self)))
            case "names": tests.append(.names(try countries(key)))
            case "overdue": tests.append(.overdue(try optionalBool(key) ?? false))
            case "below":
                tests += try each(key, BookText.noNumber, \.isNumber) { table, name, field throws(TOMLError) in
                    .below(field, try table.integer(name, in: 0...1_000))
                }
            case "days_until":
                tests += try each(key, BookText.noDay, \.isDay) { table, name, field throws(TOMLError) in
                    .daysUntil(field, try table.integer(name, in: -3_650...3_650))
                }
            default: tests.append(try fieldTest(key))
            }
        }
        return tests
    }

    /// A single day is compared with the day of the advice; a table names days of the request.
    private func onOrAfter(_ key: String) throws(TOMLError) -> [Test] {
        guard values[key]?.entries != nil else { return [.onOrAfter(try bookDay(key))] }
        return try each(key, BookText.noDay, \.isDay) { table, name, field throws(TOMLError) in
            .dayOnOrAfter(field, try table.bookDay(name))
        }
    }

    /// One test for each field in the table under `key`. The table must not be empty, and each field must be of the
    /// right kind.
    private func each(
        _ key: String, _ problem: Sentence, _ fits: (FieldKind) -> Bool,
        _ test: (TOMLSection, String, RequestField) throws(TOMLError) -> Test
    ) throws(TOMLError) -> [Test] {
        let table = try table(key)
        var tests: [Test] = []
        for name in table.keys {
            let field = try table.field(name)
            guard fits(field.kind) else { throw table.refusal(name, problem) }
            tests.append(try test(table, name, field))
        }
        guard !tests.isEmpty else { throw refusal(key, problem) }
        return tests
    }

    /// Tests of a condition that are not fields of a request.
    private static let tests = [
        "where", "names", "below", "outcome", "overdue", "days_until", "on_or_after", "companion_under",
    ]

    private func fieldTest(_ key: String) throws(TOMLError) -> Test {
        guard let field = RequestField(rawValue: key) else {
            let known = TOMLSection.tests + RequestField.allCases.map(\.rawValue)
            throw refusal(key, BookText.noTest(key, known))
        }
        let words = try answers(key)
        let unknown = Answer.unknown.rawValue
        let known = words.filter { $0 != unknown }
        let orUnknown = known.count < words.count
        if words.isEmpty && !field.kind.isList { throw refusal(key, BookText.noAnswer) }
        switch field.kind {
        case .choice(let vocabulary), .choices(let vocabulary):
            for word in known where !vocabulary.contains(word) {
                throw refusal(key, BookText.notOneOf(vocabulary, was: word))
            }
        case .country:
            for word in known where CountryCode(word) == nil { throw refusal(key, BookText.badCountry) }
        case .words: break
        case .text: return .text(field, PlaceNames(known), orUnknown: orUnknown)
        case .number(let range):
            for word in known where Int(word).map({ range.contains($0) && String($0) == word }) != true {
                throw refusal(key, TOMLText.wantsInteger(range))
            }
        case .day:
            for word in known where Day(word) == nil { throw refusal(key, TOMLText.wantsDay) }
        case .contact, .companions:
            // Only "unknown" is allowed. No rule may depend on having no companions: a further traveller would remove
            // its reason.
            if !known.isEmpty || !orUnknown { throw refusal(key, BookText.notInConditions) }
        }
        return .word(field, known, orUnknown: orUnknown)
    }

    /// The answers under a key, in the form of records.
    private func answers(_ key: String) throws(TOMLError) -> [String] {
        guard let value = values[key] else { return [] }
        return try (value.elements ?? [value]).map { element throws(TOMLError) in
            switch element.content {
            case .string(let text) where !text.isEmpty: return text
            case .integer(let number): return String(number)
            default:
                guard let day = element.day else { throw refusal(key, TOMLText.wantsStrings) }
                return day.description
            }
        }
    }

    private func field(_ name: String) throws(TOMLError) -> RequestField {
        guard let field = RequestField(rawValue: name) else {
            throw refusal(name, BookText.notOneOf(RequestField.allCases.map(\.rawValue), was: name))
        }
        return field
    }
}

extension FieldKind {
    fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
    fileprivate var isDay: Bool { if case .day = self { true } else { false } }
    /// Whether `[]` is an answer: that there is nothing.
    fileprivate var isList: Bool {
        switch self {
        case .choices, .words: true
        default: false
        }
    }
}
