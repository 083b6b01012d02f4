// Sentences about quarantined records.

import IntakeBase

/// Sentences about events.
enum EventText {
    static func quarantined(_ error: EventError) -> Sentence {
        switch error {
        case .notJSON:
            Sentence(
                en: "the record opens, but there is no request in it",
                ru: "запись открывается, но внутри не обращение")
        case .wrong(let member):
            wrong(VisibleText.line(String(member.prefix(60))))
        case .request(let error):
            Sentence(en: "in the record, \(error.sentence.en)", ru: "в записи: \(error.sentence.ru)")
        }
    }

    /// `member`: its name; a member that no kind has was named by the writer of the record.
    private static func wrong(_ member: String) -> Sentence {
        Sentence(en: "the record's \(member) is missing or wrong", ru: "в записи нет \(member) или там ошибка")
    }
}
