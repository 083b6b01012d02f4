// What people read about writing a log.

import IntakeBase

enum LogText {
    static func error(_ error: LogError) -> Sentence {
        switch error {
        case .busy(let holder):
            Sentence(
                en: "another program uses the log: \(holder)",
                ru: "журнал занят другой программой: \(holder)")
        case .notOurs(let path):
            Sentence(
                en: "\(VisibleText.line(path)) is not a regular file of this program",
                ru: "\(VisibleText.line(path)) — не обычный файл этой программы")
        case .tooLong(let bytes, let limit):
            Sentence(
                en: "the request is too long: \(bytes) bytes, at most \(limit) fit; nothing was recorded",
                ru: "обращение слишком длинное: \(bytes) Б, помещается не больше \(limit) Б; ничего не записано")
        case .notSaved(let cause, _):
            Sentence(
                en: "NOT SAVED: \(cause.sentence.en)",
                ru: "НЕ СОХРАНЕНО: \(cause.sentence.ru)")
        case .restNotSaved(let rest, let total, let cause, _, _):
            restNotSaved(rest, total, cause.sentence)
        case .notClosed(let cause):
            Sentence(
                en: "everything is saved, but the end of the session is not: \(cause.sentence.en)",
                ru: "все обращения записаны, не удалось только завершить сеанс: \(cause.sentence.ru)")
        case .notEnded(let cause):
            Sentence(
                en: "nothing was recorded; only the session could not be ended: \(cause.sentence.en)",
                ru: "ничего не записано; не удалось только завершить сеанс: \(cause.sentence.ru)")
        case .ended:
            Sentence(
                en: "NOT SAVED: an earlier write failed; the log must be opened again",
                ru: "НЕ СОХРАНЕНО: предыдущая запись не удалась, журнал нужно открыть заново")
        case .rootChanged:
            Sentence(
                en: "this laptop's root key is not the one it last recorded with; recording stops here",
                ru: "корневой ключ на этом ноутбуке не тот, с которым велась запись раньше; запись остановлена")
        case .keysOlder(let version, let seen):
            Sentence(
                en: "the keys file is version \(version), but this laptop has already recorded with version \(seen); "
                    + "recording stops here",
                ru: "файл ключей — версия \(version), а этот ноутбук уже вёл запись с версией \(seen); запись "
                    + "остановлена")
        case .readers(let count):
            Sentence(
                en: "the keys file has \(count) coordinators who can read; it needs 1 to 8; recording stops here",
                ru: "в файле ключей координаторов, которые могут читать: \(count), а нужно от 1 до 8; запись "
                    + "остановлена")
        }
    }

    private static func restNotSaved(_ rest: [Int], _ total: Int, _ cause: Sentence) -> Sentence {
        guard areLast(rest, of: total) else {
            let list = NumberRuns.text(rest)
            return Sentence(
                en: "NOT SAVED: forms \(list.en) of \(total): \(cause.en)",
                ru: "НЕ СОХРАНЕНО: обращения \(list.ru) из \(total): \(cause.ru)")
        }
        let count = rest.count
        let requests = russianPlural(total, "обращения", "обращений", "обращений")
        return Sentence(
            en: "NOT SAVED: the last \(count == 1 ? "" : "\(count) ")of \(total) requests: \(cause.en)",
            ru: count == 1
                ? "НЕ СОХРАНЕНО последнее из \(total) \(requests): \(cause.ru)"
                : "НЕ СОХРАНЕНО: последние обращения, \(count) из \(total): \(cause.ru)")
    }

    /// Whether the records with these numbers are the last ones: then the codes of all others were shown before.
    private static func areLast(_ rest: [Int], of total: Int) -> Bool { rest.first == total - rest.count + 1 }

