// The words of `intake disregard`.

import Intake
import IntakeBase

enum DisregardWords {
    static let usage = Sentence(
        en: "disregard takes either a log and a cell, or --undo and a name",
        ru: "disregard: укажите журнал и ячейку либо --undo и имя записи")

    static func noLog(_ given: String) -> Sentence {
        Sentence(
            en: "\(given) is no log: give at least the first 8 digits of its id, or the label of its laptop",
            ru: "\(given) — не журнал: укажите хотя бы первые 8 знаков его номера или имя ноутбука")
    }

    /// None or several logs of a laptop are here.
    static func logs(_ logs: [String], of label: String) -> Sentence {
        let list = logs.joined(separator: ", ")
        return Sentence(
            en: logs.isEmpty
                ? "no log of \(label) is here; nothing was decided"
                : "several logs of \(label) are here: \(list); give the one that is meant",
            ru: logs.isEmpty
                ? "журнала \(label) здесь нет; ничего не сохранено"
                : "журналов \(label) здесь несколько: \(list); укажите нужный")
    }

    static let noSuchLog = Sentence(
        en: "no log of this desk begins with these digits", ru: "здесь нет журнала, номер которого так начинается")
    static let severalLogs = Sentence(
        en: "several logs of this desk begin with these digits",
        ru: "номера нескольких журналов начинаются так")
    static let logHint = Sentence(
        en: "intake show CODE names log and cell of each record",
        ru: "журнал и ячейку каждой записи покажет intake show КОД")

    static let ownLog = Sentence(
        en: "this is this laptop's own log; nothing was decided", ru: "это журнал этого же ноутбука; ничего не изменено"
    )
    static let ownLogHint = Sentence(
        en: "take back single decisions: intake undo CODE NAME. Another coordinator can disregard the log",
        ru: "отдельные решения отменяет intake undo КОД ИМЯ. Весь журнал может исключить другой координатор")

    static let notDisregarded = Sentence(
        en: "no log was disregarded by a record of that name; nothing was decided",
        ru: "записи с таким именем о журнале нет; ничего не изменено")

    static func saved(_ count: Int) -> Sentence {
        count == 0
            ? Sentence(
                en: "Saved. This desk has no such record; later ones will not count.",
                ru: "Сохранено. Сейчас таких записей здесь нет; будущие не будут учитываться.")
            : Sentence(
                en: "Saved. Records that do not count from now on: \(count).",
                ru: "Сохранено. С этого момента не учитывается записей: \(count).")
    }

    static let takenBack = Sentence(en: "Saved: taken back.", ru: "Отменено.")

    static func undo(_ name: String) -> Sentence {
        Sentence(
            en: "to take it back: intake disregard --undo \(name)",
            ru: "чтобы отменить: intake disregard --undo \(name)")
    }
}
