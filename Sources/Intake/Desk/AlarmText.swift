// Sentences for a log that is not whole: one short line says which log, what is wrong, and what to do.

import IntakeBase
import IntakeLog

/// Sentences of the desk's alarms.
enum AlarmText {
    /// The line about a log, for the most serious of its troubles.
    static func line(_ alarm: Alarm) -> Sentence {
        let name = VisibleText.line(alarm.name)
        switch alarm.troubles.first {
        case .changed: return ImportText.changedHere(name)
        case .ownUnread: return ImportText.ownUnread(name)
        case .unread(let error): return unread(error, isOwn: alarm.isOwn)
        case .missing, .verdict, .putAside, nil: break
        }
        let who = alarm.author.map { " (\(VisibleText.line($0)))" } ?? ""
        let whats = alarm.troubles.map(what)
        let todo = alarm.troubles.first.map(todo) ?? importAgain
        // The log may be whole: only its laptop is revoked, or in no keys file.
        if alarm.troubles == [.verdict(.unknownWriter)], let author = alarm.author, author.hasPrefix("?") {
            let label = VisibleText.line(String(author.dropFirst()))
            return label.count == 8 && label.allSatisfy(\.isHexDigit)
                ? Sentence(
                    en: "records of \(author), a laptop that no keys file here lists, do not count: log \(name). "
                        + "Next: \(todo.en)",
                    ru: "записи \(author) не засчитываются: этого ноутбука нет в файлах ключей; журнал \(name). "
                        + "Дальше: \(todo.ru)")
                : Sentence(
                    en: "\(label)'s records do not count, but for those imported before it was revoked: log \(name). "
                        + "Next: \(todo.en)",
                    ru: "записи \(label) не засчитываются, кроме принятых до отзыва ноутбука: журнал \(name). Дальше: "
                        + todo.ru)
        }
        return Sentence(
            en: "log \(name)\(who) is not complete here: \(whats.map(\.en).joined(separator: ", ")). Next: \(todo.en)",
            ru: "журнал \(name)\(who) здесь не цел: \(whats.map(\.ru).joined(separator: ", ")). Дальше: \(todo.ru)")
    }

    private static func what(_ trouble: Trouble) -> Sentence {
        switch trouble {
        case .missing: Sentence(en: "its file is missing", ru: "его файл исчез")
        case .changed: Sentence(en: "changed since its import", ru: "изменился после приёма")
        case .ownUnread: Sentence(en: "not read to the end", ru: "прочитан не полностью")
        case .unread: Sentence(en: "could not be read", ru: "не удалось прочитать")
        case .verdict(let verdict): VerdictText.name(verdict)
        case .putAside(let count):
            Sentence(
                en: "\(count) record\(count == 1 ? "" : "s") put aside",
                ru: "\(russianPlural(count, "отложена", "отложены", "отложено")) \(count) "
                    + russianPlural(count, "запись", "записи", "записей"))
        }
    }

    private static func unread(_ error: FileError, isOwn: Bool) -> Sentence {
        let next =
            isOwn
            ? Sentence(
                en: "keep this laptop as it is and call the lead coordinator",
                ru: "ничего не меняйте на ноутбуке и свяжитесь с главным координатором")
            : Sentence(en: "import this log again from its stick", ru: "примите этот журнал с флешки ещё раз")
        return Sentence(
            en: "\(error.sentence.en). Records of this log may be missing here. Next: run the command again; if this "
                + "repeats, this laptop's own disk fails: \(next.en)",
            ru: "\(error.sentence.ru). Записей этого журнала здесь может не хватать. Дальше: повторите команду; если "
                + "это повторится, отказывает диск самого ноутбука: \(next.ru)")
    }

    private static let importAgain = Sentence(
        en: "import it again from the stick", ru: "примите его с флешки ещё раз")

    private static func todo(_ trouble: Trouble) -> Sentence {
        switch trouble {
        case .missing, .changed, .ownUnread, .unread: importAgain
        case .putAside: Sentence(en: "update this program", ru: "обновите программу")
        case .verdict(.logReplaced):
            Sentence(en: "import the earlier log too", ru: "примите и предыдущий журнал")
        case .verdict(.unknownKeysFile):
            Sentence(
                en: "import it with the keys file from its stick; until then its follow-ups do not count",
                ru: "примите его вместе с файлом ключей с той же флешки; до этого дополнения из него не учитываются")
        case .verdict(.newerVersion): Sentence(en: "update this program", ru: "обновите программу")
        case .verdict(.notSealedToThisKey):
            Sentence(
                en: "a colleague who can read it must import it",
                ru: "пусть его примет коллега, который может его читать")
        case .verdict(.damaged), .verdict(.unfinishedEnd), .verdict(.empty), .verdict(.notALog), .verdict(.unreadable):
            Sentence(
                en: "import a fresh copy; requests may be missing",
                ru: "примите свежую копию; обращений может не хватать")
        case .verdict: Sentence(en: "call the lead coordinator", ru: "свяжитесь с главным координатором")
        }
    }

    // MARK: In `status`, which has only the words of the note

    /// A word of the note, for people.
    static func word(_ word: String) -> Sentence {
        if let verdict = Verdict(rawValue: word) { return VerdictText.name(verdict) }
        switch word {
        case Trouble.missing.word: return what(.missing)
        case Trouble.changed.word: return what(.changed)
        case Trouble.ownUnread.word: return what(.ownUnread)
        case "read error": return Sentence(en: "could not be read", ru: "не удалось прочитать")
        case Trouble.putAside(0).word: return Sentence(en: "records put aside", ru: "есть отложенные записи")
        // A word of a newer version of this program.
        default: return Sentence(en: VisibleText.line(word), ru: VisibleText.line(word))
        }
    }

    static func noted(_ name: String, _ words: [String]) -> Sentence {
        let (name, words) = (VisibleText.line(name), words.map(word))
        return Sentence(
            en: "log \(name) is not complete here: \(words.map(\.en).joined(separator: ", ")). What to do: intake "
                + "queue",
            ru: "журнал \(name) здесь не цел: \(words.map(\.ru).joined(separator: ", ")). Что делать: intake queue")
    }

    static func notLookedAt(_ name: String) -> Sentence {
        let name = VisibleText.line(name)
        return Sentence(
            en: "log \(name) has changed since the last check: run intake queue",
            ru: "журнал \(name) изменился после последней проверки: выполните intake queue")
    }

    static let noNote = Sentence(
        en: "the note of the last check of the logs is missing or damaged: run intake queue",
        ru: "запись о последней проверке журналов пропала или повреждена: выполните intake queue")

    static let otherHeads = Sentence(
        en: "the desk's memory of its logs has changed: run intake queue",
        ru: "память о принятых журналах изменилась: выполните intake queue")

    static func keysGone(_ version: String) -> Sentence {
        Sentence(
            en: "keys file \(version), used by logs here, is missing or damaged: import the sticks again, then run "
                + "intake queue",
            ru: "файл ключей версии \(version), с которым велись журналы, пропал или повреждён: примите флешки ещё раз "
                + "и выполните intake queue")
    }
}

extension Alarm {
    /// The line for people.
    package var sentence: Sentence { AlarmText.line(self) }
}
