// The labels of decisions, for coordinators.

import IntakeBase

/// The labels of decisions.
package enum DecisionText {
    static let person = Sentence(en: "waiting for", ru: "ждём ответа от")
    static let purpose = Sentence(en: "what for", ru: "чего ждём")
    static let outcome = Sentence(en: "how it ended", ru: "чем закончилось")
    package static let doNotContact = Sentence(en: "do not contact the caller", ru: "со звонившим не связываться")
    package static let link = Sentence(en: "linked with the case", ru: "связано с обращением")
    package static let notSame = Sentence(
        en: "not the same person as in the case", ru: "не тот же человек, что в обращении")
    package static let attach = Sentence(en: "this record belongs to the case", ru: "к обращению относится запись")
    static let note = Sentence(en: "note", ru: "заметка")
    static let attempt = Sentence(en: "tried to reach the caller by", ru: "пытались связаться через")
    static let result = Sentence(en: "result", ru: "результат")
    static let next = Sentence(en: "next try", ru: "следующая попытка")
    package static let refer = Sentence(en: "handed over to", ru: "передаём")
    static let consent = Sentence(en: "by the caller's consent", ru: "по согласию звонившего")
    static let noConsent = Sentence(en: "none", ru: "согласия нет")
    static let agree = Sentence(en: "agreed to hand over, as in the record", ru: "согласие на передачу по записи")
    static let settle = Sentence(en: "cleared up", ru: "уточнено")
    static let settledEarlier = Sentence(
        en: "\(settle.en) (\(DeskText.earlier.en))", ru: "\(settle.ru) (\(DeskText.earlier.ru))")
    static let newest = Sentence(
        en: "the newest answer to each question counts", ru: "на каждый вопрос верен последний ответ")
    static let disregard = Sentence(en: "these records do not count", ru: "не учитывать записи")
    static let undo = Sentence(en: "undone: the decision in the record", ru: "отменено решение из записи")
    static let erase = Sentence(en: "erased", ru: "стёрто")
    // The event is written before anything leaves: whether all of it arrived, it does not say.
    static let export = Sentence(en: "export", ru: "выгрузка")
    static let recipient = Sentence(en: "for", ru: "кому")
    static let notSaid = Sentence(en: Decision.notSaid, ru: "не указано")
    static let imported = Sentence(en: "logs imported", ru: "принято журналов")
    static let seen = Sentence(en: "alarm put aside", ru: "предупреждение просмотрено")
    /// A value that a decision took back.
    package static let cleared = Sentence(en: "cleared", ru: "снято")

    /// Yes, no, or cleared.
    package static func answer(_ answer: Bool?) -> Sentence {
        answer.map { WordText.label($0 ? Answer.yes : .no) } ?? cleared
    }

    static func from(_ cell: UInt64, in log: String) -> Sentence {
        Sentence(en: "log \(log), from cell \(cell) on", ru: "журнал \(log), начиная с ячейки \(cell)")
    }
}
