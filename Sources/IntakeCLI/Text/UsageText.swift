// Messages on a command line that is wrong. Those of ArgumentParser are recognized by their form; one of another form
// is shown as it is.

import IntakeBase

/// Messages on a command line that is wrong.
enum UsageText {
    /// How to find out what is right. `command`: the words after `intake`.
    static func hint(_ command: String) -> Sentence {
        Sentence(
            en: "see how it is written: intake \(command)",
            ru: "посмотрите, как пишется команда (по-английски): intake \(command)")
    }

    /// This option needs `--from`.
    static func goesWithFrom(_ option: String) -> Sentence {
        Sentence(en: "\(option) needs --from", ru: "\(option) работает только вместе с --from")
    }

    static let oneObject = Sentence(
        en: "add takes one object: the fields that changed",
        ru: "add принимает один объект: только те поля, которые изменились")

    /// Two inputs are to come from this descriptor.
    static func inputTwice(_ descriptor: Int) -> Sentence {
        Sentence(
            en:
                "descriptor \(descriptor) cannot be both the passphrase and other input: use another, as in --passphrase-fd 3",
            ru:
                "из дескриптора \(descriptor) нельзя взять и парольную фразу, и другие данные: нужен другой, например --passphrase-fd 3"
        )
    }

    static let searchIsTyped = Sentence(
        en: "--search takes only -, because the words may name a person: type them when you are asked",
        ru: "после --search пишут только -, потому что в словах может быть имя: введите их, когда программа спросит")

    static let setUp = Sentence(
        en: "setup needs --role and --name; or --print alone",
        ru: "для setup нужны --role и --name, либо только --print")

    static func label(_ given: String) -> Sentence {
        Sentence(
            en: "\(given) is not a name for a laptop: 1 to 32 Latin letters, digits, dots, dashes, underlines",
            ru:
                "\(given) — не имя для ноутбука: нужны латинские буквы, цифры, точки, дефисы, подчёркивания, от 1 до 32 знаков"
        )
    }

    static let rootOrFile = Sentence(
        en: "keys show takes --root or a file, not both", ru: "keys show принимает --root или файл, но не то и другое")

    static let casesGoWithAgainst = Sentence(
        en: "--cases needs --against and the old book", ru: "--cases работает только вместе с --against и старой книгой"
    )

    static let graphOrCountry = Sentence(
        en: "routes show draws all countries, or shows one; not both",
        ru: "routes show либо рисует все страны, либо показывает одну")

    static let rootKey = Sentence(
        en: "--root takes the line that intake keys show --root prints: RW..., 56 characters",
        ru: "после --root пишут строку, которую выводит intake keys show --root: RW..., 56 символов")

    static let demoIsForPeople = Sentence(
        en: "the demo is for people: leave --json out", ru: "демонстрация рассчитана на людей: уберите --json")

    /// A message of ArgumentParser in both languages.
    static func sentence(of message: String) -> Sentence {
        for form in forms {
            guard let match = message.wholeMatch(of: form.pattern) else { continue }
            return form.sentence((1..<match.output.count).map { match.output[$0].substring.map(String.init) ?? "" })
        }
        return Sentence(en: "the command is mistyped: \(message)", ru: "команда набрана с ошибкой: \(message)")
    }

    /// A form of its messages, with the parts that differ in brackets.
    private struct Form {
        let pattern: Regex<AnyRegexOutput>
        let sentence: ([String]) -> Sentence

        init(_ pattern: some RegexComponent, en: @escaping ([String]) -> String, ru: @escaping ([String]) -> String) {
            self.pattern = Regex(pattern.regex)
            sentence = { Sentence(en: en($0), ru: ru($0)) }
        }
    }

    /// The forms of its messages (UsageGenerator of ArgumentParser).
    private static var forms: [Form] {
        [
            Form(
                #/Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/#,
                en: { "there is no option \($0[0])" + ($0[1].isEmpty ? "" : "; did you mean \($0[1])?") },
                ru: { "параметра \($0[0]) нет" + ($0[1].isEmpty ? "" : "; может быть, \($0[1])?") }),
            Form(
                #/Missing value for '(.+)'/#,
                en: { "a value is missing: \($0[0])" }, ru: { "не хватает значения: \($0[0])" }),
            Form(
                #/Missing expected argument '(.+?)(?: \.\.\.)?'/#,
                en: { "this is missing: \($0[0])" }, ru: { "не хватает: \($0[0])" }),
            Form(
                #/(?:Unexpected argument|[0-9]+ unexpected arguments:) (.+)/#,
                en: { "too many words: \(quoted($0[0]).en)" }, ru: { "лишние слова: \(quoted($0[0]).ru)" }),
            Form(
                #/The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)|:.*)?/#,
                en: { "'\($0[0])' does not fit \($0[1])" + list($0[2], "; it can be: ") + descriptor($0[1]).en },
                ru: { "«\($0[0])» не подходит для \($0[1])" + list($0[2], "; можно: ") + descriptor($0[1]).ru }),
            Form(
                #/Can't generate completion scripts for '(.*?)'.*/#,
                en: { "there are completions for bash, zsh and fish, not for '\($0[0])'" },
                ru: { "дополнение есть для bash, zsh и fish, но не для «\($0[0])»" }),
            Form(
                #/The option '(.+?)' does not take any value, but '(.*)' was specified\./#,
                en: { "\($0[0]) takes no value: '\($0[1])'" }, ru: { "\($0[0]) пишут без значения: «\($0[1])»" }),
        ]
    }

    /// The words that are too many, which ArgumentParser names as `'one', 'two'`.
    private static func quoted(_ words: String) -> Sentence {
        let bare = words.dropFirst().dropLast().replacing("', '", with: "\u{0}").split(separator: "\u{0}")
        return Sentence(
            en: bare.map { "'\($0)'" }.joined(separator: ", "), ru: bare.map { "«\($0)»" }.joined(separator: ", "))
    }

    /// What the number of a descriptor is.
    private static func descriptor(_ option: String) -> Sentence {
        guard option.hasPrefix("--passphrase-fd") else { return Sentence(en: "", ru: "") }
        return Sentence(
            en: "; it is the number of a descriptor that is open for reading, such as 3",
            ru: "; это номер дескриптора, открытого для чтения, например 3")
    }

    /// The words that are allowed, each in quotation marks or after a dash in the message.
    private static func list(_ allowed: String, _ start: String) -> String {
        let words = allowed.matches(of: #/'([^']+)'|- ([a-z_]+)/#).map { $0.output.1 ?? $0.output.2 ?? "" }
        return words.isEmpty ? "" : start + words.joined(separator: ", ")
    }
}
