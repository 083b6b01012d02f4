// The sentences of the demo between its steps.

import IntakeBase

/// The sentences of the demo.
public enum DemoText {
    /// The title.
    public static let title = Sentence(
        en: "The whole way, on exercise data: invented people, a throw-away folder. Day of the exercise: 2026-07-01.",
        ru: "Весь путь на учебных данных: люди вымышлены, папка временная. День упражнения: 2026-07-01.")
    /// Keys.
    public static let setup = Sentence(
        en: "Irina leads the coordinators, v07 is a volunteer's laptop. Each makes a key; Irina signs who may write "
            + "and who can read; both put that in force.",
        ru: "Ирина — главный координатор, v07 — ноутбук волонтёра. У каждого свой ключ; Ирина подписывает, кто пишет "
            + "и кто читает; оба принимают этот список.")
    /// A call.
    public static let call = Sentence(
        en: "A call comes in. The volunteer seals the request and sees what may be told at once.",
        ru: "Звонок. Волонтёр запечатывает обращение и видит, что можно сказать сразу.")
    /// Paper forms.
    public static let paper = Sentence(
        en: "More requests of the day, typed up from paper forms (their advice is not printed here).",
        ru: "Остальные обращения за день, с бумажных бланков (советы по ним здесь не показаны).")
    /// The stick.
    public static let carry = Sentence(
        en: "In the evening the log goes onto a stick. Here it is only a folder, which the program notices.",
        ru: "Вечером журнал переносят на флешку. Здесь вместо неё папка, и программа это замечает.")
    /// Import.
    public static let arrive = Sentence(
        en: "Irina's laptop checks every record and opens them.",
        ru: "Ноутбук Ирины проверяет и открывает каждую запись.")
    /// The queue.
    public static let queue = Sentence(
        en: "What she sees: most urgent first, each with a recommendation. She decides.",
        ru: "Что она видит: сначала самое срочное, к каждому — рекомендация. Решает она.")
    /// One case.
    public static let show = Sentence(
        en: "The first of them, with every reason.", ru: "Первое обращение, со всеми основаниями.")
    /// The export.
    public static let export = Sentence(
        en: "A table for a partner organisation; cells that a spreadsheet would run are defused.",
        ru: "Таблица для партнёров; ячейки, которые исполнила бы электронная таблица, обезврежены.")
    /// The files that are left.
    public static let left = Sentence(
        en: "What is left on the volunteer's disk, and how each file begins:",
        ru: "Что осталось на диске волонтёра и с чего начинается каждый файл:")
    /// The search for words.
    public static func searched(words: Int, found: Int) -> Sentence {
        Sentence(
            en: "Looked for \(words) words of the requests in these files: \(found) found.",
            ru: "В этих файлах искали слова из обращений (\(words)): найдено \(found).")
    }
    /// The folder was left in place.
    public static func kept(_ path: String) -> Sentence {
        Sentence(en: "The folder was left in place: \(path)", ru: "Папка оставлена: \(path)")
    }
}
