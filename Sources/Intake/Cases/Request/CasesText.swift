// Sentences about requests that are refused.

import IntakeBase

/// Sentences about requests, codes and events.
enum CasesText {
    static func input(_ error: InputError) -> Sentence {
        let what = problem(error.problem)
        let field = error.field.map(name)
        switch (error.number, field) {
        case (let number?, let field?):
            return Sentence(
                en: "request \(number), field \(field): \(what.en)",
                ru: "обращение \(number), поле \(field): \(what.ru)")
        case (let number?, nil):
            return Sentence(en: "request \(number): \(what.en)", ru: "обращение \(number): \(what.ru)")
        case (nil, let field?):
            return Sentence(en: "field \(field): \(what.en)", ru: "поле \(field): \(what.ru)")
        case (nil, nil):
            return what
        }
    }

    /// Several mistakes, one on a line.
    static func inputs(_ errors: [InputError]) -> Sentence {
        let (told, rest) = (errors.prefix(InputErrors.maxTold).map(input), errors.count - InputErrors.maxTold)
        let more = rest > 0 ? [Sentence(en: "and \(rest) more", ru: "и ещё \(rest)")] : []
        let count = errors.count
        return Sentence(
            en: "\(count) mistakes in the input:" + (told + more).map { "\n  " + $0.en }.joined(),
            ru: "во входных данных \(count) \(russianPlural(count, "ошибка", "ошибки", "ошибок")):"
                + (told + more).map { "\n  " + $0.ru }.joined())
    }

    static let inputsHint = Sentence(
        en: "correct them and try again; nothing was recorded", ru: "исправьте их и повторите; ничего не записано")

    static func inputHint(_ problem: InputError.Problem) -> Sentence? {
        switch problem {
        case .unknownField(let near?):
            Sentence(en: "did you mean \(near)? Nothing was recorded", ru: "может быть, \(near)? Ничего не записано")
        case .unknownField(nil):
            Sentence(
                en: "write what has no field of its own into notes; nothing was recorded",
                ru: "если поля нет, пишите в notes; ничего не записано")
        case .blank:
            Sentence(
                en: "leave the field out if nothing is new, or write unknown to take the answer back; nothing was "
                    + "recorded",
                ru: "уберите поле, если нового нет, или напишите unknown, чтобы снять прежний ответ; ничего не "
                    + "записано")
        case .nothingSaid:
            Sentence(en: "say what is new; nothing was recorded", ru: "укажите, что нового; ничего не записано")
        case .nothingAnswered:
            Sentence(
                en: "take the form out, or write what was asked and not known as \"unknown\"; nothing was recorded",
                ru: "уберите форму, или напишите unknown там, где спросили, но ответа нет; ничего не записано")
        case .notMeant:
            Sentence(
                en: "correct the year, or leave the field out; nothing was recorded. If the year is right: record it "
                    + "without a file, and the program asks. If the clock of this laptop is wrong, add today's day: "
                    + "--as-of 2026-07-01",
                ru:
                    "исправьте год или уберите поле; ничего не записано. Если год верный, запишите без файла: программа "
                    + "переспросит. Если часы ноутбука врут, добавьте сегодняшнее число: --as-of 2026-07-01")
        case .noWord:
            Sentence(
                en: "write [] for none, and declined if the caller does not want to say; nothing was recorded",
                ru: "нет ничего — напишите [], не хочет говорить — declined; ничего не записано")
        case .notOneOf:
            Sentence(
                en: "correct the word, or leave the field out; nothing was recorded",
                ru: "исправьте слово или уберите поле; ничего не записано")
        default:
            Sentence(
                en: "correct it and try again; nothing was recorded", ru: "исправьте и повторите; ничего не записано")
        }
    }

