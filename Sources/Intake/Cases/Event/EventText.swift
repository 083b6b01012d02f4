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
        case .newerSchema(let schema):
            Sentence(
                en:
                    "written by a newer version of this program (schema \(schema)); update this laptop and import again",
                ru: "записано более новой версией программы (схема \(schema)); обновите программу и примите журнал "
                    + "снова")
        case .unknownType(let type):
            named(type) { type in
                Sentence(
                    en: "this version does not know this kind of record (\(type))",
                    ru: "вид записи, которого эта версия не знает (\(type))")
            }
        case .wrong(let member):
            Sentence(en: "the record's \(member) is missing or wrong", ru: "в записи нет \(member) или там ошибка")
        case .request(let error):
            Sentence(en: "in the record, \(error.sentence.en)", ru: "в записи: \(error.sentence.ru)")
        }
    }

    private static func named(_ name: String, _ sentence: (String) -> Sentence) -> Sentence {
        sentence(name.utf8.count <= 40 ? VisibleText.line(name) : "…")
    }
}
