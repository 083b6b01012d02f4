// `intake help COMMAND...`: the help of a command. Without this file ArgumentParser would accept an unknown name in a
// request for help, print nothing and exit 0.

import ArgumentParser
import IntakeBase

/// Prints the help of a command.
struct Help: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the help of a command.", shouldDisplay: false)

    @Argument(help: "The command.")
    var command: [String] = []

    func run() throws {
        var found: any ParsableCommand.Type = IntakeCommand.self
        for (place, name) in command.enumerated() {
            guard let next = Help.command(name, of: found) else { throw Help.unknown(command[...place]) }
            found = next
        }
        throw CleanExit.helpRequest(found)
    }

    /// Refuses a command line that asks for help on an unknown command, such as `intake bogus --help`.
    static func check(_ arguments: [String]) throws {
        var found: any ParsableCommand.Type = IntakeCommand.self
        var names: [String] = []
        var isValue = false
        for word in arguments {
            if isValue || word.hasPrefix("-") {
                isValue = !isValue && (word == "--home" || word == "--lang")
                continue
            }
            names.append(word)
            guard let next = command(word, of: found) else { throw unknown(names[...]) }
            if next.configuration.subcommands.isEmpty { return }
            found = next
        }
    }

    private static func command(
        _ name: String, of parent: any ParsableCommand.Type
    ) -> (any ParsableCommand.Type)? {
        parent.configuration.subcommands.first { $0._commandName == name }
    }

    private static func unknown(_ names: ArraySlice<String>) -> ExitCode {
        let sentence = EntryText.noCommand(names.map(VisibleText.line).joined(separator: " "))
        return ExitCode(
            Failure.report(
                UnknownCommand(sentence: sentence),
                in: .asked(by: Context.processEnvironment)))
    }
}

/// A command that does not exist.
private struct UnknownCommand: Explained {
    let sentence: Sentence
    var hint: Sentence? { EntryText.noCommandHint }
    var exit: ExitStatus { .usage }
}