    static func hint(_ error: LogError) -> Sentence? {
        switch error {
        case .busy:
            Sentence(
                en: "finish or close that program, then try again",
                ru: "завершите или закройте ту программу и повторите")
        case .notSaved(let cause, let arrival): remedy(cause, arrival)
        case .restNotSaved(let rest, let total, let cause, let arrival, let remainder):
            restHint(rest, total, remedy(cause, arrival), remainder)
        case .notClosed(let cause) where cause.isMediumFailing:
            Sentence(
                en: "type nothing again; but this laptop's own disk fails: run intake carry FOLDER now, and call the "
                    + "coordinator",
                ru: "вводить заново ничего не нужно, но диск ноутбука отказывает: сейчас же выполните intake carry "
                    + "ПАПКА и свяжитесь с координатором")
        case .notClosed:
            Sentence(
                en: "type nothing again: the next request, or intake carry FOLDER, ends the session",
                ru: "вводить заново ничего не нужно: сеанс завершит следующее обращение или intake carry ПАПКА")
        case .notEnded:
            Sentence(
                en: "the next request, or intake carry FOLDER, ends the session; if that fails too, call the "
                    + "coordinator",
                ru: "сеанс завершит следующее обращение или intake carry ПАПКА; если и это не получится, свяжитесь с "
                    + "координатором")
        case .ended:
            Sentence(en: "start the command again", ru: "запустите команду ещё раз")
        case .tooLong:
            Sentence(
                en: "shorten the notes, or use two requests", ru: "сократите заметки или разделите на два обращения")
        case .rootChanged, .keysOlder:
            Sentence(
                en: "do not record on this laptop; call the lead coordinator: someone may have changed it",
                ru: "не записывайте обращения на этом ноутбуке и свяжитесь с главным координатором: кто-то мог его "
                    + "изменить")
        case .notOurs:
            Sentence(
                en: "do not delete it; call the coordinator",
                ru: "не удаляйте его; свяжитесь с координатором")
        case .readers:
            Sentence(
                en: "ask the lead coordinator for a current keys file, then: intake keys adopt FILE",
                ru: "попросите у главного координатора действующий файл ключей, затем: intake keys adopt ФАЙЛ")
        }
    }

    /// What to do about the cause that kept a record from being saved, and what may have happened to the record anyway.
    private static func remedy(_ cause: any Explained, _ arrival: LogError.Arrival) -> Sentence {
        let remedy =
            ((cause as? FileError).map(\.hintAtHome) ?? cause.hint)
            ?? Sentence(
                en: "try again; if it fails again, call the coordinator",
                ru: "повторите; если снова не получится, свяжитесь с координатором")
        switch arrival {
        case .never: return remedy
        case .once:
            return Sentence(
                en: remedy.en + ". It may be in the log anyway: if you try again, it stays one request; if you type "
                    + "it again, it can come twice",
                ru: remedy.ru + ". Возможно, оно всё же попало в журнал: при повторе обращение останется одним, а "
                    + "набранное заново может прийти дважды")
        case .onceWithoutAgain:
            return Sentence(
                en: remedy.en + ". It may be in the log anyway: give the same command without --again, and it stays "
                    + "one request; with --again it can come twice",
                ru: remedy.ru + ". Возможно, оно всё же попало в журнал: повторите ту же команду, но без --again, и "
                    + "обращение останется одним; с --again оно может прийти дважды")
        case .twice:
            return Sentence(
                en: remedy.en + ". It may be in the log anyway: given again, it can come twice; tell the coordinator",
                ru: remedy.ru + ". Возможно, оно всё же попало в журнал: после повтора оно может прийти дважды; "
                    + "предупредите координатора")
        }
    }

    /// What to do about the rest. If the whole file is entered again, each saved request becomes a second case.
    private static func restHint(
        _ rest: [Int], _ total: Int, _ remedy: Sentence, _ remainder: LogError.Remainder
    ) -> Sentence {
        let areLast = areLast(rest, of: total)
        let isAlone = remainder == .alone
        let saved = Sentence(
            en: (areLast ? "the requests with a code above are saved" : "the others are saved, now or before")
                + (isAlone ? ": do not record them again" : "") + (areLast ? ". For the others" : ". For these"),
            ru: (areLast ? "обращения, для которых выше есть код, сохранены" : "остальные сохранены, сейчас или раньше")
                + (isAlone ? ": не записывайте их ещё раз" : "")
                + (areLast ? ". С остальными так" : ". С названными так"))
        let then = isAlone && areLast ? last(rest.count) : remainder.remedy(for: rest)
        return Sentence(
            en: "\(saved.en): \(remedy.en). Then \(then.en)", ru: "\(saved.ru): \(remedy.ru). Потом \(then.ru)")
    }

