// Which passports a book knows a use for. Which paper is a good one is the book's to say.

import IntakeCases

extension RouteBook {
    /// The passports that open a way into a country that is offered, the one that opens the most first; among equals in
    /// the order of the interview.
    var usefulPassports: [Passport] {
        let opened = countries.filter { $0.status == .offered }.map { Set($0.entries.flatMap(\.papers)) }
        let counted = Passport.allCases.map { passport in
            (passport, opened.count { $0.contains(passport.rawValue) })
        }
        return counted.filter { $0.1 > 0 }.enumerated().sorted { left, right in
            left.element.1 == right.element.1 ? left.offset < right.offset : left.element.1 > right.element.1
        }.map(\.element.0)
    }

    /// The passport that opens the most; none where none opens anything.
    var bestPassport: Passport { usefulPassports.first ?? .none }
}
