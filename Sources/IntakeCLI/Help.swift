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
        throw CleanExit.helpRequest(try Help.known(in: command, areNames: true).command)
    }

    /// As `named`, but refuses an unknown command, such as that of `intake bogus --help`.
    static func known(
        in arguments: [String], areNames: Bool = false
    ) throws -> (command: any ParsableCommand.Type, path: [String]) {
        let named = named(in: arguments, areNames: areNames)
        if let unknown = named.unknown { throw UsageError(noCommand: named.path + [unknown]) }
        return (named.command, named.path)
    }

    /// The command that the arguments name. `unknown` is the first word that is no subcommand where one is due. After a
    /// command without subcommands, words are its arguments, unless all of them `areNames`.
    static func named(
        in arguments: [String], areNames: Bool = false
    ) -> (command: any ParsableCommand.Type, path: [String], unknown: String?) {
        var (found, path): (any ParsableCommand.Type, [String]) = (IntakeCommand.self, [])
        var isValue = false
        for word in arguments {
            if isValue || word.hasPrefix("-") {
                isValue = !isValue && takesValue.contains(word)
                continue
            }
            let next = found.configuration.subcommands.first { $0._commandName == word }
            guard let next else { return (found, path, unknown: word) }
            (found, path) = (next, path + [word])
            if next.configuration.subcommands.isEmpty && !areNames { break }
        }
        return (found, path, unknown: nil)
    }

    /// The options with a value that may come before the name of a command.
    private static let takesValue: Set<String> = ["--home", "--lang", "--generate-completion-script"]
}
