// The words of `intake decide`, `intake undo` and `intake history`.

import Intake
import IntakeBase
import IntakeCases

/// The words of the commands for decisions.
enum DecideWords {
    static let person = Sentence(en: "Who has to answer?", ru: "От кого ждём ответа?")
    static let purpose = Sentence(en: "What for?", ru: "Чего ждём?")
    static let outcome = Sentence(en: "How did it end?", ru: "Чем закончилось?")
    static let reason = Sentence(en: "The reason:", ru: "Причина:")
    static let note = Sentence(en: "Note:", ru: "Заметка:")
    static let result = Sentence(en: "What came of the attempt?", ru: "Чем кончилась попытка?")
    static let refer = Sentence(en: "Handed over to:", ru: "Кому передаём:")
    static let settle = Sentence(en: "The answer that counts:", ru: "Верный ответ:")

    static let nothing = Sentence(
        en: "decide needs at least one decision, such as --status working",
        ru: "для decide нужно хотя бы одно решение, например --status working")

    static func needs(_ option: String, _ other: String) -> Sentence {
        Sentence(en: "\(option) goes with \(other)", ru: "\(option) пишут вместе с \(other)")
    }

    static func notBoth(_ one: String, _ other: String) -> Sentence {
        Sentence(en: "\(one) or \(other), not both", ru: "либо \(one), либо \(other)")
    }

    static func isTyped(_ option: String) -> Sentence {
        Sentence(
            en: "\(option) takes only -, because the text may name a person: type it when you are asked",
            ru:
                "после \(option) пишут только -, потому что в тексте может быть имя: введите его, когда программа спросит"
        )
    }

    static func lines(_ options: [String], given: Int) -> Sentence {
        let list = options.joined(separator: ", ")
        return Sentence(
            en: "standard input must have a line for each of \(list), in this order; it has \(given)",
            ru: "во входных данных нужна строка для каждого из параметров \(list), в этом порядке; строк там \(given)")
    }

    static func empty(_ option: String) -> Sentence {
        Sentence(en: "the text for \(option) is empty", ru: "текст для \(option) пустой")
    }

    static func tooLong(_ option: String, _ limit: Int) -> Sentence {
        Sentence(
            en: "the text for \(option) is longer than \(limit) bytes, or has a NUL character",
            ru: "текст для \(option) длиннее \(limit) байт или содержит нулевой символ")
    }

    static func noCountry(_ given: String) -> Sentence {
        Sentence(
            en: "--via takes a country in two capital letters such as KZ, not \(given)",
            ru: "после --via пишут страну двумя заглавными латинскими буквами, например KZ, а не \(given)")
    }

    static let noChannel = Sentence(
        en: "--attempt takes a word such as phone or signal; what came of it goes with --result -",
        ru: "после --attempt пишут слово, например phone или signal; чем кончилось — через --result -")

    static func noMoment(_ given: String) -> Sentence {
        Sentence(
            en: "--next takes a day such as 2026-07-02, or a moment such as 2026-07-02T10:00:00Z, not \(given)",
            ru: "после --next пишут день, например 2026-07-02, или время, например 2026-07-02T10:00:00Z, а не \(given)")
    }

    static let noSetting = Sentence(
        en: "--settle takes a field and its answer, such as wanted=no or place=-",
        ru: "после --settle пишут поле и ответ, например wanted=no или place=-")

    static func noLabel(_ given: String, among labels: [String]) -> Sentence {
        let list = labels.joined(separator: ", ")
        return Sentence(
            en: "the keys file has no coordinator \(given); it has \(list)",
            ru: "в файле ключей нет координатора \(given); есть \(list)")
    }

    static func noName(_ given: String) -> Sentence {
        Sentence(
            en: "\(given) is not the name of a record: 32 digits 0-9 a-f; intake history has them",
            ru: "\(given) — не имя записи: нужны 32 знака 0-9 a-f; они есть в intake history")
    }

    static let severalCases = Sentence(
        en: "several cases have this code; nothing was decided",
        ru: "с этим кодом несколько обращений; ничего не сохранено")
    static let severalCasesHint = Sentence(
        en: "see which one is meant with intake show CODE, then give its id instead of the code",
        ru: "посмотрите в intake show КОД, какое нужно, и укажите его идентификатор вместо кода")

