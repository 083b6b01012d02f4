// Sentences for the care that is built into triage, independent of the book: reasons for a hold, answers that it does
// not believe, and what it does not know of the country that he stays in.

import IntakeBase

extension TriageText {
    // MARK: What holds him

    static let holdFront = Sentence(
        en: "He is at the front: nobody advises him to move from there.",
        ru: "Он на фронте: уходить оттуда мы не советуем.")
    static let holdUnit = Sentence(
        en: "He is in his unit: a lawyer comes before any step.",
        ru: "Он в части: до любого шага нужен адвокат.")
    static let holdHeld = Sentence(
        en: "He is held: a lawyer first, and no journey is planned.",
        ru: "Его удерживают: сначала адвокат, поездку не планируем.")
    static let holdServing = Sentence(
        en: "He serves, also on leave, in hospital or absent: a lawyer comes before any journey.",
        ru: "Он военнослужащий — и в отпуске, и в госпитале, и если ушёл из части: до любой поездки нужен адвокат.")
    static let holdExitBan = Sentence(
        en: "He is banned from leaving the country.", ru: "Ему запрещён выезд из страны.")
    static let holdSummons = Sentence(
        en: "A summons is in the register, or there is a call-up decision: he cannot leave now.",
        ru: "Повестка размещена в реестре или есть решение о призыве: выехать сейчас нельзя.")
    static let holdWanted = Sentence(
        en: "He is on the wanted list: at the border he would be detained.",
        ru: "Он в розыске: на границе его задержат.")

    // MARK: Answers that are not believed

    static let doubtedFront = Sentence(
        en: "The stage says the front, the other answers do not: he counts as being there until somebody has asked "
            + "again, or there are discharge papers.",
        ru: "По одному ответу он на фронте, по другим — нет. Пока не уточнили или нет документов об увольнении, "
            + "считаем, что он там.")
    static let doubtedSearch = Sentence(
        en: "He is being searched for, so that he is not on the wanted list cannot be relied on: find out again.",
        ru: "Его ищут, поэтому на ответ «не в розыске» полагаться нельзя: проверить ещё раз.")
    static let doubtedCharge = Sentence(
        en: "There is a charge, so whether he is wanted and whether he serves must be asked again.",
        ru: "Есть уголовное дело, поэтому нужно ещё раз выяснить, в розыске ли он и служит ли.")
    static let doubtedPassport = Sentence(
        en: "A passport is surrendered upon a call-up decision: ask again about the summons and the exit ban.",
        ru: "Загранпаспорт сдают после решения о призыве: ещё раз спросить о повестке и запрете на выезд.")

    // MARK: Where he stays

    static let sharedList = Sentence(
        en: "The border of this country searches by the list on which he is or may be: he may be stopped on leaving.",
        ru: "На границе этой страны проверяют по той же базе розыска, а он в розыске или это не проверено: "
            + "при выезде его могут задержать.")
    static let dangerKnown = Sentence(
        en: "The book knows of danger in the country where he is.",
        ru: "В книге маршрутов есть данные об опасности в стране, где он находится.")
    static let countryUnknown = Sentence(
        en: "The book knows nothing of the country where he is, which does not mean that there is no danger.",
        ru: "О стране, где он находится, в книге маршрутов ничего нет; это не значит, что опасности нет.")

    /// The sentence for a word that triage adds by itself, used if the book has none.
    static func warning(_ word: String) -> Sentence? {
        switch word {
        case Triage.factsOverdue:
            Sentence(
                en: "The facts behind this answer have not been checked lately: do not rely on them.",
                ru: "Данные давно не проверяли: полагаться на них нельзя.")
        case Triage.sharedList: sharedList
        case Triage.dangerKnown: dangerKnown
        case Triage.countryUnknown: countryUnknown
        default: nil
        }
    }
}
