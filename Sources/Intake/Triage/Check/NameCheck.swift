// Dangling names: a question without words, a country or a word that the book does not have.

import IntakeCases

extension BookCheck {
    func names() -> [BookFinding] {
        questions() + countries()
    }

    /// The fields that advice may ask for without any rule.
    private static let alwaysAsked: [RequestField] =
        Triage.beforeRoute + [.age, .legalStayUntil, .place, .passportExpires]

    /// The fields that a rule may make advice ask for. `refer` is set by the volunteer and never asked.
    static func asked(by rule: Rule) -> Set<RequestField> {
        Set(rule.then.ask + rule.when.anyOf.joined().compactMap(\.field)).subtracting([.refer])
    }

    private func questions() -> [BookFinding] {
        let worded = Set(book.words.filter { $0.kind == .ask }.map(\.id))
        var found: [BookFinding] = []
        var missing: Set<RequestField> = []
        for field in BookCheck.alwaysAsked where !worded.contains(field.rawValue) && missing.insert(field).inserted {
            found.append(
                problem(.unknownName, .book, nil, CheckText.noQuestion(field), hint: CheckText.noQuestionHint(field)))
        }
        for rule in book.rules {
            for field in BookCheck.asked(by: rule).sorted(by: { $0.rawValue < $1.rawValue })
            where !worded.contains(field.rawValue) && missing.insert(field).inserted {
                found.append(
                    problem(
                        .unknownName, .rule(rule.id), nil, CheckText.noQuestion(field),
                        hint: CheckText.noQuestionHint(field)))
            }
        }
        for id in worded.sorted() where RequestField(rawValue: id) == nil {
            found.append(problem(.unknownName, .word(.ask, id), "id", CheckText.noField(id)))
        }
        return found
    }

    private func countries() -> [BookFinding] {
        let known = Set(book.countries.map(\.code) + book.destinations.map(\.country) + [book.home])
        var found: [BookFinding] = []
        for rule in book.rules {
            let named = rule.when.anyOf.joined().flatMap(\.countries)
            for code in Set(named).subtracting(known).sorted() {
                found.append(
                    problem(
                        .unknownName, .rule(rule.id), "when", BookText.unknownCountry(code),
                        hint: CheckText.unknownCountryHint))
            }
        }
        for vignette in book.vignettes {
            for (key, codes) in vignette.expect.countries {
                for code in Set(codes).subtracting(known).sorted() {
                    found.append(
                        problem(
                            .unknownName, .vignette(vignette.id), "expect.\(key)", BookText.unknownCountry(code),
                            hint: CheckText.unknownCountryHint))
                }
            }
        }
        return found
    }
}

extension Test {
    fileprivate var countries: [CountryCode] {
        switch self {
        case .names(let codes): codes
        case .word(.country, let words, _): words.compactMap { CountryCode($0) }
        default: []
        }
    }
}

extension ExpectedAdvice {
    /// The countries that it names, by key.
    var countries: [(key: String, codes: [CountryCode])] {
        [
            ("via", via ?? []), ("if_lifted_via", ifLiftedVia), ("onward", onward), ("never", never),
            ("stay", stay.map { [$0] } ?? []),
        ]
    }
}
