// The options that several commands share, and the defaults of the laptop's folder and language.

import ArgumentParser
import IntakeBase

/// The options of every command.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("This laptop's folder (else INTAKE_HOME, else the XDG data folder).", valueName: "dir"))
    var home: String?

    @Option(help: ArgumentHelp("The language of the text: en or ru (else LANG).", valueName: "en|ru"))
    var lang: Language?

    @Flag(help: "Print JSON for programs instead of text for people.")
    var json = false
}

/// The source of a passphrase that no person types.
struct PassphraseOption: ParsableArguments {
    @Option(help: ArgumentHelp("Read the passphrase from this open descriptor, up to a line feed.", valueName: "n"))
    var passphraseFd: InputDescriptor?
}

/// The number of a descriptor that the caller opened for reading: not standard output or standard error.
struct InputDescriptor: ExpressibleByArgument {
    let number: Int32

    init?(argument: String) {
        guard let number = Int32(argument), number == 0 || number > 2 else { return nil }
        self.number = number
    }
}

/// The day that replaces today, for exercises.
struct AsOfOption: ParsableArguments {
    @Option(help: ArgumentHelp("Use this day as today, in exercises.", valueName: "yyyy-mm-dd"))
    var asOf: Day?
}

extension Language: ExpressibleByArgument {
    /// The language of the environment: the first of LC_ALL, LC_MESSAGES and LANG that is set decides, as in POSIX
    /// (Base Definitions, 8.2).
    static func asked(by environment: [String: String]) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("ru") == true ? .russian : .english
    }
}

extension Day: ExpressibleByArgument {
    /// Parses a day, exactly `YYYY-MM-DD`.
    public init?(argument: String) {
        self.init(argument)
    }
}

/// The choice of this laptop's folder.
enum HomeChoice {
    /// The folder from the option, otherwise from the environment; nil if both are missing.
    ///
    /// A relative XDG_DATA_HOME is ignored, as the XDG Base Directory Specification requires.
    static func path(option: String?, environment: [String: String]) -> String? {
        func value(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        if let option, !option.isEmpty { return option }
        if let home = value("INTAKE_HOME") { return home }
        if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/intake" }
        return value("HOME").map { $0 + "/.local/share/intake" }
    }
}
