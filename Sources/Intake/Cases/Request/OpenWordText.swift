// Names of the words that are proposed for the open lists: health, conscience, ties, evidence, visas.

import IntakeBase

extension WordText {
    /// The name of a proposed word; with its country, where it has one (`family_in:DE`). Nil for any other word.
    static func proposed(_ word: String, in field: RequestField) -> Sentence? {
        guard let colon = word.firstIndex(of: ":") else { return open(word, in: field) }
        let country = VisibleText.line(String(word[word.index(after: colon)...]))
        return open(String(word[...colon]), in: field).map { name in
            Sentence(en: "\(name.en) \(country)", ru: "\(name.ru) \(country)")
        }
    }

    private static func open(_ word: String, in field: RequestField) -> Sentence? {
        switch (field, word) {
        case (_, "other"): Sentence(en: "other", ru: "другое")
        case (.visas, "schengen"): Sentence(en: "Schengen visa", ru: "шенгенская виза")
        case (.health, "chronic_illness"): Sentence(en: "chronic illness", ru: "хроническая болезнь")
        case (.health, "amputation"): Sentence(en: "amputation", ru: "ампутация")
        case (.health, "wounded"): Sentence(en: "wounded", ru: "ранение")
        case (.health, "disability"): Sentence(en: "disability", ru: "инвалидность")
        case (.health, "mental_health"): Sentence(en: "mental health", ru: "психическое здоровье")
        case (.conscience, "religious"): Sentence(en: "religious", ru: "религиозные")
        case (.conscience, "political"): Sentence(en: "political", ru: "политические")
        case (.conscience, "moral"): Sentence(en: "moral", ru: "нравственные")
        case (.ties, "jewish_ancestry"): Sentence(en: "Jewish ancestry", ru: "еврейские корни")
        case (.ties, "family_in:"): Sentence(en: "family in", ru: "родные в стране")
        case (.ties, "citizen_of:"): Sentence(en: "citizen of", ru: "гражданство")
        case (.ties, "residence_in:"): Sentence(en: "residence in", ru: "ВНЖ или ПМЖ")
        case (.evidence, "summons"): Sentence(en: "summons", ru: "повестка")
        case (.evidence, "mobilization_papers"):
            Sentence(en: "mobilisation papers", ru: "мобилизационное предписание")
        case (.evidence, "discharge_papers"): Sentence(en: "discharge papers", ru: "документы об увольнении")
        case (.evidence, "contract"): Sentence(en: "contract", ru: "контракт")
        case (.evidence, "medical_papers"): Sentence(en: "medical papers", ru: "медицинские документы")
        case (.evidence, "written_refusal"): Sentence(en: "written refusal", ru: "рапорт об отказе")
        case (.evidence, "court_papers"): Sentence(en: "court papers", ru: "судебные документы")
        default: nil
        }
    }
}
