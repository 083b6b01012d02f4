// What a coordinator reads about a log: the verdict in one line, what was found and where, and what to do next.
// Written for somebody who is tired and has one hand on the telephone.

/// Sentences about the state of a log.
public enum VerdictText {
    /// Stands under every verdict, the good ones too.
    public static let always = Sentence(
        en: "What nobody can tell: records written after the last known end of the log could be missing without a "
            + "trace. The volunteer's last receipt settles it.",
        ru: "Чего не может знать никто: записи после последнего известного конца журнала могли исчезнуть бесследно. "
            + "Проверить можно по последней квитанции волонтёра.")

    /// The name of a verdict.
    static func name(_ verdict: Verdict) -> Sentence {
        switch verdict {
        case .complete: Sentence(en: "complete", ru: "цел")
        case .pastCrash: Sentence(en: "complete, with a past crash", ru: "цел, был сбой")
        case .logReplaced: Sentence(en: "log replaced", ru: "журнал начат заново")
        case .unfinishedEnd: Sentence(en: "unfinished end", ru: "конец не завершён")
        case .shorterThanBefore: Sentence(en: "shorter than before", ru: "короче, чем раньше")
        case .damaged: Sentence(en: "damaged", ru: "повреждён")
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

    /// The first line about a log: the verdict, and how much of it verifies. `new` is how many records an import
    /// brought; nil where nothing was taken in.
    static func summary(_ report: LogReport, new: Int?) -> Sentence {
        let name = name(report.verdict)
        guard report.logID != nil else { return Sentence(en: "Verdict: \(name.en).", ru: "Итог: \(name.ru).") }
        guard let records = report.records else {
            return Sentence(
                en: "Structure: \(name.en), \(report.cells) cells. Without a key nobody can tell whether they are "
                    + "genuine.",
                ru: "По структуре: \(name.ru), \(cells(report.cells)). Подлинные ли они, без ключа сказать нельзя.")
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

    /// Before what to do next.
    static func todo(_ hint: Sentence) -> Sentence {
        Sentence(en: "What to do: \(hint.en).", ru: "Что делать: \(hint.ru).")
    }

    /// What was found, and where.
    static func finding(_ finding: Finding) -> Sentence {
        switch finding {
        case .pastCrash(let cells):
            Sentence(
                en: "the laptop itself recorded an interrupted write at \(place(cells).en); nothing that it had "
                    + "confirmed is lost",
                ru: "ноутбук сам отметил прерванную запись: \(place(cells).ru); подтверждённое не потеряно")
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
        case .shorterThanBefore(let held, let cells):
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
        case .unknownWriter, .revokedWriter, .extraReader, .leftOutReader, .unknownKeysFile, .notSealedToThisKey:
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
        }
    }

    /// What to do next; nil where there is nothing to do.
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

    /// What to do about a place at which there was nothing to read; nil where the verdict says it.
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
    /// What to do next; nil where there is nothing to do.
    public var hint: Sentence? { VerdictText.advice(self) }
}

extension Finding {
    /// What was found, and where.
    public var sentence: Sentence { VerdictText.finding(self) }
}

extension LogReport {
    /// The verdict and how much of the log verifies, in one line. `new` is how many records an import brought; nil
    /// where nothing was taken in.
    public func sentence(new: Int?) -> Sentence { VerdictText.summary(self, new: new) }

    /// What to do next, in one line; nil where there is nothing to do.
    public var todo: Sentence? {
        (findings.compactMap(VerdictText.advice).first ?? verdict.hint).map(VerdictText.todo)
    }
}