    static func news(_ count: Int, _ code: String) -> Sentence {
        Sentence(
            en: "case \(code) has \(count) \(count == 1 ? "record" : "records") that you have not seen on this laptop; "
                + "nothing was decided",
            ru: "по обращению \(code) есть \(count) "
                + russianPlural(count, "запись, которую", "записи, которые", "записей, которые")
                + " на этом ноутбуке ещё не показывали; решение не сохранено")
    }
    static func newsHint(_ code: String) -> Sentence {
        Sentence(
            en: "read what is printed above, then give the command again; the whole case: intake show \(code)",
            ru: "прочитайте то, что показано выше, и повторите команду; всё обращение: intake show \(code)")
    }

    static let noDecision = Sentence(
        en: "no decision about this case has that name; nothing was decided",
        ru: "у этого обращения нет решения с таким именем; ничего не сохранено")
    static let noDecisionHint = Sentence(
        en: "intake history lists the decisions with their names",
        ru: "решения с именами перечисляет intake history")

    static let noFollowUp = Sentence(
        en: "no follow-up at this desk has that name; nothing was decided",
        ru: "дополнения с таким именем здесь нет; ничего не решено")
    static let noFollowUpHint = Sentence(
        en: "intake queue lists follow-ups without a case, each with its name; only a follow-up can be attached",
        ru: "дополнения без обращения с их именами — в конце intake queue; присоединить можно только дополнение")

    static func aboutLogsHint(_ name: String) -> Sentence {
        Sentence(
            en: "this decision is about a log; to take it back: intake disregard --undo \(name)",
            ru: "это решение о журнале; чтобы отменить его: intake disregard --undo \(name)")
    }

    static func alreadyUndone(_ coordinator: Sentence, _ time: String) -> Sentence {
        Sentence(
            en: "this decision was already undone (\(coordinator.en), \(time)); nothing was changed",
            ru: "это решение уже отменено (\(coordinator.ru), \(time)); ничего не изменено")
    }
    static let happened = Sentence(
        en: "this cannot be undone, because it happened; nothing was changed",
        ru: "отменить это нельзя: это уже произошло; ничего не изменено")
    static let nothingHint = Sentence(
        en: "intake history says what counts; an undo can be undone too, by its own name",
        ru: "что действует, видно в intake history; саму отмену тоже можно отменить — по её имени")

    /// Another decision goes on saying what the undone one said.
    static func same(_ coordinator: Sentence, _ time: String) -> Sentence {
        Sentence(
            en: "Another decision says the same, so nothing changes yet (\(coordinator.en), \(time)).",
            ru: "То же самое сказано в другом решении, поэтому пока ничего не изменилось (\(coordinator.ru), \(time)).")
    }

    /// What an import says of one log.
    static func imported(_ part: Desk.ImportedPart) -> Sentence {
        let log = part.log.hex.prefix(8)
        guard let records = part.records else {
            return Sentence(en: "log \(log): not here", ru: "журнал \(log): здесь его нет")
        }
        let author = part.author?.name
        return Sentence(
            en: (author.map { "\($0.en), " } ?? "") + "log \(log), up to record \(records)",
            ru: (author.map { "\($0.ru), " } ?? "") + "журнал \(log), до записи \(records)")
    }

    static func ownCase(_ option: String) -> Sentence {
        Sentence(
            en: "\(option) names the case itself: give the code of the other one",
            ru: "после \(option) указано само это обращение: нужен код другого")
    }

    static func saved(_ count: Int, _ code: String) -> Sentence {
        Sentence(
            en: "Saved: \(count) \(count == 1 ? "decision" : "decisions") about case \(code).",
            ru: "Сохранено по обращению \(code): \(count) \(russianPlural(count, "решение", "решения", "решений")).")
    }

    static func record(_ name: String) -> Sentence { Sentence(en: "record \(name)", ru: "запись \(name)") }

    static func undo(_ code: String?, _ name: String) -> Sentence {
        guard let code else { return record(name) }
        return Sentence(
            en: "to take it back: intake undo \(code) \(name)", ru: "чтобы отменить: intake undo \(code) \(name)")
    }

    static let noDecisions = Sentence(en: "No decisions.", ru: "Решений нет.")
}
