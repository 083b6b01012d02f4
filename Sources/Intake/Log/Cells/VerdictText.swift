// What a coordinator reads about a log: the verdict in one line, the findings with their places, and what to do next.
// It is written for a tired reader with a telephone in one hand.

import IntakeBase

/// Sentences about the state of a log.
package enum VerdictText {
    /// Shown below every verdict, also the good ones.
    package static let always = Sentence(
        en: "What nobody can tell: records written after the last known end of the log could be missing without a "
            + "trace. The volunteer's last receipt settles it.",
        ru: "Чего не может знать никто: записи после последнего известного конца журнала могли исчезнуть бесследно. "
            + "Проверить можно по последней квитанции волонтёра.")

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
        let name = name(report.verdict)
        guard report.logID != nil else { return Sentence(en: "Verdict: \(name.en).", ru: "Итог: \(name.ru).") }
        guard let records = report.records else {
            let shown = report.verdict == .pastCrash ? Sentence(en: "not whole", ru: "не всё цело") : name
            return Sentence(
                en: "Structure: \(shown.en), \(report.cells) cells. Without a key nobody can tell who wrote them, or "
                    + "whether they are genuine.",
                ru: "По структуре: \(shown.ru), \(cells(report.cells)). Кто их записал и подлинные ли они, без ключа "
                    + "сказать нельзя.")
        }
        let last = report.cells == 0 ? 0 : report.cells - 1
        let fresh = new.map { Sentence(en: "; new: \($0)", ru: "; новых: \($0)") } ?? Sentence(en: "", ru: "")
        let all = report.verdict.isGood && records > 1
        return Sentence(
            en: "Verdict: \(name.en). \(all ? "All \(records)" : "\(records)") record\(records == 1 ? "" : "s") "
                + "verif\(records == 1 ? "ies" : "y"), up to cell \(last)\(fresh.en).",
            ru: "Итог: \(name.ru). \(all ? "Проверку прошли все записи" : "Записей прошло проверку"): \(records), "
                + "до ячейки \(last)\(fresh.ru).")
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
                en: "the laptop itself recorded an interrupted write at \(place(cells).en); by its own memory, nothing "
                    + "that it had confirmed is lost",
                ru: "ноутбук сам отметил прерванную запись: \(place(cells).ru); по данным самого ноутбука, "
                    + "подтверждённое не потеряно")
        case .claimedCrash(let cells):
            Sentence(
                en:
                    "there is nothing readable at \(place(cells).en), and what follows says that a write was interrupted "
                    + "there. Without a key nobody can tell who wrote that, or what is missing",
                ru:
                    "нет целых данных: \(place(cells).ru); дальше указано, что запись здесь прервалась. Кто это написал "
                    + "и чего не хватает, без ключа сказать нельзя")
        case .logReplaced(let log):
            Sentence(
                en: "this log says that it follows log \(log.hex.prefix(8)), which the laptop could not go on with",
                ru: "этот журнал начат после журнала \(log.hex.prefix(8)), который ноутбук не смог продолжить")
        case .unfinishedEnd(let cell):
            Sentence(
                en: "the end is incomplete from cell \(cell) on: an interrupted write that was never confirmed, "
                    + "or a cut",
                ru: "конец не завершён, начиная с ячейки \(cell): либо прерванная и неподтверждённая запись, либо "
                    + "обрезан файл")
        case .damaged(let cells):
            Sentence(
                en: "\(place(cells).en) changed or decayed after writing; what stood there cannot be read, "
                    + "everything else is unaffected",
                ru: "\(place(cells).ru) — изменено или испорчено после записи; прочесть это место нельзя, "
                    + "остального это не касается")
        case .miscounted(let cell, let said, let read):
            Sentence(
                en:
                    "the laptop counts \(said) records up to cell \(cell), and \(read) are there; nothing else shows what "
                    + "became of the others",
                ru: "по счёту ноутбука до ячейки \(cell) записей \(said), а здесь их \(read); что с остальными, из "
                    + "журнала не видно")
        case .steppedBack(let cell, let count):
            Sentence(
                en: "from cell \(cell) on the laptop wrote with an earlier copy of its memory, from \(count) "
                    + "cell\(count == 1 ? "" : "s") before",
                ru: "с ячейки \(cell) ноутбук писал со старой копией своей памяти: она отстаёт на "
                    + "\(cells(UInt64(count)))")
        case .forged(let cell):
            Sentence(
                en: "cell \(cell) does not carry the laptop's signature; its record was left out",
                ru: "ячейка \(cell) не подписана ключом ноутбука; её запись не принята")
        case .removedAndContinued(let cell, let count):
            removed(at: cell, count)
        case .clock(_, let seconds):
            Sentence(
                en: "the laptop's clock went back by \(LogText.span(seconds).en); the order of records is not affected",
                ru: "часы ноутбука отстали на \(LogText.span(seconds).ru); на порядок записей это не влияет")
        case .clockAhead(let cell, let seconds):
            Sentence(
                en:
                    "at cell \(cell) the laptop's clock was \(LogText.span(seconds).en) ahead of this one's; look which of "
                    + "the two is wrong",
                ru:
                    "в ячейке \(cell) часы ноутбука спешили относительно этих на \(LogText.span(seconds).ru); проверьте, "
                    + "какие неверны")
        case .shorterThanBefore(let held, _, isGone: true):
            Sentence(
                en: "this desk remembers \(held) cells of this log, and its own copy of them is gone or ruined. This "
                    + "copy took its place and does not have all of them",
                ru: "было принято ячеек этого журнала: \(held), но сохранённая копия пропала или испорчена. На её "
                    + "месте теперь эта копия, и в ней есть не всё")
        case .shorterThanBefore(let held, let cells, isGone: false):
            Sentence(
                en: "you already hold \(held) cells of this log, and this copy has \(cells). Nothing is lost here. "
                    + "If this is the newest stick, records were removed on the laptop",
                ru: "у вас уже есть ячеек этого журнала: \(held), а в этой копии \(cells). Здесь ничего не потеряно. "
                    + "Если это самая новая флешка, записи удалены на ноутбуке")
        case .twoHistories(let cell):
            Sentence(
                en: "this copy and the one you hold differ from cell \(cell) on. Both are kept",
                ru: "эта копия и та, что у вас, расходятся, начиная с ячейки \(cell). Сохранены обе")
        case .empty: Sentence(en: "the file is empty", ru: "файл пустой")
        case .notALog:
            Sentence(en: "the file is not a log of this program", ru: "это не журнал этой программы")
        case .newerVersion(let cell, let version):
            Sentence(
                en: "cell \(cell) is of a newer version of the format (\(version)), which this program cannot read",
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
                en: "nobody in keys file \(version) writes with the key of cell \(cell) (\(short(key.bytes)))",
                ru: "в файле ключей версии \(version) никто не пишет ключом из ячейки \(cell) (\(short(key.bytes)))")
        case .revokedWriter(let cell, let label, let version):
            Sentence(
                en: "\(VisibleText.line(label)) wrote from cell \(cell) on, but was revoked in keys file \(version)",
                ru: "\(VisibleText.line(label)): запись с ячейки \(cell), но ключ отозван в файле ключей версии "
                    + "\(version)")
        case .extraReader(let cell, let key, let version):
            Sentence(
                en: "somebody whom keys file \(version) does not name can read what was written from cell \(cell) on"
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
                en: "\(VisibleText.line(label)), whom keys file \(version) names, cannot read what was written from "
                    + "cell \(cell) on",
                ru: "\(VisibleText.line(label)) есть в файле ключей версии \(version), но не может прочесть записанное "
                    + "с ячейки \(cell)")
        case .unknownKeysFile(let cell, let version):
            Sentence(
                en:
                    "from cell \(cell) on the log was written under keys file \(version), which this laptop does not have",
                ru: "с ячейки \(cell) запись шла под файлом ключей версии \(version), которого на этом ноутбуке нет")
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
                en: "\(label): \(sessions) session\(sessions == 1 ? "" : "s") new here, sealed under keys file "
                    + "\(version) also to \(names), not a reader any more; in force here is keys file \(inForce)"
                    + (since.map { ", adopted on \($0); their clock says a later day, or is not to be relied on" } ?? ""),
                ru:
                    "\(label): новых здесь сеансов: \(sessions); они записаны под файлом ключей версии \(version), и их "
                    + "может прочесть \(names), хотя теперь это не читатель; здесь действует версия \(inForce)"
                    + (since.map { " (принята \($0)); часы сеансов показывают более поздний день или неверны" } ?? ""))
        }
        let still =
            gone.isEmpty
            ? Sentence(en: "", ru: "")
            : Sentence(
                en: "; what is recorded there is still sealed to \(names), not a reader any more",
                ru: "; записи там всё ещё может читать \(names), хотя в новом файле этого читателя нет")
        return Sentence(
            en: "\(label) wrote last under keys file \(version); in force here is keys file \(inForce)"
                + (since.map { ", adopted on \($0)" } ?? "") + still.en,
            ru: "\(label): последняя запись сделана под файлом ключей версии \(version), здесь действует версия "
                + "\(inForce)" + (since.map { " (принята \($0))" } ?? "") + still.ru)
    }

    private static func removed(at cell: UInt64, _ count: Int?) -> Sentence {
        guard let count else {
            return Sentence(
                en: "something was removed before cell \(cell), and writing went on; how much cannot be told",
                ru: "перед ячейкой \(cell) что-то удалено, и запись продолжилась; сколько удалено, сказать нельзя")
        }
        return Sentence(
            en: "\(count) cell\(count == 1 ? " was" : "s were") removed at cell \(cell), and writing went on",
            ru: "у ячейки \(cell) \(russianPlural(count, "удалена", "удалены", "удалено")) \(cells(UInt64(count))), "
                + "и запись продолжилась")
    }

    private static func unreadable(_ why: UnreadableFile) -> Sentence {
        switch why {
        case .link: Sentence(en: "it is a symbolic link, which is never followed", ru: "это символическая ссылка")
        case .folder: Sentence(en: "it is a folder", ru: "это папка")
        case .special: Sentence(en: "it is a device or a pipe, not a file", ru: "это устройство или канал, а не файл")
        case .missing: Sentence(en: "there is no such file or folder", ru: "такого файла или папки нет")
        case .tooLarge(let bytes):
            Sentence(
                en: "it is larger than a log can be: \(bytes) bytes",
                ru: "файл больше, чем может быть журнал: \(bytes) Б")
        case .failed(let reason):
            Sentence(en: "it could not be read: \(reason)", ru: "файл не удалось прочитать: \(reason)")
        case .closedFolder(let reason):
            Sentence(
                en: "what lies in this folder could not be listed: \(reason)",
                ru: "не удалось увидеть, что лежит в этой папке: \(reason)")
        case .keysNotTaken:
            Sentence(
                en: "it looks like a keys file, and is damaged, or your lead coordinator did not sign it; it was not "
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
                en: "ask for a fresh copy on another stick; the damaged one can still be compared, keep it",
                ru: "попросите свежую копию на другой флешке; повреждённую не стирайте, её можно сравнить")
        case .logReplaced:
            Sentence(
                en: "ask the volunteer what happened to the laptop, and for the old log if it still exists",
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
                en: "compare keys files with the volunteer, by version; a colleague who can read should import the log",
                ru: "сверьте с волонтёром версию файла ключей; журнал пусть загрузит коллега, который может его читать")
        case .extraReader, .unknownWriter, .removedAndContinued, .twoHistories:
            Sentence(
                en: "do not delete anything; call the lead coordinator, and ask the volunteer by a way you trust "
                    + "whether somebody else had the laptop",
                ru: "ничего не удаляйте; свяжитесь с главным координатором и по надёжному каналу спросите волонтёра, "
                    + "не было ли ноутбука в чужих руках")
        case .newerVersion:
            Sentence(en: "update this program, then import again", ru: "обновите программу и загрузите журнал ещё раз")
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
                en: "check the name, and whether the stick is plugged in and can be seen in the files window; then "
                    + "repeat the command",
                ru: "проверьте имя и вставлена ли флешка: видна ли она в окне «Файлы»; затем повторите команду")
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
