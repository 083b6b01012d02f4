// Names of travel papers, in words and as a symbol for tables.

import IntakeBase

extension WordText {
    /// The symbol of a paper.
    package static func paperSign(_ word: String) -> Sentence {
        switch word {
        case Passport.biometric.rawValue: Sentence(en: "B", ru: "Б")
        case Passport.fiveYear.rawValue: Sentence(en: "5", ru: "5")
        case RequestField.internalPassport.rawValue: Sentence(en: "I", ru: "В")
        default: Sentence(en: "(\(paper(word).en))", ru: "(\(paper(word).ru))")
        }
    }

    /// The name of a paper.
    package static func paper(_ word: String) -> Sentence {
        switch word {
        case Passport.biometric.rawValue: Sentence(en: "biometric passport", ru: "биометрический загранпаспорт")
        case Passport.fiveYear.rawValue: Sentence(en: "five-year passport", ru: "пятилетний загранпаспорт")
        case RequestField.internalPassport.rawValue: RequestField.internalPassport.words.label
        default: label(word, in: .passport)
        }
    }
}
