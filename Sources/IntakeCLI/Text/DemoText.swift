// The sentences of the demo between its steps.

import IntakeBase

/// The sentences of the demo.
public enum DemoText {
    /// The title.
    public static let title = Sentence(
        en: "Every step, on exercise data: invented people, a temporary folder. Day of the exercise: 2026-07-01.",
        ru: "Все шаги на учебных данных: люди вымышлены, папка временная. День упражнения: 2026-07-01.")
    /// Keys.
    public static let setup = Sentence(
        en: "Irina is the lead coordinator, v07 a volunteer's laptop. Each makes a key. Irina signs the list of who "
            + "may write and who can read; both adopt it.",
        ru: "Ирина — главный координатор, v07 — ноутбук волонтёра. У каждого свой ключ. Ирина подписывает список: "
            + "кто пишет и кто читает; оба его принимают.")
    /// A call.
    public static let call = Sentence(
        en: "A call comes in. The volunteer seals the request and sees what may be said now.",
        ru: "Звонок. Волонтёр записывает обращение и видит, что можно сказать сразу.")
    /// Paper forms.
    public static let paper = Sentence(
        en: "More requests of that day, typed from paper forms (their advice is not printed here).",
        ru: "Остальные обращения за день, с бумажных бланков (советы по ним здесь не показаны).")
    /// The stick.
    public static let carry = Sentence(
        en: "In the evening the log is copied to a stick. Here it is a folder, and the program notices.",
        ru: "Вечером журнал переносят на флешку. Здесь вместо неё папка, и программа это замечает.")
    /// Import.
    public static let arrive = Sentence(
        en: "Irina's laptop checks and opens every record.",
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
        en: "A table for a partner; cells that a spreadsheet would run are made harmless.",
        ru: "Таблица для партнёров; ячейки, которые исполнила бы электронная таблица, обезврежены.")
    /// Two coordinators decide.
    public static let bothDecide = Sentence(
        en: "Irina takes the first case. Boris, at his own laptop, takes it as well: neither has seen what the other "
            + "decided.",
        ru: "Ирина берёт первое обращение. Борис на своём ноутбуке берёт его же: решения друг друга они ещё не видели.")
    /// They exchange their logs.
    public static let exchange = Sentence(
        en: "His log comes to Irina. Neither decision overwrites the other, and before she decides again she is shown "
            + "what is new.",
        ru: "Журнал Бориса попадает к Ирине. Ни одно решение не стирает другое, а перед новым решением ей показывают "
            + "новое.")
    /// One of them settles it.
    public static let settled = Sentence(
        en: "She has seen both, so what she decides now holds. Boris is shown it before he goes on with the case.",
        ru: "Она видела оба решения, и теперь действует новое. Борису его покажут, прежде чем он продолжит.")
    /// The files that are left.
    public static let left = Sentence(
        en: "What is left on the volunteer's disk, and how each file begins:",
        ru: "Что осталось на диске волонтёра и с чего начинается каждый файл:")
    /// The search for words.
    public static func searched(words: Int, found: Int) -> Sentence {
        Sentence(
            en: "Searched these files for \(words) words of the requests: \(found) found.",
            ru: "В этих файлах искали слова из обращений (\(words)): найдено \(found).")
    }
    /// The folder was left in place.
    public static func kept(_ path: String) -> Sentence {
        Sentence(en: "The folder was kept: \(path)", ru: "Папка оставлена: \(path)")
    }
}
