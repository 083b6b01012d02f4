// What people read around the queue and its export.

/// What is said around the queue and its export.
public enum QueueText {
    /// What to look for.
    public static let search = Sentence(en: "Words to look for:", ru: "Что искать:")
    /// The day that the advice is for.
    public static func asOf(_ day: Day) -> Sentence {
        Sentence(
            en: "Advice as of \(day); a person decides. More on a case: intake show CODE",
            ru: "Рекомендации на \(day); решает человек. Подробнее: intake show КОД")
    }
    /// What the mark behind a code means.
    public static let needsLook = Sentence(
        en: "! there is something to clear up first", ru: "! сначала нужно кое в чём разобраться")
    /// The advice comes from the example that ships.
    public static var example: Sentence { TriageText.example }
    /// The export is done, and in the clear.
    public static func exported(_ count: Int, _ path: String) -> Sentence {
        Sentence(
            en: "\(count) \(count == 1 ? "case" : "cases") written to \(path). The file is not encrypted: hand it over "
                + "and delete it.",
            ru: "В \(path) записано: \(count) "
                + "\(russianPlural(count, "обращение", "обращения", "обращений")). Файл не зашифрован: передайте его "
                + "и удалите.")
    }
    /// The file to export to exists.
    public static func exists(_ path: String) -> Sentence {
        Sentence(en: "\(path) exists; nothing was written", ru: "\(path) уже есть; ничего не записано")
    }
    /// What to do about it.
    public static let existsHint = Sentence(
        en: "name another file, or remove that one first", ru: "назовите другой файл или сначала удалите этот")
}
