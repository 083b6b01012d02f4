// What the program says about itself and its surroundings: output that fails, a folder that has no place.

/// Sentences of the terminal.
public enum TerminalText {
    /// The word before a hint.
    public static let hint = Sentence(en: "hint", ru: "что делать")

    /// An error that has no sentence of its own; what it carries is not shown, it could be a caller's words.
    public static let unexpected = Sentence(
        en: "something went wrong that this program does not know; what was acknowledged before is kept",
        ru: "случилось что-то, чего программа не знает; всё, что было подтверждено раньше, сохранено")

    /// No folder is named anywhere.
    public static let noHome = Sentence(
        en: "this laptop's folder is not named anywhere: no --home, no INTAKE_HOME, no HOME",
        ru: "не указано, где папка этого ноутбука: нет ни --home, ни INTAKE_HOME, ни HOME")

    /// What to do about it.
    public static let noHomeHint = Sentence(
        en: "add --home and the folder to the command",
        ru: "добавьте к команде --home и путь к папке")

    /// The disk behind standard output is full.
    public static let outputFull = Sentence(
        en: "the answer could not be printed: no space left where the output goes",
        ru: "не удалось вывести ответ: там, куда он пишется, кончилось место")

    /// Standard output was closed from the start.
    public static let outputClosed = Sentence(
        en: "the answer could not be printed: the output is closed",
        ru: "не удалось вывести ответ: вывод закрыт")

    /// Standard output fails with an error of the system.
    public static func outputFailed(code: Int) -> Sentence {
        Sentence(
            en: "the answer could not be printed: the system reports error \(code)",
            ru: "не удалось вывести ответ: система сообщает об ошибке \(code)")
    }

    /// What to do about output that failed.
    public static let outputHint = Sentence(
        en: "send the output elsewhere and run the command again; what was saved before is kept",
        ru: "направьте вывод в другое место и повторите команду; то, что уже сохранено, не пропало")
}
