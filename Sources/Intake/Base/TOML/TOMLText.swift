// Sentences about refused TOML files. Words of the file appear only through `shown`.

package enum TOMLText {
    static let byteOrderMark = Sentence(
        en: "the file begins with a byte order mark; save it as UTF-8 without one",
        ru: "файл начинается с метки порядка байтов (BOM); сохраните его в UTF-8 без неё")
    static let nul = Sentence(en: "a NUL character", ru: "нулевой символ (NUL)")
    static let notUTF8 = Sentence(en: "not valid UTF-8", ru: "текст не в кодировке UTF-8")
    static let tooDeep = problem(.tooDeep(TOMLRules.file.maxDepth))
    static let badHeader = Sentence(
        en: "a table header without a name", ru: "заголовок таблицы без имени")
    static let brackets = Sentence(
        en: "brackets do not match: each [ needs a ], each { a }",
        ru: "скобки не сходятся: каждой [ нужна своя ], каждой { — своя }")
    static let badNumber = Sentence(
        en: "not a date or a whole number of 64 bits; a date looks like 2026-06-30, with nothing after it",
        ru: "это не дата и не целое число из 64 бит; дата пишется так: 2026-06-30, после неё ничего нет")
    static let unquoted = Sentence(
        en: "a character allowed only in quotes or in a comment",
        ru: "символ, допустимый только в кавычках или в комментарии")
    static let longKey = problem(.longKey(TOMLRules.file.maxKeyBytes))
    static let tooManyKeys = problem(.tooManyKeys(TOMLRules.file.maxKeys))
    package static let missing = Sentence(en: "is missing", ru: "отсутствует")
    static let wantsString = Sentence(en: "must be text in quotes, not empty", ru: "нужен непустой текст в кавычках")
    package static let wantsStrings = Sentence(
        en: "must be a list of texts in quotes", ru: "нужен список текстов в кавычках")
    static let wantsBool = Sentence(en: "must be true or false", ru: "нужно true или false")
    package static let wantsDay = Sentence(en: "must be a date such as 2026-06-30", ru: "нужна дата вида 2026-06-30")
    package static let wantsTable = Sentence(en: "must be a table", ru: "нужна таблица")
    static let wantsTables = Sentence(
        en: "must be a list of tables, written [[...]]", ru: "нужен список таблиц, каждая под заголовком [[...]]")

    static func tooLarge(maxBytes: Int) -> Sentence {
        Sentence(en: "more than \(maxBytes) bytes", ru: "больше \(maxBytes) байт")
    }

    package static func wantsInteger(_ range: ClosedRange<Int>) -> Sentence {
        Sentence(
            en: "must be a whole number from \(range.lowerBound) to \(range.upperBound)",
            ru: "нужно целое число от \(range.lowerBound) до \(range.upperBound)")
    }

    static func unknownKey(known: [String], near: String?) -> Sentence {
        let list = known.joined(separator: ", ")
        return Sentence(
            en: "is not a key of this table (known: \(list))" + (near.map { "; did you mean \($0)?" } ?? ""),
            ru: "такого поля здесь нет (есть: \(list))" + (near.map { "; может быть, \($0)?" } ?? ""))
    }

    // MARK: Mistakes in the text

    static func singleBrackets(_ name: String) -> Sentence {
        let name = shown(name, 60)
        return Sentence(
            en: "[\(name)] needs two brackets on each side: [[\(name)]]; there may be several",
            ru: "у [\(name)] нужно по две скобки с каждой стороны: [[\(name)]], таких таблиц может быть несколько")
    }

    /// The problem as a sentence.
    static func problem(_ problem: TOMLProblem) -> Sentence {
        switch problem {
        case .tooDeep(let most):
            Sentence(
                en: "tables or lists nested more than \(most) deep",
                ru: "таблицы или списки вложены глубже \(most) уровней")
        case .longKey(let most):
            Sentence(
                en: "a key or table name longer than \(most) bytes", ru: "имя поля или таблицы длиннее \(most) байт")
        case .tooManyKeys(let most):
            Sentence(
                en: "more than \(most) keys or entries of lists", ru: "больше \(most) полей или элементов списков")
        case .nul: nul
        case .unquoted: unquoted
        case .badHeader: badHeader
        case .brackets: brackets
        case .badNumber: badNumber
        case .control:
            Sentence(
                en: "a control character in a text or a comment; delete it",
                ru: "управляющий символ в тексте или комментарии; удалите его")
        case .badEscape:
            Sentence(
                en: "a \\ must be written \\\\ in a text in double quotation marks",
                ru: "в тексте в двойных кавычках знак \\ пишется так: \\\\")
        case .badKey:
            Sentence(
                en: "a line begins with a key: letters a to z, digits, - and _",
                ru: "строка начинается с имени поля: латинские буквы, цифры, - и _")
        case .noValue: Sentence(en: "the value is missing here", ru: "здесь не хватает значения")
        case .more:
            Sentence(
                en: "the line must end after the value; a comment begins with #",
                ru: "после значения строка должна кончаться; комментарий начинается с #")
        case .noComma: Sentence(en: "a comma is missing here", ru: "здесь не хватает запятой")
        case .lastComma:
            Sentence(en: "no comma may be before a }", ru: "перед } запятая не ставится")
        case .lineInBraces:
            Sentence(en: "{ ... } must be in one line", ru: "{ ... } пишется в одной строке")
        case .notATable(let name, let line):
            Sentence(
                en: "\(shown(name, 60)) is not a table: line \(line) gives it a value",
                ru: "\(shown(name, 60)) — не таблица: в строке \(line) у этого имени есть значение")
        case .openQuote:
            Sentence(
                en:
                    "a quotation mark is never closed: text begins and ends with \", and a \" within it is written \\\"",
                ru: "кавычка не закрыта: текст начинается и кончается знаком \", а внутри текста его пишут так: \\\"")
        case .noQuotes(let key):
            Sentence(
                en: "the text of \(shown(key, 60)) needs quotation marks: \(shown(key, 60)) = \"...\"",
                ru: "текст поля \(shown(key, 60)) нужен в кавычках: \(shown(key, 60)) = \"...\"")
        case .singleBrackets(let name): singleBrackets(name)
        case .singleFirst(let name, let line):
            Sentence(
                en: "line \(line) has [\(shown(name, 60))]: it also needs two brackets on each side",
                ru: "в строке \(line) написано [\(shown(name, 60))]: там тоже нужно по две скобки с каждой стороны")
        case .noEquals:
            Sentence(
                en: "a line is KEY = VALUE, but here the = is missing; a comment begins with #",
                ru: "строка имеет вид ПОЛЕ = ЗНАЧЕНИЕ, а знака = здесь нет; комментарий начинается с #")
        case .keyTwice(let key, let line):
            Sentence(
                en: "the key \(shown(key, 60)) is already in this table, in line \(line): keep one of them",
                ru: "поле \(shown(key, 60)) в этой таблице уже есть, в строке \(line): оставьте одно из двух")
        }
    }

    static func refused(_ error: TOMLError) -> Sentence {
        Sentence(en: refused(error, .english), ru: refused(error, .russian))
    }

    private static func refused(_ error: TOMLError, _ language: Language) -> String {
        func word(_ en: String, _ ru: String) -> String { Sentence(en: en, ru: ru)(language) }
        let place = error.place
        var words = [shown(place.file, 200)]
        if let line = place.line { words.append("\(word("line", "строка")) \(line)") }
        if let column = place.column { words.append("\(word("column", "столбец")) \(column)") }
        if place.table != nil, let label = place.label {
            words.append("\(word("table", "таблица")) \(shown(label, 100))")
        }
        if let key = place.key { words.append("\(word("key", "поле")) \(shown(key, 60))") }
        return words.joined(separator: ", ") + ": " + error.problem(language)
    }

    /// Words of a file, cut to a length; every character that could drive a terminal becomes `?`.
    package static func shown(_ text: String, _ maxCharacters: Int) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(maxCharacters) {
            let isPlain = (0x20...0x7E).contains(scalar.value) || scalar.properties.isAlphabetic
            result.unicodeScalars.append(isPlain ? scalar : "?")
        }
        return text.unicodeScalars.count > maxCharacters ? result + "…" : result
    }
}
