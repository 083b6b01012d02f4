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

    /// An option has no value.
    static func valueMissing(_ option: String) -> Sentence {
        Sentence(en: "a value is missing: \(option)", ru: "не хватает значения: \(option)")
    }

    static let commandMissing = Sentence(
        en: "a command is missing", ru: "не указано, какую команду выполнить")

    static let demoIsForPeople = Sentence(
        en: "the demo is for people: leave --json out", ru: "демонстрация рассчитана на людей: уберите --json")

    /// A message of ArgumentParser in both languages.
    static func sentence(of message: String) -> Sentence {
        // Matching takes time with the square of the length, and a long message helps no one.
        guard message.utf8.count <= 400 else { return tooLong }
        for form in forms {
            guard let match = message.wholeMatch(of: form.pattern) else { continue }
            return form.sentence((1..<match.output.count).map { match.output[$0].substring.map(String.init) ?? "" })
        }
        return Sentence(en: "the command is mistyped: \(message)", ru: "команда набрана с ошибкой: \(message)")
    }

    private static let tooLong = Sentence(
        en: "the command is mistyped: a word is too long", ru: "команда набрана с ошибкой: слишком длинное слово")

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
                en: { valueMissing($0[0]).en }, ru: { valueMissing($0[0]).ru }),
            Form(
                #/Missing expected argument '(.+?)(?: \.\.\.)?'/#,
                en: { "this is missing: \($0[0])" }, ru: { "не хватает: \($0[0])" }),
            Form(
                // The words are not repeated: they may be a name, and scripts keep what is printed here.
                #/(?:Unexpected argument|([0-9]+) unexpected arguments:) .+/#,
                en: { "words too many: \($0[0].isEmpty ? "1" : $0[0])" },
                ru: { "лишних слов: \($0[0].isEmpty ? "1" : $0[0])" }),
            Form(
                // A passphrase may have been given in place of the number.
                #/The value '.*' is invalid for '--passphrase-fd.*/#,
                en: { _ in "--passphrase-fd takes the number of a descriptor that is open for reading, such as 3" },
                ru: { _ in "после --passphrase-fd пишут номер дескриптора, открытого для чтения, например 3" }),
            Form(
                #/The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)|:.*)?/#,
                en: { "'\($0[0])' does not fit \($0[1])" + list($0[2], "; it can be: ") },
                ru: { "«\($0[0])» не подходит для \($0[1])" + list($0[2], "; можно: ") }),
            Form(
                #/Can't generate completion scripts for '(.*?)'.*/#,
                en: { "there are completions for bash, zsh and fish, not for '\($0[0])'" },
                ru: { "дополнение есть для bash, zsh и fish, но не для «\($0[0])»" }),
            Form(
                #/The option '(.+?)' does not take any value, but '(.*)' was specified\./#,
                en: { "\($0[0]) takes no value: '\($0[1])'" }, ru: { "\($0[0]) пишут без значения: «\($0[1])»" }),
        ]
    }

    /// The words that are allowed, each in quotation marks or after a dash in the message.
    private static func list(_ allowed: String, _ start: String) -> String {
        let words = allowed.matches(of: #/'([^']+)'|- ([a-z_]+)/#).map { $0.output.1 ?? $0.output.2 ?? "" }
        return words.isEmpty ? "" : start + words.joined(separator: ", ")
    }
}
