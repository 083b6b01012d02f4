import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct WordTextTests {
    @Test(arguments: RequestField.allCases)
    func `every word that the program offers has a name of its own in both languages`(field: RequestField) {
        let words: [String] =
            switch field.kind {
            case .choice(let words), .choices(let words): words
            case .words(let proposed, _): proposed.map { $0.hasSuffix(":") ? $0 + "DE" : $0 }
            default: []
            }
        let labels = words.map { WordText.label($0, in: field) }
        for (word, label) in zip(words, labels) {
            #expect(!label.en.contains("_"))
            #expect(label.ru != word)
            #expect(label.ru.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }, "\(word) in Russian")
            #expect(!label.en.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }, "\(word) in English")
        }
        for language in Language.allCases {
            #expect(Set(labels.map { $0(language) }).count == words.count, "two words of one name")
        }
    }

    @Test func `every field has a name of its own in both languages`() {
        for language in Language.allCases {
            #expect(
                Set(RequestField.allCases.map { $0.words.label(language) }).count == RequestField.allCases.count)
        }
    }

    @Test func `an unknown word is shown harmless, with its country if it has one`() {
        #expect(WordText.label("bad\u{1B}[2J", in: .health).ru == "bad^[[2J")
        #expect(WordText.label("family_in:\u{202E}", in: .ties).en == "family in \\u{202E}")
        #expect(WordText.label("citizen_of:IL", in: .ties).en == "citizen of IL")
        #expect(WordText.label("DE", in: .visas).ru == "DE")
    }

    @Test func `no name calls a place safe`() {
        let labels =
            Outcome.allCases.map { WordText.label($0) } + Release.allCases.map { WordText.label($0) }
            + Urgency.allCases.map { WordText.label($0) } + RequestField.allCases.map(\.words.label)
        for label in labels {
            #expect(!label.en.lowercased().contains("safe"))
            #expect(!label.ru.lowercased().contains("безопас"))
        }
    }
}
