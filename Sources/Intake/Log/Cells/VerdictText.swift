// What a coordinator reads about a log: the verdict in one line, the findings with their places, and what to do next.
// It is written for a tired reader with a telephone in one hand.

import IntakeBase

/// Sentences about the state of a log.
package enum VerdictText {
    /// Shown below every verdict, also the good ones.
    package static let always = Sentence(
        en: "No one can see here whether records after the last known end of the log are missing. The volunteer's "
            + "last receipt shows it.",
        ru: "Не пропали ли записи после последнего известного конца журнала, здесь не видно. Это покажет последняя "
            + "квитанция волонтёра.")

    /// Shown after the first findings of a kind.
    package static func more(_ count: Int) -> Sentence {
        Sentence(
            en: "and \(count) more of this kind; --json lists them all",
            ru: "и ещё таких: \(count); полный список даёт --json")
    }

    /// Shown after the first files that are not logs.
    package static func moreNoLogs(_ count: Int) -> Sentence {
        Sentence(
            en: "and \(count) more file\(count == 1 ? " that is no log" : "s that are no logs"); --json lists them all",
            ru: "и ещё файлов, которые не журналы: \(count); полный список даёт --json")
    }

    /// Shown after the first files that cannot be read for the same reason.
    package static func moreUnread(_ count: Int) -> Sentence {
        Sentence(
            en: "and \(count) more that could not be read, for the same reason; --json lists them all",
            ru: "и ещё не прочитано по той же причине: \(count); полный список даёт --json")
    }

    /// The name of a verdict.
    package static func name(_ verdict: Verdict) -> Sentence {
        switch verdict {
        case .complete: Sentence(en: "complete", ru: "цел")
        case .pastCrash: Sentence(en: "complete, with a past crash", ru: "цел, был сбой")
        case .logReplaced: Sentence(en: "log replaced", ru: "журнал начат заново")
        case .unfinishedEnd: Sentence(en: "unfinished end", ru: "конец не завершён")
        case .shorterThanBefore: Sentence(en: "shorter than before", ru: "короче, чем раньше")
        case .damaged: Sentence(en: "damaged", ru: "повреждён")
        case .olderKeysFile: Sentence(en: "older keys file", ru: "старый файл ключей")
        case .unknownKeysFile: Sentence(en: "unknown keys file", ru: "незнакомый файл ключей")
        case .leftOutReader: Sentence(en: "left-out reader", ru: "коллега не может читать")
        case .extraReader: Sentence(en: "extra reader", ru: "лишний читатель")
        case .unknownWriter: Sentence(en: "unknown writer", ru: "неизвестный автор")
        case .removedAndContinued: Sentence(en: "removed and continued", ru: "записи удалены, запись продолжена")
        case .twoHistories: Sentence(en: "two histories", ru: "две разные версии")
        case .notSealedToThisKey: Sentence(en: "not sealed to this key", ru: "зашифровано не для этого ключа")
        case .newerVersion: Sentence(en: "newer version", ru: "более новая версия")
        case .empty: Sentence(en: "empty", ru: "пустой файл")
        case .notALog: Sentence(en: "not a log", ru: "не журнал")
        case .unreadable: Sentence(en: "unreadable", ru: "не читается")
        }
    }

    /// The first line about a log: the verdict, and how much of the log is verified. `new` is the number of records
    /// that an import added; nil if nothing was imported.
    static func summary(_ report: LogReport, new: Int?) -> Sentence {
        let name = report.isOnlyRevoked ? revoked : name(report.verdict)
        let verdict = Sentence(
            en: "Verdict: \(name.en)", ru: (isOfLog(report.verdict) ? "Журнал " : "Итог: ") + name.ru)
        guard report.logID != nil else { return Sentence(en: "\(verdict.en).", ru: "\(verdict.ru).") }
        guard let records = report.records else {
            let shown = report.verdict == .pastCrash ? Sentence(en: "not whole", ru: "не всё цело") : name
            return Sentence(
                en: "Structure: \(shown.en), \(report.cells) cells. Who wrote them, and if they are genuine, only a "
                    + "key can show.",
                ru:
                    "По структуре журнала: \(shown.ru), \(cells(report.cells)). Кто их записал и подлинные ли они, "
                    + "можно узнать только с ключом.")
        }
        let last = report.cells == 0 ? 0 : report.cells - 1
        let fresh = new.map { Sentence(en: "; new: \($0)", ru: "; новых: \($0)") } ?? Sentence(en: "", ru: "")
        let all = report.verdict.isGood && records > 1
        return Sentence(
            en: "\(verdict.en). \(all ? "All \(records)" : "\(records)") "
                + "record\(records == 1 ? " is" : "s are") valid, up to cell \(last)\(fresh.en).",
            ru: "\(verdict.ru). \(all ? "Проверку прошли все записи" : "Записей прошло проверку"): \(records), "
                + "до ячейки \(last)\(fresh.ru).")
    }

    /// The verdict "unknown writer" where all that it is about is that the laptop is revoked.
    private static let revoked = Sentence(en: "revoked laptop", ru: "ноутбук отозван")

    /// Whether the Russian name of a verdict says how the log is.
    private static func isOfLog(_ verdict: Verdict) -> Bool {
        [.complete, .pastCrash, .shorterThanBefore, .damaged].contains(verdict)
    }

    /// The line with what to do next.
    static func todo(_ hint: Sentence) -> Sentence {
        Sentence(en: "What to do: \(hint.en).", ru: "Что делать: \(hint.ru).")
    }

    /// The finding and its place.
    static func finding(_ finding: Finding) -> Sentence {
        switch finding {
        case .pastCrash(let cells):
            Sentence(
                en: "the laptop itself noted an interrupted write at \(place(cells).en); by its own memory, nothing "
                    + "that it confirmed is lost",
                ru: "ноутбук сам отметил прерванную запись: \(place(cells).ru); по данным самого ноутбука, "
                    + "подтверждённое не потеряно")
        case .claimedCrash(let cells):
            Sentence(
                en:
                    "nothing is readable at \(place(cells).en); the next cells say that a write was interrupted. Who "
                    + "wrote that, and what is missing, only a key can show",
                ru:
                    "нет целых данных: \(place(cells).ru); дальше указано, что запись здесь прервалась. Кто это "
                    + "написал и чего не хватает, можно узнать только с ключом")
        case .logReplaced(let log):
            Sentence(
                en: "this log was begun after log \(log.hex.prefix(8)), which the laptop could not continue",
                ru: "этот журнал начат после журнала \(log.hex.prefix(8)), который ноутбук не смог продолжить")
        case .unfinishedEnd(let cell):
            Sentence(
                en: "the end is incomplete from cell \(cell) on: an unconfirmed write was interrupted, or the file "
                    + "was cut",
                ru: "конец не завершён, начиная с ячейки \(cell): прервана неподтверждённая запись или обрезан файл")
        case .damaged(let cells):
            Sentence(
                en: "\(place(cells).en) changed or damaged after writing; this place cannot be read, everything else "
                    + "is unaffected",
                ru: "\(place(cells).ru): данные изменены или испорчены после записи; прочесть это место нельзя, "
                    + "остального это не касается")
        case .miscounted(let cell, let said, let read):
            Sentence(
                en:
                    "the laptop counts \(said) records up to cell \(cell), but \(read) are here; the log does not "
                    + "show what happened to the others",
                ru: "по счёту ноутбука до ячейки \(cell) записей \(said), а здесь их \(read); что с остальными, из "
                    + "журнала не видно")
        case .steppedBack(let cell, let count):
            Sentence(
                en: "from cell \(cell) on the laptop wrote with an earlier copy of its memory, from \(count) "
                    + "cell\(count == 1 ? "" : "s") before",
                ru: "с ячейки \(cell) ноутбук писал со старой копией своей памяти: она отстаёт на "
                    + "\(count) \(russianPlural(count, "ячейку", "ячейки", "ячеек"))")
        case .forged(let cell):
            Sentence(
                en: "cell \(cell) is not signed by the laptop; its record was left out",
                ru: "ячейка \(cell) не подписана ключом ноутбука; её запись не принята")
        case .removedAndContinued(let cell, let count):
            removed(at: cell, count)
        case .clock(_, let seconds):
            Sentence(
                en: "the laptop's clock went back by \(LogText.span(seconds).en); the order of records is not affected",
                ru: "часы ноутбука перевели назад на \(LogText.span(seconds).ru); на порядок записей это не влияет")
        case .clockAhead(let cell, let seconds):
            Sentence(
                en:
                    "at cell \(cell) the laptop's clock was \(LogText.span(seconds).en) ahead of this one's; check "
                    + "which clock is wrong",
                ru:
                    "в ячейке \(cell) часы ноутбука спешили относительно этих на \(LogText.span(seconds).ru); проверьте, "
                    + "какие неверны")
        case .shorterThanBefore(let held, _, isGone: true):
            Sentence(
                en: "this desk had \(held) cells of this log, but its own copy is gone or damaged. This copy "
                    + "replaced it and does not have all of them",
                ru: "было принято ячеек этого журнала: \(held), но сохранённая копия пропала или испорчена. Её "
                    + "заменила эта копия, и в ней есть не всё")
        case .shorterThanBefore(let held, let cells, isGone: false):
            Sentence(
                en: "you already have \(held) cells of this log, this copy has \(cells). Nothing is lost here. If "
                    + "this is the newest stick, records were removed on the laptop",
                ru: "у вас уже есть ячеек этого журнала: \(held), а в этой копии \(cells). Здесь ничего не потеряно. "
                    + "Если это самая новая флешка, записи удалены на ноутбуке")
        case .twoHistories(let cell, isKept: true):
            Sentence(
                en: "this copy and yours are different from cell \(cell) on. Both are kept",
                ru: "эта копия и та, что у вас, расходятся, начиная с ячейки \(cell). Сохранены обе")
        case .twoHistories(let cell, isKept: false):
            Sentence(
                en: "this copy and yours are different from cell \(cell) on. It has no record that you lack, and was "
                    + "not kept: keep the stick",
                ru: "эта копия и та, что у вас, расходятся, начиная с ячейки \(cell). Новых обращений в ней нет, "
                    + "поэтому она не сохранена: сохраните флешку")
        case .empty: Sentence(en: "the file is empty", ru: "файл пустой")
        case .notALog:
            Sentence(en: "the file is not a log of this program", ru: "это не журнал этой программы")
        case .newerVersion(let cell, let version):
            Sentence(
                en: "cell \(cell) is in a newer format (\(version)), which this program cannot read",
                ru: "ячейка \(cell) записана в более новом формате (\(version)), эта программа его не читает")
        case .unreadable(let why): unreadable(why)
        case .unknownWriter, .revokedWriter, .extraReader, .revokedReader, .leftOutReader, .unknownKeysFile,
            .olderKeysFile, .notSealedToThisKey:
            people(finding)
        }
    }

    private static func people(_ finding: Finding) -> Sentence {
        switch finding {
        case .unknownWriter(let cell, let key, let version):
            Sentence(
                en: "no one in keys file \(version) has the key of cell \(cell) (\(short(key.bytes)))",
                ru: "в файле ключей версии \(version) нет ключа, которым записана ячейка \(cell) "
                    + "(\(short(key.bytes)))")
        case .revokedWriter(let cell, let label, let version):
            Sentence(
                en: "\(VisibleText.line(label)) wrote from cell \(cell) on, but was revoked in keys file \(version)",
                ru: "\(VisibleText.line(label)): запись с ячейки \(cell), но ключ отозван в файле ключей версии "
                    + "\(version)")
        case .extraReader(let cell, let key, let version):
            Sentence(
                en: "someone who is not in keys file \(version) can read what was written from cell \(cell) on"
                    + (key.map { " (\(short($0.bytes)))" } ?? ""),
                ru: "записанное с ячейки \(cell) может читать кто-то, кого нет в файле ключей версии \(version)"
                    + (key.map { " (\(short($0.bytes)))" } ?? ""))
        case .revokedReader(let cell, let label, let version):
            Sentence(
                en: "\(VisibleText.line(label)), revoked in keys file \(version), can read what was written from cell "
                    + "\(cell) on",
                ru: "\(VisibleText.line(label)): ключ отозван в файле ключей версии \(version), но записанное с ячейки "
                    + "\(cell) им можно прочесть")
        case .olderKeysFile(_, let label, let version, let inForce, let since, let gone, let sessions):
            older(VisibleText.line(label), version, inForce, since, gone.map { VisibleText.line($0) }, sessions)
        case .leftOutReader(let cell, let label, let version):
            Sentence(
                en: "\(VisibleText.line(label)) is in keys file \(version), but cannot read what was written from "
                    + "cell \(cell) on",
                ru: "\(VisibleText.line(label)) есть в файле ключей версии \(version), но не может прочесть записанное "
                    + "с ячейки \(cell)")
        case .unknownKeysFile(let cell, let version):
            Sentence(
                en:
                    "from cell \(cell) on the log was written with keys file \(version), which this laptop does not "
                    + "have",
                ru: "с ячейки \(cell) запись шла с файлом ключей версии \(version), которого на этом ноутбуке нет")
        case .notSealedToThisKey(let cell):
            Sentence(
                en: "what was written from cell \(cell) on is not sealed to your key",
                ru: "записанное с ячейки \(cell) зашифровано не для вашего ключа")
        default: name(finding.verdict ?? .complete)
        }
    }

    private static func older(
        _ label: String, _ version: UInt64, _ inForce: UInt64, _ since: Day?, _ gone: [String], _ sessions: Int
    ) -> Sentence {
        let names = gone.joined(separator: ", ")
        guard sessions == 0 else {
            return Sentence(
                en: "\(label): \(sessions) session\(sessions == 1 ? "" : "s") new here, sealed with keys file "
                    + "\(version) also to \(names), no longer a reader; keys file \(inForce) is in force here"
                    + (since.map { ", adopted on \($0); their clock says a later day, or is wrong" } ?? ""),
                ru:
                    "\(label): новых здесь сеансов: \(sessions); они записаны с файлом ключей версии \(version), и "
                    + "их может прочесть \(names), хотя теперь это не читатель; здесь действует версия \(inForce)"
                    + (since.map { " (принята \($0)); часы сеансов показывают более поздний день или неверны" } ?? ""))
        }
        let still =
            gone.isEmpty
            ? Sentence(en: "", ru: "")
            : Sentence(
                en: "; records there are still sealed to \(names), no longer a reader",
                ru: "; записи там всё ещё может читать \(names), хотя в новом файле этого читателя нет")
        return Sentence(
            en: "\(label) last wrote with keys file \(version); keys file \(inForce) is in force here"
                + (since.map { ", adopted on \($0)" } ?? "") + still.en,
            ru: "\(label): последняя запись сделана с файлом ключей версии \(version), здесь действует версия "
                + "\(inForce)" + (since.map { " (принята \($0))" } ?? "") + still.ru)
    }

    private static func removed(at cell: UInt64, _ count: Int?) -> Sentence {
        guard let count else {
            return Sentence(
                en: "something was removed before cell \(cell), and writing went on; no one can say how much",
                ru: "перед ячейкой \(cell) что-то удалено, и запись продолжилась; сколько удалено, сказать нельзя")
        }
        return Sentence(
            en: "\(count) cell\(count == 1 ? " was" : "s were") removed at cell \(cell), and writing went on",
            ru: "у ячейки \(cell) \(russianPlural(count, "удалена", "удалены", "удалено")) \(cells(UInt64(count))), "
                + "и запись продолжилась")
    }

    private static func unreadable(_ why: UnreadableFile) -> Sentence {
        switch why {
        case .link: Sentence(en: "it is a symbolic link, not a file", ru: "это символическая ссылка, а не файл")
        case .folder: Sentence(en: "it is a folder", ru: "это папка")
        case .special: Sentence(en: "it is a device or a pipe, not a file", ru: "это устройство или канал, а не файл")
        case .missing: Sentence(en: "there is no such file or folder", ru: "такого файла или папки нет")
        case .tooLarge(let bytes):
            Sentence(
                en: "it is larger than a log can be: \(bytes) bytes",
                ru: "файл больше, чем может быть журнал: \(bytes) Б")
        case .failed(let reason):
            Sentence(en: "it could not be read: \(reason.en)", ru: "файл не удалось прочитать: \(reason.ru)")
        case .closedFolder(let reason):
            Sentence(
                en: "this folder could not be listed: \(reason.en)",
                ru: "не удалось прочитать эту папку: \(reason.ru)")
        case .keysNotTaken:
            Sentence(
                en: "it looks like a keys file, but is damaged or not signed by your lead coordinator; it was not "
                    + "taken",
                ru: "похоже на файл ключей, но он повреждён или подписан не вашим главным координатором; он не принят")
        case .tooManyFiles(let limit):
            Sentence(
                en: "only the first \(limit) files were looked at; there may be logs among the others",
                ru: "просмотрены только первые файлы (\(limit)); среди остальных могут быть журналы")
        }
    }

    /// What to do next; nil if there is nothing to do.
    static func advice(_ verdict: Verdict) -> Sentence? {
        switch verdict {
        case .complete, .pastCrash: nil
        case .unfinishedEnd, .shorterThanBefore:
            Sentence(
                en: "ask for the volunteer's last receipt, and for a fresh copy of the log",
                ru: "попросите у волонтёра последнюю квитанцию и свежую копию журнала")
        case .damaged:
            Sentence(
                en: "ask for a fresh copy on another stick; keep the damaged one, to compare",
                ru: "попросите свежую копию на другой флешке; повреждённую не стирайте, её можно сравнить")
        case .logReplaced:
            Sentence(
                en: "ask the volunteer what happened to the laptop; ask for the old log if it still exists",
                ru: "спросите волонтёра, что случилось с ноутбуком, и попросите старый журнал, если он остался")
        case .unknownKeysFile:
            Sentence(
                en: "import the keys file that came with the log, or ask the lead coordinator for it",
                ru: "возьмите файл ключей с той же флешки или попросите его у главного координатора")
        case .olderKeysFile:
            Sentence(
                en: "bring the new keys file to that laptop before it takes another call: intake keys adopt FILE",
                ru: "до следующего звонка примите на том ноутбуке новый файл ключей: intake keys adopt ФАЙЛ")
        case .leftOutReader, .notSealedToThisKey:
            Sentence(
                en: "compare keys file versions with the volunteer; let a colleague who can read it import the log",
                ru: "сверьте с волонтёром версию файла ключей; пусть журнал примет коллега, который может его читать")
        case .extraReader, .unknownWriter, .removedAndContinued, .twoHistories:
            Sentence(
                en: "do not delete anything; call the lead coordinator, and ask the volunteer, in a way you trust, "
                    + "if someone else had the laptop",
                ru: "ничего не удаляйте; свяжитесь с главным координатором и по надёжному каналу спросите волонтёра, "
                    + "не было ли ноутбука в чужих руках")
        case .newerVersion:
            Sentence(en: "update this program, then import again", ru: "обновите программу и примите журнал ещё раз")
        case .empty, .notALog, .unreadable:
            Sentence(
                en: "check that this is the file you meant, and ask for a fresh copy",
                ru: "проверьте, тот ли это файл, и попросите свежую копию")
        }
    }

    /// What to do about findings that can only be verified with a key.
    static let useKey = Sentence(
        en: "verify it on a coordinator's laptop: intake verify --key PATH",
        ru: "проверьте его на ноутбуке координатора: intake verify --key ПУТЬ")

    /// What to do about a place that could not be read; nil if the advice of the verdict suffices.
    static func advice(_ finding: Finding) -> Sentence? {
        switch finding {
        case .unreadable(.missing):
            Sentence(
                en: "check the name; check that the stick is plugged in and shows in the files window; then repeat "
                    + "the command",
                ru: "проверьте имя; проверьте, что флешка вставлена и видна в окне «Файлы»; затем повторите команду")
        case .unreadable(.closedFolder):
            Sentence(
                en: "pull the stick out and plug it in again, check who owns the folder, then repeat the command",
                ru: "выньте флешку и вставьте снова, проверьте, кому принадлежит папка, и повторите команду")
        case .claimedCrash: useKey
        case .unreadable(.tooManyFiles):
            Sentence(
                en: "name the folder with the logs, or the logs themselves",
                ru: "укажите папку с журналами или сами журналы")
        default: nil
        }
    }

    private static func place(_ cells: ClosedRange<UInt64>) -> Sentence {
        cells.count == 1
            ? Sentence(en: "cell \(cells.lowerBound)", ru: "ячейка \(cells.lowerBound)")
            : Sentence(
                en: "cells \(cells.lowerBound) to \(cells.upperBound)",
                ru: "ячейки с \(cells.lowerBound) по \(cells.upperBound)")
    }

    private static func cells(_ count: UInt64) -> String {
        "\(count) \(russianPlural(Int(clamping: count), "ячейка", "ячейки", "ячеек"))"
    }

    private static func short(_ key: Bytes32) -> String { String(key.hex.prefix(16)) }
}

extension Verdict {
    /// The verdict's name, for people.
    public var sentence: Sentence { VerdictText.name(self) }
    /// What to do next; nil if there is nothing to do.
    public var hint: Sentence? { VerdictText.advice(self) }
}

extension Finding {
    /// The finding and its place.
    public var sentence: Sentence { VerdictText.finding(self) }
}

extension LogReport {
    /// Whether its gravest finding is that its laptop was revoked, and each cell is the laptop's.
    fileprivate var isOnlyRevoked: Bool {
        verdict == .unknownWriter
            && findings.allSatisfy { finding in
                if case .revokedWriter = finding { true } else { finding.verdict != .unknownWriter }
            }
    }

    /// The verdict, and how much of the log is verified, in one line. `new` is the number of records that an import
    /// added; nil if nothing was imported.
    public func sentence(new: Int?) -> Sentence { VerdictText.summary(self, new: new) }

    /// What to do next, in one line; nil if there is nothing to do.
    public var todo: Sentence? {
        let graver = findings.contains { $0.verdict.map { $0 > .pastCrash } == true }
        let own = findings.filter { !graver || $0.verdict != .pastCrash }.compactMap(VerdictText.advice).first
        return (own ?? verdict.hint).map(VerdictText.todo)
    }
}
