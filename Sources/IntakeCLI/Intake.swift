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
            Output().remark("intake: \(EntryText.noArguments(.asked(by: Context.processEnvironment)))\n")
            exit(CrashHandler.status)
        }
        var status = run(arguments)
        do {
            try Output().close()
        } catch {
            status = Failure.report(error, in: .asked(by: Context.processEnvironment))
        }
        exit(status)
    }

    /// Runs one command line and returns the exit status.
    private static func run(_ arguments: [String]) -> Int32 {
        do {
            var command = try IntakeCommand.parseAsRoot(arguments)
            try command.run()
            return ExitStatus.done.rawValue
        } catch {
            do {
                if IntakeCommand.exitCode(for: error).isSuccess { try Help.check(arguments) }
                return conclude(error)
            } catch let other {
                return conclude(other)
            }
        }
    }

    /// Prints ArgumentParser's message through checked descriptors, and returns the exit status.
    private static func conclude(_ error: any Error) -> Int32 {
        let code = IntakeCommand.exitCode(for: error)
        let message = IntakeCommand.fullMessage(for: error)
        guard !message.isEmpty else { return code.rawValue }
        do {
            // The message repeats what was typed, which may be untrusted text.
            let text = VisibleText.paragraphs(message) + "\n"
            try Output().write(Array(text.utf8), to: code.isSuccess ? .output : .error)
            return code.rawValue
        } catch {
            return Failure.report(error, in: .asked(by: Context.processEnvironment))
        }
    }
}
