// Every text for people is a `Sentence`: the initialiser asks for both languages, so a missing translation does not
// compile. Errors for people and exit statuses are here too.

/// A language that the program speaks.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case russian = "ru"
}

/// A text for people, in every language of the program.
public struct Sentence: Hashable, Sendable {
    /// The English text.
    public let en: String
    /// The Russian text.
    public let ru: String

    /// A text in both languages. Pass values from outside through `VisibleText` first.
    public init(en: String, ru: String) {
        self.en = en
        self.ru = ru
    }

    /// Hashes the English text, which tells sentences apart. Russian letters are normalized when they are hashed, which
    /// costs ten times as much.
    public func hash(into hasher: inout Hasher) { hasher.combine(en) }

    /// The text in one language.
    package func callAsFunction(_ language: Language) -> String {
        switch language {
        case .english: en
        case .russian: ru
        }
    }
}

/// An error for people: what happened, and what to do next. It never contains a caller's words.
public protocol Explained: Error {
    /// What happened, and where; one line.
    var sentence: Sentence { get }
    /// What to do next; one line.
    var hint: Sentence? { get }
    /// The status that the program exits with for this error.
    var exit: ExitStatus { get }
}

extension Explained {
    /// No hint.
    public var hint: Sentence? { nil }
}

/// The exit statuses of the program, on which scripts rely.
public enum ExitStatus: Int32, Sendable {
    /// Done.
    case done = 0
    /// Refused because of the state of this laptop's folder; nothing changed.
    case refused = 1
    /// Done, but a person must look at something.
    case needsPerson = 2
    /// A usage error.
    case usage = 64
    /// The content of a named file is refused.
    case badData = 65
    /// An input or output error; what was acknowledged earlier is safe.
    case ioError = 74
    /// Another program holds the log.
    case busy = 75
    /// A wrong key or passphrase.
    case wrongKey = 77
    /// Interrupted by the person.
    case interrupted = 130
}

/// Russian plurals by the CLDR rules for `ru`, cardinal numbers: 1 запись, 2 записи, 5 записей.
package func russianPlural(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
    let tens = abs(count) % 100
    let ones = tens % 10
    if ones == 1 && tens != 11 { return one }
    if (2...4).contains(ones) && !(12...14).contains(tens) { return few }
    return many
}
