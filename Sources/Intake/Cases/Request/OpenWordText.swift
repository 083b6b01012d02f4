// Names for the proposed words of the open lists: health, conscience, ties, evidence, visas.

import IntakeBase

extension WordText {
    /// The name of a proposed word, by the names of its list, with the name of its country if it has one
    /// (`family_in:DE`). Nil for any other word.
    static func proposed(_ word: String, _ name: (String) -> Sentence?) -> Sentence? {
        if word == "other" { return Sentence(en: "other", ru: "другое") }
        guard let colon = word.firstIndex(of: ":") else { return name(word) }
        let country = VisibleText.line(String(word[word.index(after: colon)...]))
        return name(String(word[...colon])).map { name in
            Sentence(en: "\(name.en) \(country)", ru: "\(name.ru) \(country)")
        }
    }

    static func visa(_ word: String) -> Sentence? {
        word == "schengen" ? Sentence(en: "Schengen visa", ru: "шенгенская виза") : nil
    }

    static func health(_ word: String) -> Sentence? {
        switch word {
        case "chronic_illness": Sentence(en: "chronic illness", ru: "хроническая болезнь")
        case "amputation": Sentence(en: "amputation", ru: "ампутация")
        case "wounded": Sentence(en: "wounded", ru: "ранение")
        case "disability": Sentence(en: "disability", ru: "инвалидность")
        case "mental_health": Sentence(en: "mental health", ru: "психическое здоровье")
        default: nil
        }
    }

    static func conscience(_ word: String) -> Sentence? {
        switch word {
        case "religious": Sentence(en: "religious", ru: "религиозные")
        case "political": Sentence(en: "political", ru: "политические")
        case "moral": Sentence(en: "moral", ru: "нравственные")
        default: nil
        }
    }

    static func tie(_ word: String) -> Sentence? {
        switch word {
        case "jewish_ancestry": Sentence(en: "Jewish ancestry", ru: "еврейские корни")
        case "family_in:": Sentence(en: "family in", ru: "родные в стране")
        case "citizen_of:": Sentence(en: "citizen of", ru: "гражданство")
        case "residence_in:": Sentence(en: "residence in", ru: "ВНЖ или ПМЖ")
        case KnownWords.naturalised: Sentence(en: "naturalised citizen", ru: "натурализованный гражданин")
        default: nil
        }
    }

    static func evidence(_ word: String) -> Sentence? {
        switch word {
        case "summons": Sentence(en: "summons", ru: "повестка")
        case "mobilization_papers": Sentence(en: "mobilisation papers", ru: "мобилизационное предписание")
        case "discharge_papers": Sentence(en: "discharge papers", ru: "документы об увольнении")
        case "contract": Sentence(en: "contract", ru: "контракт")
        case "medical_papers": Sentence(en: "medical papers", ru: "медицинские документы")
        case "written_refusal": Sentence(en: "written refusal", ru: "рапорт об отказе")
        case "court_papers": Sentence(en: "court papers", ru: "судебные документы")
        default: nil
        }
    }
}