    private static func last(_ count: Int) -> Sentence {
        Sentence(
            en: "give the command only the last \(count == 1 ? "request" : "\(count) requests")",
            ru: "передайте команде только " + (count == 1 ? "последнее обращение" : "последние обращения (\(count))"))
    }

    static func notice(_ notice: LogNotice) -> Sentence {
        switch notice {
        case .caughtUp(let first, let last):
            Sentence(
                en: "an earlier write was interrupted (cells \(first) to \(last)); the log notes it and continues",
                ru: "прошлая запись была прервана (ячейки с \(first) по \(last)); журнал это отмечает и продолжается")
        case .acknowledgedGone(let log):
            Sentence(
                en: "records that had been saved are missing from log \(log.hex.prefix(8)); a new log was begun. "
                    + "Call the coordinator; delete nothing on this laptop",
                ru: "в журнале \(log.hex.prefix(8)) не хватает сохранённых записей; начат новый журнал. "
                    + "Свяжитесь с координатором и ничего не удаляйте с ноутбука")
        case .tooMuchUnconfirmed(let log):
            Sentence(
                en:
                    "log \(log.hex.prefix(8)) has much after its last saved record that was never confirmed; a new "
                    + "log was begun. Nothing saved is missing. Tell the coordinator, and carry both logs",
                ru: "после последней сохранённой записи в журнале \(log.hex.prefix(8)) много неподтверждённых данных; "
                    + "начат новый журнал. Всё сохранённое на месте. Сообщите координатору и перенесите оба журнала")
        case .stateLost(let log):
            Sentence(
                en: "this laptop's memory of log \(log.hex.prefix(8)) is missing or damaged; a new log was "
                    + "begun. Tell the coordinator",
                ru: "память ноутбука о журнале \(log.hex.prefix(8)) пропала или повреждена; начат новый журнал. "
                    + "Сообщите координатору")
        case .full(let log):
            Sentence(
                en: "log \(log.hex.prefix(8)) is full; a new log was begun. Nothing is lost",
                ru: "журнал \(log.hex.prefix(8)) заполнен; начат новый. Ничего не потеряно")
        case .clockBack(let seconds):
            Sentence(
                en: "this laptop's clock went back by \(span(seconds).en) since the last record; set it right",
                ru: "после последней записи часы ноутбука перевели назад на \(span(seconds).ru); поправьте их")
        case .clockBeforeKeys(let today, let known):
            Sentence(
                en: "this laptop's clock says \(today), but its keys file has the day \(known); set the clock right",
                ru: "часы ноутбука показывают \(today), а в файле ключей уже есть дата \(known); поправьте часы")
        }
    }

    /// A duration in the largest unit that is precise enough.
    static func span(_ seconds: Int64) -> Sentence {
        switch seconds {
        case ..<7200: Sentence(en: "\(seconds / 60) min", ru: "\(seconds / 60) мин")
        case ..<172_800: Sentence(en: "\(seconds / 3600) h", ru: "\(seconds / 3600) ч")
        default: Sentence(en: "\(seconds / 86_400) days", ru: "\(seconds / 86_400) дн.")
        }
    }
}

extension LogError.Remainder {
    /// What to do about the rest.
    package func remedy(for rest: [Int]) -> Sentence {
        switch self {
        case .sameCommand:
            Sentence(
                en: "give the same command again: it continues where it stopped, saves nothing twice",
                ru: "повторите ту же команду: она продолжит с места остановки и ничего не запишет дважды")
        case .withoutAgain:
            Sentence(
                en: "give the same command, without --again: it continues where it stopped, saves nothing twice",
                ru: "повторите ту же команду, но без --again: она продолжит с места остановки и ничего не запишет "
                    + "дважды")
        case .alone:
            Sentence(
                en: "give the command only forms \(NumberRuns.text(rest).en): the others are saved",
                ru: "передайте команде только обращения \(NumberRuns.text(rest).ru): остальные сохранены")
        }
    }
}
