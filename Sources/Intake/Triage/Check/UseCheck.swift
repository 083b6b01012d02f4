// Unused parts: words that no advice can contain, countries that no vignette is about. They are harmless, but often a
// sign that something was forgotten.

import IntakeCases

extension BookCheck {
    func uses() -> [BookFinding] {
        let used: [BookWord.Kind: Set<String>] = [
            .next: Set(book.rules.flatMap(\.then.next)),
            .warn: Set(book.rules.flatMap(\.then.warn) + Triage.ownWords),
        ]
        let unused = book.words.filter { word in used[word.kind].map { !$0.contains(word.id) } ?? false }
        let concerned = Set(
            book.vignettes.flatMap { $0.expect.countries.flatMap(\.codes) + ($0.request.country.map { [$0] } ?? []) })
        return unused.map { note(.unused, .word($0.kind, $0.id), nil, CheckText.unusedWord($0)) }
            + book.countries.filter { !concerned.contains($0.code) }.map {
                note(.unused, .country($0.code), nil, CheckText.untestedCountry($0.name))
            }
    }
}
