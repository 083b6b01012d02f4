// What a request from outside says in the right form, but cannot mean: a year that was mistyped, letters that are no
// country, "none" as a word of a list, a form without an answer. Records are read without this check: what is sealed
// is kept.

import IntakeBase

extension Request {
    /// All that cannot be meant, in the order of the fields.
    /// - Parameter today: the laptop's day, or the one that the person gave.
    package func mistakes(on today: Day, isFollowUp: Bool = false) -> [InputError] {
        // "Saved" with nothing in it would be believed.
        guard !isBlank else { return [InputError(isFollowUp ? .nothingSaid : .nothingAnswered)] }
        var mistakes: [InputError] = []
        func check(_ day: Day?, _ kind: PlausibleDays.Kind, _ field: String) {
            guard let day else { return }
            let range = PlausibleDays.range(kind, on: today)
            if !range.contains(day) { mistakes.append(InputError(.notMeant(day, range), field: field)) }
        }
        func check(_ country: CountryCode?, _ field: String) {
            guard let country, !country.isAssigned else { return }
            mistakes.append(
                InputError(
                    .noCountry(country.description, meant: CountryText.country(named: country.description)),
                    field: field))
        }
        check(country, "country")
        check(passportExpires, .passport, "passport_expires")
        check(legalStayUntil, .stay, "legal_stay_until")
        check(deadline, .deadline, "deadline")
        for (number, companion) in (companions ?? []).enumerated() {
            check(companion.passportExpires, .passport, "companions[\(number + 1)].passport_expires")
        }
        let lists = [
            ("visas", visas), ("health", health), ("conscience", conscience), ("ties", ties), ("evidence", evidence),
        ]
        for (field, words) in lists {
            for word in words ?? [] {
                if Request.saysNothing.contains(word) {
                    mistakes.append(InputError(.noWord(word), field: field))
                } else {
                    check(CountryCode(String(word.split(separator: ":").last ?? "")), field)
                }
            }
        }
        return mistakes
    }

    /// Refuses the first thing that cannot be meant; nothing without a day.
    func refuseMistakes(on today: Day?) throws(InputError) {
        if let today, let mistake = mistakes(on: today).first { throw mistake }
    }

    /// What people write for an empty list or for an answer that was refused, in lists whose words are open.
    private static let saysNothing: Set<String> = [
        "none", "no", "net", "nothing", "n", "yes", "da", "refused", "empty", "null",
    ]

    /// Whether it has no answer, or only texts without a letter or digit.
    private var isBlank: Bool {
        var rest = self
        if rest.notes.map({ !$0.contains { $0.isLetter || $0.isNumber } }) == true { rest.notes = nil }
        if rest.pseudonym.map({ !$0.contains { $0.isLetter || $0.isNumber } }) == true { rest.pseudonym = nil }
        if rest.newer?.fields.isEmpty == true { rest.newer = nil }
        return rest == Request()
    }
}
