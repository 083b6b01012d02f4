// Messages before a command starts.

import IntakeBase

/// Messages before a command starts.
public enum EntryText {
    /// The system passed no command line.
    public static let noArguments = Sentence(
        en: "the system did not hand over the words of the command; nothing was done",
        ru: "система не передала программе слова команды; ничего не сделано")
    /// There is no command of this name.
    public static func noCommand(_ words: String) -> Sentence {
        Sentence(en: "there is no command intake \(words)", ru: "команды intake \(words) нет")
    }
    /// How to mend that.
    public static let noCommandHint = Sentence(
        en: "intake help lists the commands", ru: "список команд покажет intake help")
}