    private static func problem(_ problem: InputError.Problem) -> Sentence {
        switch problem {
        case .json(let error): error.sentence
        case .tooLong(let limit):
            Sentence(en: "longer than \(limit >> 20) MB", ru: "больше \(limit >> 20) МБ")
        case .tooMany(let limit):
            Sentence(en: "more than \(limit) requests", ru: "больше \(limit) обращений")
        case .empty: Sentence(en: "there is no request in it", ru: "в нём нет ни одного обращения")
        case .notARequest:
            Sentence(
                en: "this is not a request: expected an object with fields",
                ru: "это не обращение: здесь должен быть объект с полями")
        case .unknownField: Sentence(en: "there is no such field", ru: "такого поля нет")
        case .blank: Sentence(en: "the text is empty", ru: "текст пустой")
        case .nothingSaid:
            Sentence(en: "the follow-up says nothing", ru: "в дополнении ничего не сказано")
        case .nothingAnswered:
            Sentence(en: "the form has no answer", ru: "в форме нет ни одного ответа")
        case .notMeant(let day, let range):
            Sentence(
                en: "\(day) cannot be meant here: only \(range.lowerBound) to \(range.upperBound) can",
                ru: "\(day) — такого дня здесь быть не может: только с \(range.lowerBound) по \(range.upperBound)")
        case .noCountry("EU", _), .noCountry("eu", _):
            Sentence(
                en: "EU is no country: name the country; a Schengen visa is schengen",
                ru: "EU — не страна: укажите страну; шенгенская виза — schengen")
        case .noCountry(let code, let meant?):
            Sentence(
                en: "there is no country \(code); \(meant) is \(CountryText.name(meant).en)",
                ru: "страны \(code) нет; \(meant) — это \(CountryText.name(meant).ru)")
        case .noCountry(let code, nil):
            Sentence(en: "there is no country \(code)", ru: "страны \(code) нет")
        case .noWord(let word):
            Sentence(en: "\"\(word)\" is no entry of this list", ru: "«\(word)» — не запись этого списка")
        case .nul: Sentence(en: "the text contains a NUL character", ru: "в тексте есть нулевой символ")
        case .notOneOf(let value, let words):
            wrong(
                value,
                Sentence(
                    en: "is not one of \(words.joined(separator: ", "))",
                    ru: "нет в списке: \(words.joined(separator: ", "))"))
        case .wrong(let value, let expected): wrong(value, self.expected(expected))
        }
    }

    private static func wrong(_ value: String?, _ what: Sentence) -> Sentence {
        guard let value else { return Sentence(en: "the value \(what.en)", ru: "значение: \(what.ru)") }
        let shown = VisibleText.line(value)
        return Sentence(en: "\"\(shown)\" \(what.en)", ru: "«\(shown)» — \(what.ru)")
    }

    private static func expected(_ expected: InputError.Expected) -> Sentence {
        switch expected {
        case .number(let range):
            Sentence(
                en: "is not a whole number from \(range.lowerBound) to \(range.upperBound)",
                ru: "нужно целое число от \(range.lowerBound) до \(range.upperBound)")
        case .day:
            Sentence(en: "is not a date such as 2026-07-01", ru: "нужна дата в виде 2026-07-01")
        case .country:
            Sentence(
                en: "is not a country in two capital letters such as KZ",
                ru: "нужна страна двумя заглавными латинскими буквами, например KZ")
        case .text: Sentence(en: "is not a text", ru: "нужен текст")
        case .object: Sentence(en: "is not an object with named parts", ru: "нужен объект с именованными частями")
        case .schema: Sentence(en: "is not the number of a schema", ru: "нужен номер схемы")
        case .textOf(let maxBytes):
            Sentence(en: "is longer than \(maxBytes) bytes", ru: "текст длиннее \(maxBytes) байт")
        case .word:
            Sentence(
                en: "is not a list of words like chronic_illness or family_in:DE",
                ru: "нужны слова вида chronic_illness или family_in:DE")
        case .list(let maxCount):
            Sentence(
                en: "is not a list of at most \(maxCount) entries", ru: "нужен список не длиннее \(maxCount)")
        case .id: Sentence(en: "is not 32 hexadecimal digits", ru: "нужны 32 шестнадцатеричные цифры")
        case .code:
            Sentence(en: "is not a case code of 12 digits", ru: "нужен код обращения из 12 цифр")
        case .moment:
            Sentence(
                en: "is not a time such as 2026-07-01T14:03:00Z", ru: "нужно время в виде 2026-07-01T14:03:00Z")
        }
    }

    /// A field's name from outside: shown if it is short.
    private static func name(_ field: String) -> String {
        field.utf8.count <= 80 ? VisibleText.line(field) : "…"
    }
}
