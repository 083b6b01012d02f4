// The context of a command, and the frame around every command: options in, errors as sentences, a status out.

import ArgumentParser
import Glibc
import IntakeBase
import IntakeTriage

/// A command of the program. It implements `run(in:)`; an error that it throws is printed and becomes the exit status.
protocol Command: ParsableCommand {
    /// The options that every command takes: `@OptionGroup var global: GlobalOptions`.
    var global: GlobalOptions { get }

    /// Does the work. Throw an `Explained` error to stop; call `context.finish` for a status other than 0.
    func run(in context: Context) throws
}

extension Command {
    /// Runs the command in the context of its options and the environment.
    mutating func run() throws {
        let environment = Context.processEnvironment
        let messages = Messages(language: global.lang ?? .asked(by: environment), json: global.json)
        OpenedInput.begin()
        do {
            let context = try Context(global, messages, environment: environment)
            try run(in: context)
            if context.status != .done { throw ExitCode(context.status.rawValue) }
        } catch let error where error is ExitCode || error is CleanExit {
            throw error
        } catch {
            throw ExitCode(messages.report(error))
        }
    }
}

/// The environment of a command.
final class Context {
    /// This laptop's folder; it need not exist yet.
    let home: String
    /// What is printed on standard error.
    let messages: Messages
    /// The language of the text.
    var language: Language { messages.language }
    /// Whether the output is for programs, not for people.
    var json: Bool { messages.json }
    /// The environment's variables.
    let environment: [String: String]
    /// The output of the answer.
    let output = Output()
    /// The exit status when the command returns.
    private(set) var status = ExitStatus.done

    /// The context from the options and the environment.
    init(_ options: GlobalOptions, _ messages: Messages, environment: [String: String]) throws {
        guard let home = HomeChoice.path(option: options.home, environment: environment) else { throw NoHome() }
        self.home = home
        self.messages = messages
        self.environment = environment
    }

    /// Sets the exit status for when the command returns: usually `.needsPerson`.
    func finish(_ status: ExitStatus) {
        self.status = status
    }

    /// Seconds since 1970-01-01T00:00:00Z, by this laptop's clock.
    var now: Int64 { Context.clock() }

    /// This laptop's clock, in Unix seconds.
    static func clock() -> Int64 { Int64(time(nil)) }

    /// The day of `asOf`, otherwise that of the clock, in UTC.
    func today(_ asOf: AsOfOption) -> Day { asOf.asOf ?? Day(unixSeconds: now) }

    /// Prints a sentence for people on a line of its own; prints nothing with `--json`.
    func say(_ sentence: Sentence) throws {
        if !json { try show(sentence(language) + "\n") }
    }

    /// Prints a remark on standard error, with `--json` too.
    func remark(_ sentence: Sentence) { messages.remark(sentence) }

    /// Prints the answer once: as JSON for programs, otherwise as text for people.
    /// - Parameters:
    ///   - members: the members of the answer in JSON, without those of its envelope.
    ///   - asOf: the day of the answer; nil for today.
    ///   - book: the route book that the answer rests on.
    func emit(
        json members: @autoclosure () throws -> [String: JSONValue], asOf: Day? = nil, book: BookStamp? = nil,
        text: (Language) throws -> String
    ) throws {
        if json {
            try output.json(CanonicalJSON.encode(envelope(asOf: asOf, book: book).object(members())))
        } else {
            try show(text(language))
        }
    }

    /// The envelope of an answer; its day is today unless it is named.
    func envelope(asOf: Day? = nil, book: BookStamp? = nil) -> Envelope {
        Envelope(asOf: asOf ?? Day(unixSeconds: now), book: book)
    }

    /// Prints text for people, wrapped at the width of the screen.
    func show(_ text: String) throws {
        try output.text(output.fitted(text, to: .output))
    }

    /// The environment variables of this process.
    static var processEnvironment: [String: String] {
        var variables: [String: String] = [:]
        var entry = unsafe environ
        while let line = unsafe entry.pointee {
            let text = unsafe Startup.text(line)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return variables
    }
}

/// No option and no environment variable names this laptop's folder.
struct NoHome: Explained {
    var sentence: Sentence { TerminalText.noHome }
    var hint: Sentence? { TerminalText.noHomeHint }
    var exit: ExitStatus { .refused }
}
