// What a request from outside says in the right form, but cannot mean: a year that was mistyped, letters that are no
// country, "none" as a word of a list, a form without an answer. Records are read without this check: what is sealed
// is kept.

import IntakeBase

extension Request {
    /// All that cannot be meant, in the order of the fields.
    /// - Parameter today: the laptop's day, or the one that the person gave.
    package func mistakes(on today: Day) -> [InputError] {
        var mistakes: [InputError] = []
        func add(_ mistake: InputError?) {
            if let mistake { mistakes.append(mistake) }
        }
        for (field, kind) in Request.kinds {
            switch (kind, self[field]) {
            case (.day(let days), .day(let day)):
                add(PlausibleDays.mistake(days, day, on: today, in: field.rawValue))
            case (.country, .word(let code)):
                add(Request.mistake(country: code, in: field))
            case (.words(_, let takesCountries), .words(let words)):
                for word in words { add(Request.mistake(word: word, in: field, takesCountries)) }
            case (.companions, .companions(let companions)):
                for (index, companion) in companions.enumerated() {
                    for (part, kind) in Request.companionKinds {
                        guard case (.day(let days), .day(let day)) = (kind, part.answer(in: companion)) else {
                            continue
                        }
                        let name = "\(field.rawValue)[\(index + 1)].\(part.rawValue)"
                        add(PlausibleDays.mistake(days, day, on: today, in: name))
                    }
                }
            // All else was checked when it was read.
            default: break
            }
        }
        return mistakes
    }

    /// Refuses a request that says nothing, and the first thing that cannot be meant. Without a day it refuses nothing.
    func refuseMistakes(on today: Day?) throws(InputError) {
        guard let today else { return }
        if isBlank { throw InputError(.nothingAnswered) }
        if let mistake = mistakes(on: today).first { throw mistake }
    }

    /// Kept, because a kind is made with all of its words.
    private static let kinds = RequestField.allCases.map { ($0, $0.kind) }
    private static let companionKinds = Companion.Part.allCases.map { ($0, $0.described.kind) }

    private static func mistake(country code: String, in field: RequestField) -> InputError? {
        if CountryCode(code)?.isAssigned == true { return nil }
        return InputError(.noCountry(code, meant: CountryText.country(named: code)), field: field.rawValue)
    }

    /// - Parameter takesCountries: whether a country alone is a word of the list.
    private static func mistake(word: String, in field: RequestField, _ takesCountries: Bool) -> InputError? {
        if saysNothing.contains(word) { return InputError(.noWord(word), field: field.rawValue) }
        if let colon = word.firstIndex(of: ":") {
            return mistake(country: String(word[word.index(after: colon)...]), in: field)
        }
        // Two small letters would be a word that no rule knows.
        return takesCountries && word.utf8.count == 2 && word.allSatisfy(\.isLetter)
            ? mistake(country: word, in: field) : nil
    }

    /// What people write for an empty list or for an answer that was refused, in lists whose words are open.
    private static let saysNothing: Set<String> = [
        "none", "no", "net", "nothing", "n", "yes", "da", "refused", "empty", "null",
    ]

    /// Whether it has no answer, or only texts of spaces and punctuation.
    var isBlank: Bool {
        var rest = self
        func isEmpty(_ text: String?) -> Bool {
            text.map { $0.allSatisfy { $0.isWhitespace || $0.isPunctuation } } == true
        }
        if isEmpty(rest.notes) { rest.notes = nil }
        if isEmpty(rest.pseudonym) { rest.pseudonym = nil }
        if isEmpty(rest.place) { rest.place = nil }
        if let contact = rest.safeContact,
            SafeContact.Part.allCases.allSatisfy({ contact[$0] == nil || isEmpty(contact[$0]) })
        {
            rest.safeContact = nil
        }
        if rest.newer?.fields.isEmpty == true { rest.newer = nil }
        return rest == Request()
    }
}
