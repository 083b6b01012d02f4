// Sentences about files that are not well formed.

/// Sentences about formats.
enum FormatsText {
    static func json(_ problem: JSONError.Problem, line: Int, column: Int) -> Sentence {
        let what = json(problem)
        if case .tooLong = problem { return what }
        return Sentence(
            en: "line \(line), column \(column): \(what.en)",
            ru: "строка \(line), столбец \(column): \(what.ru)")
    }

    private static func json(_ problem: JSONError.Problem) -> Sentence {
        switch problem {
        case .tooLong(let limit):
            Sentence(en: "longer than \(limit) bytes", ru: "длиннее \(limit) байт")
        case .endsEarly:
            Sentence(en: "the text ends inside a value", ru: "текст обрывается посреди значения")
        case .trailing:
            Sentence(en: "there is text after the end", ru: "после конца есть что-то ещё")
        case .expected(let character):
            Sentence(en: "expected \(character)", ru: "здесь должно быть \(character)")
        case .unexpected:
            Sentence(en: "no value begins like this", ru: "это не похоже ни на какое значение")
        case .notUTF8:
            Sentence(en: "the text is not UTF-8", ru: "текст не в кодировке UTF-8")
        case .controlCharacter:
            Sentence(
                en: "a raw control character or line break inside a text",
                ru: "управляющий символ или перевод строки внутри текста")
        case .badEscape:
            Sentence(en: "no such escape after a backslash", ru: "неверная запись после обратной косой черты")
        case .halfCharacter:
            Sentence(en: "half a character (\\u)", ru: "половина символа (\\u)")
        case .numberTooLarge:
            Sentence(en: "the number is too large", ru: "слишком большое число")
        case .tooDeep:
            Sentence(en: "nested too deeply", ru: "слишком глубокая вложенность")
        case .tooManyElements(let limit):
            Sentence(en: "a list of more than \(limit) elements", ru: "в списке больше элементов, чем \(limit)")
        case .duplicate(let name):
            named(name) { name in
                Sentence(en: "the field \(name) is here twice", ru: "поле \(name) указано дважды")
            }
        }
    }

    /// A name from outside: shown if it is short, else left out.
    private static func named(_ name: String, _ sentence: (String) -> Sentence) -> Sentence {
        sentence(name.utf8.count <= 40 ? VisibleText.line(name) : "…")
    }
}
