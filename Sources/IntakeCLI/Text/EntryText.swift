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
    /// How to mend that. `group`: the words of the command whose subcommand is unknown; empty for `intake` itself.
    public static func noCommandHint(_ group: String) -> Sentence {
        let help = group.isEmpty ? "help" : "help \(group)"
        return Sentence(en: "see the list of commands: intake \(help)", ru: "посмотрите список команд: intake \(help)")
    }
}
