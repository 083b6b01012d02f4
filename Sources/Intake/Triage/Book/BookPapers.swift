// The passports that the book has a use for. The program does not rank papers; it counts what the book says.

import IntakeCases

extension RouteBook {
    /// The passports that give entry to an offered country, the most useful first; equal ones in the order of the
    /// interview.
    var usefulPassports: [Passport] {
        let opened = countries.filter { $0.status == .offered }.map { Set($0.entries.flatMap(\.papers)) }
        let counted = Passport.allCases.map { passport in
            (passport, opened.count { $0.contains(passport.rawValue) })
        }
        return counted.filter { $0.1 > 0 }.enumerated().sorted { left, right in
            left.element.1 == right.element.1 ? left.offset < right.offset : left.element.1 > right.element.1
        }.map(\.element.0)
    }

    /// The passport that opens the most countries; `.none` if no passport opens any.
    var bestPassport: Passport { usefulPassports.first ?? .none }
}
