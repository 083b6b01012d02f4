// The table of countries that `routes show` prints: by status, with ways in, papers, stay, risk, and the age of the
// facts. Plain text, at most 80 columns.

import IntakeBase
import IntakeCases

extension BookDay {
    /// The columns of a page.
    static let pageWidth = 80

    /// The page as lines.
    package func table(_ language: Language) -> [String] {
        var lines = head(language)
        lines += countryTable(language)
        lines += destinationLines(language)
        let pairs = conflicts
        if !pairs.isEmpty {
            lines += ["", RoutesPageText.conflicts(language) + ":"]
            lines += pairs.map { "  " + $0.joined(separator: " <> ") }
        }
        lines.append("")
        lines += wrapped(RoutesPageText.counts(book)(language))
        let overdue = book.facts.count(where: isOverdue)
        lines += wrapped(RoutesPageText.overdue(overdue)(language))
        if overdue == 0, let next = book.facts.map(\.reviewBy).min() {
            lines += wrapped(RoutesPageText.nextReview(next)(language))
        }
        return lines + [""] + wrapped(RoutesPageText.legend(language))
    }

    /// The head of every page: the book and the day.
    func head(_ language: Language) -> [String] {
        var lines = wrapped(RoutesPageText.head(book.stamp, day)(language))
        if let signed = book.signed { lines += wrapped(RoutesPageText.signed(signed)(language)) }
        if book.stamp.example { lines += wrapped(RoutesPageText.example(language)) }
        if let notice = book.notice { lines += wrapped(notice(language)) }
        if isBeforeBook { lines += wrapped(RoutesPageText.clock(language)) }
        return lines
    }

    /// Wraps text of the book, with control characters removed; `indent` columns, the first line after `mark`.
    func wrapped(_ text: String, indent: Int = 0, mark: String? = nil) -> [String] {
        let rest = String(repeating: " ", count: indent)
        return TextWidth.wrapped(VisibleText.line(text), first: mark ?? rest, rest: rest, width: BookDay.pageWidth)
    }

    private func countryTable(_ language: Language) -> [String] {
        let titles: [Sentence] = [
            Sentence(en: "", ru: ""), RoutesPageText.country, RoutesPageText.ways, RoutesPageText.stay,
            RoutesPageText.risk, RoutesPageText.facts, RoutesPageText.oldest, RoutesPageText.checked,
        ]
        var table = Table(titles.map { $0(language) }, sides: [.left, .left, .left, .right, .right, .left, .right])
        // The reasons for the status are printed below each row.
        var sections: [(title: String, reasons: [[String]])] = []
        for status in CountryStatus.allCases {
            let countries = book.countries.filter { $0.status == status }
            for country in countries { table.add(row(country, language)) }
            let reasons = countries.map { $0.reason.map { wrapped($0(language), indent: 6) } ?? [] }
            if !reasons.isEmpty { sections.append((RoutesPageText.status(status)(language), reasons)) }
        }
        for (title, codes) in [(RoutesPageText.home, [book.home]), (RoutesPageText.others, others)] where !codes.isEmpty
        {
            for code in codes { table.add(row(code, ways: "", stay: nil, language)) }
            sections.append((title(language), codes.map { _ in [] }))
        }
        var rows = table.text(width: BookDay.pageWidth).split(separator: "\n").map(String.init)[...]
        var lines = ["", rows.removeFirst()]
        for section in sections {
            lines.append(section.title)
            for reason in section.reasons { lines += [rows.removeFirst()] + reason }
        }
        return lines
    }

    /// Countries that only facts name.
    private var others: [CountryCode] {
        let listed = Set(book.countries.map(\.code) + book.destinations.map(\.country) + [book.home])
        return Set(book.facts.map(\.country)).subtracting(listed).sorted()
    }

    private func row(_ country: Country, _ language: Language) -> [String] {
        let ways = country.entries.map { entry in
            RoutesPageText.short(entry.mode)(language) + " "
                + entry.papers.map { WordText.paperSign($0)(language) }.joined()
        }
        return row(country.code, ways: ways.joined(separator: ", "), stay: country.stayDays, language)
    }

    private func row(_ code: CountryCode, ways: String, stay: Int?, _ language: Language) -> [String] {
        let facts = facts(of: code)
        let overdue = facts.count(where: isOverdue)
        return [
            "  \(code)", BookDay.cut(VisibleText.line(book.name(of: code)(language)), 16), BookDay.cut(ways, 20),
            stay.map(String.init) ?? "-", gravestRisk(of: code).map(String.init) ?? "-",
            "\(facts.count)" + (overdue > 0 ? " !\(overdue)" : ""),
            facts.map(\.checked).min().map { "\($0.days(until: day))" } ?? "-",
            facts.map(\.checked).max()?.description ?? "-",
        ]
    }

    private func destinationLines(_ language: Language) -> [String] {
        guard !book.destinations.isEmpty else { return [] }
        var lines = ["", RoutesPageText.destinations(language)]
        for destination in book.destinations {
            let overdue = destination.facts.compactMap { book.fact($0) }.count(where: isOverdue)
            let mark = overdue > 0 ? " !\(overdue)" : ""
            lines += wrapped("  \(destination.country)  \(destination.name(language))", indent: 2)
            lines += wrapped(
                destination.condition(language) + " [" + destination.facts.joined(separator: ", ") + "]" + mark,
                indent: 6)
        }
        return lines
    }

    private static func cut(_ text: String, _ columns: Int) -> String {
        guard TextWidth.of(text) > columns else { return text }
        var text = text
        while TextWidth.of(text) > columns - 1 { text.removeLast() }
        return text + "…"
    }
}
