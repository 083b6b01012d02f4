// The program's entry: protects the process, parses the command line, runs the command, and checks that the output
// arrived. A command adds itself to the list below and does everything else in a file of its own.

import ArgumentParser
import Glibc
import IntakeBase

/// The root command.
struct IntakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Seals requests to a humanitarian hotline, and sorts them by urgency; without a network.",
        version: "0.1.0",
        subcommands: commands
    )

    /// Every command, in the order of the help.
    private static let commands: [any ParsableCommand.Type] = [
        Setup.self,
        Keys.self,
        New.self,
        Add.self,
        Status.self,
        ReceiptCommand.self,
        CarryCommand.self,
        ImportCommand.self,
        Verify.self,
        QueueCommand.self,
        Show.self,
        Decide.self,
        Undo.self,
        Disregard.self,
        Seen.self,
        History.self,
        ExportCommand.self,
        Routes.self,
        Demo.self,
        Help.self,
    ]

    /// Global options are accepted before the name of a command too. Commands read them from here.
    @OptionGroup var global: GlobalOptions
}

@main
enum Main {
    static func main() {
        Startup.apply()
        guard let arguments = Startup.arguments else {
            Messages.ofProcess.remark(EntryText.noArguments)
            exit(CrashHandler.status)
        }
        var status = run(arguments)
        do {
            try Output().close()
        } catch {
            status = Messages.ofProcess.report(error)
        }
        exit(status)
    }

    /// Runs one command line and returns the exit status.
    private static func run(_ arguments: [String]) -> Int32 {
        do {
            var command = try parsed(arguments)
            try command?.run()
            return ExitStatus.done.rawValue
        } catch let status as ExitCode {
            return status.rawValue
        } catch {
            return conclude(error, arguments)
        }
    }

    /// Parses the command line. Nil if ArgumentParser has answered by itself, with the version or a completion script.
    /// - Throws: `UsageError`; `OutputFailed` or `ClosedPipe` if that answer did not arrive.
    private static func parsed(_ arguments: [String]) throws -> (any ParsableCommand)? {
        let empty = arguments.prefix { $0 != "--" }.first { $0.hasPrefix("--") && $0.hasSuffix("=") }
        // ArgumentParser would take the next word for its value.
        if let empty { throw UsageError(UsageText.valueMissing(VisibleText.line(empty))) }
        do {
            return try IntakeCommand.parseAsRoot(arguments)
        } catch let error where IntakeCommand.exitCode(for: error).isSuccess {
            try tell(error, arguments)
            return nil
        } catch {
            throw UsageError(parsing: arguments, IntakeCommand.message(for: error))
        }
    }

    /// Reports an error; a request for help, which ArgumentParser throws as well, is answered.
    private static func conclude(_ error: any Error, _ arguments: [String]) -> Int32 {
        guard IntakeCommand.exitCode(for: error).isSuccess else { return Messages.ofProcess.report(error) }
        do {
            try tell(error, arguments)
            return ExitStatus.done.rawValue
        } catch {
            return Messages.ofProcess.report(error)
        }
    }

    /// Prints an answer of ArgumentParser. It may repeat what was typed, which may be untrusted text.
    private static func tell(_ answer: any Error, _ arguments: [String]) throws {
        let named = try Help.known(in: arguments)
        // A program that asked for an answer must not take the help for one.
        let asks = arguments.contains { ["-h", "--help", "--version"].contains($0) } || named.path.first == "help"
        if Messages.ofProcess.json, !asks, !named.command.configuration.subcommands.isEmpty {
            throw UsageError(UsageText.commandMissing)
        }
        try Output().text(VisibleText.paragraphs(IntakeCommand.fullMessage(for: answer)) + "\n")
    }
}
