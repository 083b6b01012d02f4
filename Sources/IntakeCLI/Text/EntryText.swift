// What people read where the program does not get as far as a command.

import IntakeBase

/// What is said where the program does not get as far as a command.
public enum EntryText {
    /// The system handed no command line over.
    public static let noArguments = Sentence(
        en: "the system did not hand over the words of the command; nothing was done",
        ru: "система не передала программе слова команды; ничего не сделано")
    /// There is no command of this name.
    public static func noCommand(_ words: String) -> Sentence {
        Sentence(en: "there is no command intake \(words)", ru: "команды intake \(words) нет")
    }
    /// What to do about it.
    public static let noCommandHint = Sentence(
        en: "intake help lists the commands", ru: "список команд покажет intake help")
}
