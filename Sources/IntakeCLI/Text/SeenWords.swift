// The words of `intake seen`, and of alarms that were put aside.

import IntakeBase

enum SeenWords {
    static let usage = Sentence(
        en: "seen takes either a log, or --undo and a name", ru: "seen: укажите журнал либо --undo и имя записи")

    /// The last line of a command, in place of the alarms.
    static func aside(_ count: Int) -> Sentence {
        Sentence(
            en: "alarms about logs that you put aside: \(count). intake history has them",
            ru: "просмотренных и скрытых предупреждений о журналах: \(count). Их покажет intake history")
    }

    static let noAlarm = Sentence(
        en: "there is no alarm about such a log; nothing was decided",
        ru: "предупреждения о таком журнале нет; ничего не изменено")
    static let ofThisLaptop = Sentence(
        en: "this alarm is about this laptop itself and cannot be put aside; nothing was decided",
        ru: "это предупреждение о самом ноутбуке, скрыть его нельзя; ничего не изменено")
    static let alarmHint = Sentence(
        en: "intake queue names each log with an alarm, and what to do about it",
        ru: "о каких журналах есть предупреждения и что делать, покажет intake queue")
    static let before = Sentence(
        en: "this alarm was put aside before; nothing was decided",
        ru: "это предупреждение уже скрыто; ничего не изменено"
    )
    static let beforeHint = Sentence(
        en: "intake history says when, and how to take that back",
        ru: "когда и как это отменить, покажет intake history")
    static let notSeen = Sentence(
        en: "no alarm was put aside by a record of that name; nothing was decided",
        ru: "записи с таким именем о предупреждении нет; ничего не изменено")

    static func saved(_ name: String) -> Sentence {
        Sentence(
            en: "Saved. The alarm about \(name) is not repeated until something else is wrong with that log.",
            ru: "Сохранено. Предупреждение о \(name) не повторится, пока с этим журналом не случится что-то ещё.")
    }

    static func undo(_ name: String) -> Sentence {
        Sentence(en: "to take it back: intake seen --undo \(name)", ru: "чтобы отменить: intake seen --undo \(name)")
    }
}
