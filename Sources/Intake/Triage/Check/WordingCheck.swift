// Texts that must not be read out: without translation, with an exclamation mark, or with a promise of safety.

import IntakeBase

extension BookCheck {
    func wording() -> [BookFinding] {
        texts().flatMap { text in
            text.sentence.faults.map { fault in
                problem(.wording, text.part, text.prefix + fault.key, CheckText.fault(fault), hint: nil)
            }
        }
    }

    private struct Text {
        let part: BookPart
        let prefix: String
        let sentence: Sentence

        init(_ part: BookPart, _ sentence: Sentence, _ prefix: String = "") {
            self.part = part
            self.prefix = prefix
            self.sentence = sentence
        }
    }

    private func texts() -> [Text] {
        var texts = [Text(.book, book.homeName, "home.")] + (book.notice.map { [Text(.book, $0, "notice.")] } ?? [])
        for country in book.countries {
            texts.append(Text(.country(country.code), country.name))
            if let reason = country.reason { texts.append(Text(.country(country.code), reason, "reason_")) }
        }
        for destination in book.destinations {
            texts.append(Text(.destination(destination), destination.name))
            texts.append(Text(.destination(destination), destination.condition, "condition_"))
        }
        texts += book.facts.map { Text(.fact($0.id), $0.value) }
        texts += book.rules.map { Text(.rule($0.id), $0.reason) }
        return texts + book.words.map { Text(.word($0.kind, $0.id), $0.text) }
    }
}

/// A fault in a text that people hear.
enum TextFault: Hashable {
    case sameInBoth
    case notRussian
    case notEnglish
    case exclamation(Language)
    case promise(Language)

    /// The key of the text, without its prefix.
    var key: String {
        switch self {
        case .sameInBoth, .notRussian: Language.russian.rawValue
        case .notEnglish: Language.english.rawValue
        case .exclamation(let language), .promise(let language): language.rawValue
        }
    }
}

extension Sentence {
    /// The faults that can be recognized from the letters.
    var faults: [TextFault] {
        var faults: [TextFault] = []
        if en == ru {
            faults.append(.sameInBoth)
        } else {
            if !ru.unicodeScalars.contains(where: { (0x400...0x52F).contains($0.value) }) { faults.append(.notRussian) }
            if !en.unicodeScalars.contains(where: { $0.properties.isAlphabetic && $0.value < 0x250 }) {
                faults.append(.notEnglish)
            }
        }
        for language in Language.allCases {
            let text = self(language)
            if text.contains("!") || text.contains("！") { faults.append(.exclamation(language)) }
            if text.promises { faults.append(.promise(language)) }
        }
        return faults
    }
}

extension String {
    /// Whether the text calls something free of danger. No place is.
    fileprivate var promises: Bool {
        lowercased().split { !$0.isLetter }.contains { word in
            ["safe", "safer", "safest", "safely"].contains(word) || word.hasPrefix("безопас")
        }
    }
}
