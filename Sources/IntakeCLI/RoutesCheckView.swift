// The output of `routes check`: one line per finding in a form that editors can jump to, or JSON.

import IntakeBase
import IntakeTriage

/// The output for a check.
struct RoutesCheckView {
    let file: String
    let day: Day
    let hash: Bytes32
    /// The book; nil if it could not be read.
    var book: RouteBook?
    var findings: [BookFinding] = []
    /// The change from another book, if one is named.
    var change: RoutesChangeView?

    /// 65 with a problem; 2 if a person must review facts or a change; otherwise 0.
    var status: ExitStatus {
        if findings.contains(where: { $0.severity == .problem }) { return .badData }
        if change?.change.needsPerson == true { return .needsPerson }
        return findings.contains { $0.kind == .overdue } ? .needsPerson : .done
    }

    func print(in context: Context) throws {
        try context.emit(json: json, asOf: day, book: book?.stamp, text: text)
    }

    /// Problems come last, next to the prompt, because notes may fill more than a screen.
    private func text(_ language: Language) -> String {
        var text = group(.note, language)
        if let change { text += change.text(language) + "\n" }
        text += group(.problem, language)
        return text + CheckCommandText.summary(book, count(.problem), count(.note), day)(language) + "\n"
    }

    private func group(_ severity: BookFinding.Severity, _ language: Language) -> String {
        let all = findings.filter { $0.severity == severity }
        if all.isEmpty { return "" }
        var text = CheckCommandText.heading(severity)(language) + "\n"
        let overdue = all.filter { $0.kind == .overdue }
        if let book, let hint = overdue.first?.hint {
            let facts = Dictionary(grouping: book.facts.filter { $0.reviewBy < day }, by: \.country)
            for (country, facts) in facts.sorted(by: { $0.key < $1.key }) {
                text += CheckText.overdue(facts, book.name(of: country), day)(language) + "\n"
            }
            text += "    \(hint(language))\n"
        }
        let others = all.filter { $0.kind != .overdue }
        for (index, finding) in others.enumerated() {
            text += line(finding, language) + "\n"
            // A hint that the next finding repeats is printed once, after the last of them.
            let next = index + 1 < others.count ? others[index + 1] : nil
            if let hint = finding.hint, next?.hint != hint || next?.kind != finding.kind {
                text += "    \(hint(language))\n"
            }
        }
        return text + "\n"
    }

    private func line(_ finding: BookFinding, _ language: Language) -> String {
        let place = finding.place
        let numbers = [place.line, place.column].compactMap { $0.map { "\($0):" } }.joined()
        // A name in the sentence is not printed again.
        let label = (place.label ?? place.table).flatMap { finding.sentence.en.contains($0) ? nil : $0 }
        let path = [label, place.key].compactMap { $0.map(VisibleText.line) }.joined(separator: ", ")
        return "\(VisibleText.line(place.file)):\(numbers) \(path.isEmpty ? "" : path + ": ")"
            + finding.sentence(language)
    }

    private func count(_ severity: BookFinding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    private var json: [String: JSONValue] {
        [
            "file": .string(file), "hash": .string(hash.hex),
            "version": book.map { JSONValue($0.stamp.version) } ?? .null,
            "counts": book.map { book in
                [
                    "countries": JSONValue(book.countries.count), "facts": JSONValue(book.facts.count),
                    "rules": JSONValue(book.rules.count), "vignettes": JSONValue(book.vignettes.count),
                ]
            } ?? .null,
            "problems": JSONValue(count(.problem)), "notes": JSONValue(count(.note)),
            "findings": .array(findings.map(RoutesCheckView.json)), "change": change?.json ?? .null,
        ]
    }

    private static func json(_ finding: BookFinding) -> JSONValue {
        [
            "severity": .string(finding.severity.rawValue), "kind": .string(finding.kind.rawValue),
            "line": finding.place.line.map { JSONValue($0) } ?? .null,
            "column": finding.place.column.map { JSONValue($0) } ?? .null,
            "table": JSONValue(finding.place.table), "key": JSONValue(finding.place.key),
            "sentence": finding.sentence.json, "hint": finding.hint?.json ?? .null,
        ]
    }
}
