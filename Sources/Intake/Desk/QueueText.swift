// Sentences around the queue and its export.

import IntakeBase
import IntakeTriage

/// Sentences around the queue and its export.
package enum QueueText {
    /// The question for words to search for.
    package static let search = Sentence(en: "Words to look for:", ru: "Что искать:")
    /// The day that the advice is for.
    package static func asOf(_ day: Day) -> Sentence {
        Sentence(
            en: "Advice as of \(day); a person decides. More on a case: intake show CODE",
            ru: "Рекомендации на \(day); решает человек. Подробнее: intake show КОД")
    }
    /// The meaning of the mark `!` behind a code.
    package static let needsLook = Sentence(
        en: "! something must be cleared up first", ru: "! сначала нужно кое в чём разобраться")
    /// The advice comes from the example book that is in the program.
    package static var example: Sentence { TriageText.example }
    /// The export is written, and it is in the clear. `isWhole`: whether all logs of the desk are whole.
    package static func exported(_ count: Int, _ path: String, isWhole: Bool) -> Sentence {
        let gap =
            isWhole
            ? Sentence(en: "", ru: "")
            : Sentence(
                en: " Cases may be missing in it: a log here is not complete, see below.",
                ru: " Обращений в нём может не хватать: один из журналов здесь не цел, смотрите ниже.")
        return Sentence(
            en: "\(count) \(count == 1 ? "case" : "cases") written to \(path).\(gap.en) The file is not encrypted: "
                + "hand it over and delete it.",
            ru: "В \(path) записано: \(count) "
                + "\(russianPlural(count, "обращение", "обращения", "обращений")).\(gap.ru) Файл не зашифрован: "
                + "передайте его и удалите.")
    }
    /// The coordinator's own log cannot say that something is exported.
    static func exportNotNoted(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "nothing was exported, because your own log could not say so first: \(cause.en)",
            ru: "ничего не выгружено: сначала это нужно отметить в вашем журнале, а не удалось: \(cause.ru)")
    }
    /// The question who receives the export.
    package static let recipient = Sentence(en: "Who receives it?", ru: "Кому передаёте?")
    /// The file to export to exists.
    package static func exists(_ path: String) -> Sentence {
        Sentence(en: "\(path) exists; nothing was written", ru: "\(path) уже есть; ничего не записано")
    }
    /// What to do about it.
    package static let existsHint = Sentence(
        en: "name another file, or remove that one first", ru: "назовите другой файл или сначала удалите этот")
}
