// Sentences for the care that is built into triage, independent of the book: reasons for a hold, answers that it does
// not believe, and what it does not know of the country that he stays in.

import IntakeBase

extension TriageText {
    // MARK: What holds him

    static let holdFront = Sentence(
        en: "He is at the front: we do not advise him to leave it.",
        ru: "Он на фронте: уходить оттуда мы не советуем.")
    static let holdUnit = Sentence(
        en: "He is in his unit: a lawyer first, before any step.",
        ru: "Он в части: до любого шага нужен адвокат.")
    static let holdHeld = Sentence(
        en: "He is held: a lawyer first; do not plan a journey.",
        ru: "Его удерживают: сначала адвокат, поездку не планируем.")
    static let holdServing = Sentence(
        en: "He is a soldier, also on leave, in hospital or absent: a lawyer before any journey.",
        ru: "Он военнослужащий — и в отпуске, и в госпитале, и если ушёл из части: до любой поездки нужен адвокат.")
    static let holdExitBan = Sentence(
        en: "He is banned from leaving the country.", ru: "Ему запрещён выезд из страны.")
    static let holdSummons = Sentence(
        en: "A summons is in the register or was handed over, or there is a call-up decision: he cannot leave now.",
        ru: "Повестка размещена в реестре или вручена либо есть решение о призыве: выехать сейчас нельзя.")
    static let holdWanted = Sentence(
        en: "He is on the wanted list: at the border he would be detained.",
        ru: "Он в розыске: на границе его задержат.")

    // MARK: Answers that are not believed

    static let doubtedFront = Sentence(
        en: "One answer says the front, others do not. Until you ask again, or he has discharge papers, he counts as "
            + "being there.",
        ru: "По одному ответу он на фронте, по другим — нет. Пока вы не уточнили или нет документов об увольнении, "
            + "считаем, что он там.")
    static let doubtedSearch = Sentence(
        en: "He is being searched for, so do not rely on the answer that he is not wanted: check again.",
        ru: "Его ищут, поэтому на ответ «не в розыске» полагаться нельзя: проверить ещё раз.")
    static let doubtedCharge = Sentence(
        en: "There is a charge, so ask again whether he is wanted and whether he serves.",
        ru: "Есть уголовное дело, поэтому нужно ещё раз выяснить, в розыске ли он и служит ли.")
    static let doubtedPassport = Sentence(
        en: "Passports are handed in after a call-up decision: ask again about the summons and the exit ban.",
        ru: "Загранпаспорт сдают после решения о призыве: ещё раз спросить о повестке и запрете на выезд.")

    /// Answers that are recorded and not judged yet.
    static func notJudged(_ answers: [Sentence]) -> Sentence {
        Sentence(
            en: "The program cannot judge this yet, so it names no country; a coordinator decides: "
                + answers.map(\.en).joined(separator: ", ") + ".",
            ru: "Программа это пока не оценивает, поэтому страну не называем; решает координатор: "
                + answers.map(\.ru).joined(separator: ", ") + ".")
    }

    // MARK: Where he stays

    static let sharedList = Sentence(
        en: "This country's border uses the wanted list that he is or may be on: he may be stopped on leaving.",
        ru: "На границе этой страны проверяют по той же базе розыска, а он в розыске или это не проверено: "
            + "при выезде его могут задержать.")
    static let dangerKnown = Sentence(
        en: "The book names a danger in the country where he is.",
        ru: "В книге маршрутов названа опасность в стране, где он находится.")
    static let countryUnknown = Sentence(
        en: "The book has nothing on the country where he is. That does not mean that there is no danger.",
        ru: "О стране, где он находится, в книге маршрутов ничего нет; это не значит, что опасности нет.")

    /// The sentence for a word that triage adds by itself, used if the book has none.
    static func warning(_ word: String) -> Sentence? {
        switch word {
        case Triage.factsOverdue:
            Sentence(
                en: "The facts behind this answer are overdue for a check: do not rely on them.",
                ru: "Срок проверки фактов истёк: полагаться на них нельзя.")
        case Triage.sharedList: sharedList
        case Triage.dangerKnown: dangerKnown
        case Triage.countryUnknown: countryUnknown
        default: nil
        }
    }
}
