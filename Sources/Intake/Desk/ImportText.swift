// Sentences for the import of logs, and for copies of the desk that changed.

import IntakeBase
import IntakeLog

/// Sentences for the import.
package enum ImportText {
    static func headsDamaged(_ path: String) -> Sentence {
        Sentence(
            en: "the desk's memory of its logs (\(path)) is changed or damaged",
            ru: "память о принятых журналах (\(path)) изменена или повреждена")
    }
    static let headsDamagedHint = Sentence(
        en: "someone may have used this laptop. Restore the file from a backup; if you cannot, move it away and "
            + "import the sticks again",
        ru: "возможно, кто-то имел доступ к ноутбуку. Восстановите файл из резервной копии; если её нет, уберите "
            + "файл и примите флешки заново")
    static func noCase(_ code: String) -> Sentence {
        Sentence(en: "no case has the code \(code)", ru: "обращения с кодом \(code) нет")
    }
    /// The typed text is not a case code.
    package static func noCode(_ text: String) -> Sentence {
        Sentence(
            en: "\(text) is not a case code: a digit is missing or wrong",
            ru: "\(text) — не код обращения: какой-то цифры не хватает или она неверна")
    }
    /// The typed text is not a receipt.
    package static let noReceipt = Sentence(
        en: "not a receipt: a receipt has 20 digits", ru: "это не квитанция: в квитанции 20 цифр")
    /// What to do about it.
    package static let noReceiptHint = Sentence(
        en: "give all five groups of four digits, in quotation marks: --receipt \"1234 5678 9012 3456 7890\"",
        ru: "укажите все пять групп по четыре цифры, в кавычках: --receipt \"1234 5678 9012 3456 7890\"")
    /// What to do about a text that is not a case code.
    package static let noCodeHint = Sentence(
        en: "ask for the code again: twelve digits, in three groups of four",
        ru: "переспросите код: двенадцать цифр, три группы по четыре")
    /// The same at the desk, also for a code without a case.
    package static let noCaseHint = Sentence(
        en: "ask for the code again: twelve digits, in three groups of four; intake queue lists the codes",
        ru: "переспросите код: двенадцать цифр, три группы по четыре; список кодов покажет intake queue")
    static func noCaseRead(_ code: String) -> Sentence {
        Sentence(
            en: "no case with the code \(code) could be found, but not all logs could be read",
            ru: "обращение с кодом \(code) не найдено, но прочитаны не все журналы")
    }
    static let noCaseReadHint = Sentence(
        en: "do what is said above, then try again; until then the case may still be there",
        ru: "сделайте то, что сказано выше, и повторите; до этого нельзя сказать, что обращения нет")
    static let noCaseSeenHint = Sentence(
        en: "an alarm about a log was put aside, and the case may be in that log: intake history names it; import a "
            + "fresh copy, then try again",
        ru: "предупреждение об одном из журналов просмотрено и скрыто, обращение может быть в нём: журнал назовёт "
            + "intake history; примите свежую копию и повторите")
    static let busy = Sentence(
        en: "another program is importing on this laptop", ru: "на этом ноутбуке уже идёт приём журналов")
    static let busyHint = Sentence(
        en: "wait until it has ended, then give this command again",
        ru: "дождитесь, пока он закончится, и повторите команду")

    /// No file was found to import.
    package static let nothingFound = Sentence(
        en: "no log was found there or in its folders, two levels deep; is it the right stick?",
        ru: "журналов нет ни там, ни в папках на два уровня глубже; та ли это флешка?")
    /// Files that were named together with logs and are not logs.
    package static func passedOver(_ count: Int) -> Sentence {
        Sentence(
            en: count == 1 ? "1 other file was skipped" : "\(count) other files were skipped",
            ru: "пропущено других файлов: \(count)")
    }
    /// A record that this program cannot decode.
    package static func quarantined(_ cell: UInt64, _ reason: Sentence) -> Sentence {
        Sentence(
            en: "the record in cell \(cell) is genuine but was put aside: \(reason.en)",
            ru: "запись в ячейке \(cell) подлинная, но отложена: \(reason.ru)")
    }
    static func exampleBook(inForce: UInt64) -> Sentence {
        Sentence(
            en:
                "this laptop used a route book with the text of the example, the desk has version \(inForce): take "
                + "that one there (intake routes adopt FILE)",
            ru:
                "этот ноутбук давал рекомендации по книге с текстом учебного примера, а здесь действует книга маршрутов версии "
                + "\(inForce): отвезите её туда (intake routes adopt ФАЙЛ)")
    }
    static func olderBook(_ version: UInt64, inForce: UInt64) -> Sentence {
        Sentence(
            en: "this laptop used route book version \(version), the desk has version \(inForce): take the newer one "
                + "there (intake routes adopt FILE)",
            ru: "этот ноутбук давал рекомендации по книге маршрутов версии \(version), а здесь действует версия "
                + "\(inForce): отвезите новую туда (intake routes adopt ФАЙЛ)")
    }
    static func otherBook(_ version: UInt64) -> Sentence {
        Sentence(
            en: "this laptop used route book version \(version), another one is in force here: ask the lead "
                + "coordinator which is the newest, and adopt it on both",
            ru: "этот ноутбук давал рекомендации по книге маршрутов версии \(version), здесь действует другая: "
                + "уточните у главного координатора, какая новее, и примите её на обоих")
    }
    static let bookNotCompared = Sentence(
        en: "this laptop's route book was not compared: yours could not be read; check with: intake routes show",
        ru: "книга маршрутов этого ноутбука не сверена: не удалось прочитать вашу; проверьте: intake routes show")
    /// For a file that begins as one log and continues as another.
    package static let mixed = Sentence(
        en: "Nothing of this file was imported: it is not one complete log. Ask the volunteer for a new copy.",
        ru: "Из этого файла ничего не принято: это не один целый журнал. Попросите у волонтёра новую копию.")

    /// Not all records of a log count.
    package static func counted(_ records: CountedRecords) -> Sentence {
        Sentence(
            en: "Records of this log that count here: \(records.counting) of \(records.held).",
            ru: "Засчитываются записи этого журнала: \(records.counting) из \(records.held).")
    }
    /// Whether the receipt from the telephone matches. `isWhole`: all records of the log verify.
    package static func receipt(_ match: ReceiptMatch, isWhole: Bool) -> Sentence {
        switch match {
        case .head where !isWhole, .earlier where !isWhole:
            Sentence(
                en: "The receipt matches this log, but not every record is valid: see above.",
                ru: "Квитанция совпадает с этим журналом, но проверку прошли не все записи: смотрите выше.")
        case .head:
            Sentence(
                en: "The receipt matches: this is all that the volunteer recorded.",
                ru: "Квитанция совпадает: это всё, что записал волонтёр.")
        case .earlier:
            Sentence(
                en: "The receipt matches an earlier end of this log: more was recorded after it.",
                ru: "Квитанция совпадает с более ранним концом журнала: после неё запись продолжалась.")
        case .notAmongLast:
            Sentence(
                en: "The receipt matches no log here; of long ones, only the last \(LogFile.maxEnds) session ends were "
                    + "tried. Ask the volunteer for the last receipt.",
                ru: "Квитанция не подходит ни к одному из этих журналов; у длинных проверены только последние концы "
                    + "сеанса (\(LogFile.maxEnds)). Попросите у волонтёра последнюю квитанцию.")
        case .none:
            Sentence(
                en: "The receipt matches no log here. Ask the volunteer to read it again; if it still does not match, "
                    + "records are missing.",
                ru: "Квитанция не подходит ни к одному из этих журналов. Попросите волонтёра прочитать её ещё раз; "
                    + "если снова не подойдёт, записей не хватает.")
        }
    }
    /// The coordinator's own log could not be read whole.
    package static func ownUnread(_ name: String) -> Sentence {
        Sentence(
            en: "your own log \(name) was not read to the end: decisions and requests in it may be missing here. Run "
                + "the command again; if this repeats, keep this laptop as it is and call the lead coordinator",
            ru: "ваш собственный журнал \(name) прочитан не полностью: здесь могут отсутствовать решения и "
                + "обращения из него. Повторите команду; если это повторится, ничего не меняйте на ноутбуке и свяжитесь с главным "
                + "координатором")
    }
    /// The desk could not be read again after an import.
    package static func notCounted(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "the logs are imported, but how many of their records count could not be read: \(cause.en)",
            ru: "журналы приняты, но сколько записей засчитывается, прочитать не удалось: \(cause.ru)")
    }
    /// The logs are imported, but the coordinator's own log does not say so.
    package static func notNoted(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "the logs are imported, but your own log does not say so yet: \(cause.en)",
            ru: "журналы приняты, но в вашем журнале это ещё не отмечено: \(cause.ru)")
    }
    /// What to do after that.
    package static func notNotedHint(_ cause: Sentence?) -> Sentence {
        Sentence(
            en: (cause.map { $0.en + "; then " } ?? "") + "import once more, before a keys file revokes a laptop",
            ru: (cause.map { $0.ru + "; затем " } ?? "")
                + "примите журналы ещё раз до того, как файл ключей отзовёт чей-либо ноутбук")
    }
    /// The desk's copy changed since its import.
    package static func changedHere(_ name: String) -> Sentence {
        Sentence(
            en: "the desk's own copy of log \(name) has changed since its import; import the stick again",
            ru: "копия журнала \(name) на этом ноутбуке изменилась после приёма; примите флешку ещё раз")
    }
}
