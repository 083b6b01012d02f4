// Sentences of `status` about a laptop.

import IntakeBase
import IntakeLog
import IntakeTriage

/// Sentences about the state of a laptop.
package enum StatusText {
    /// The label and the role of the laptop.
    package static func laptop(_ card: IdentityCard) -> Sentence {
        let ru = card.role == .volunteer ? "волонтёр" : "координатор"
        return Sentence(en: "Laptop: \(card.label), \(card.role.rawValue)", ru: "Ноутбук: \(card.label), \(ru)")
    }
    /// The keys in force and their age.
    package static func keys(_ keys: KeysFile, adopted: Day?, on day: Day) -> Sentence {
        let readers = keys.recipients(on: day).map(\.label.description).joined(separator: ", ")
        let age = adopted.map { ago($0, on: day) }
        return Sentence(
            en: "Keys: version \(keys.version)" + (age.map { ", adopted \($0.en)" } ?? "")
                + "; can read: \(readers.isEmpty ? "no one" : readers)",
            ru: "Ключи: версия \(keys.version)" + (age.map { ", приняты \($0.ru)" } ?? "")
                + "; читать могут: \(readers.isEmpty ? "никто" : readers)")
    }
    /// How long ago a day was. If the clock was set back, the day is in the future, and the sentence says so.
    static func ago(_ day: Day, on today: Day) -> Sentence {
        let days = day.days(until: today)
        switch days {
        case 0: return Sentence(en: "today", ru: "сегодня")
        case 1...:
            return Sentence(
                en: "\(days) day\(days == 1 ? "" : "s") ago",
                ru: "\(days) \(russianPlural(days, "день", "дня", "дней")) назад")
        default:
            return Sentence(
                en: "in the future: is this laptop's clock right?", ru: "дата в будущем: верны ли часы ноутбука?")
        }
    }
    /// The number of logs on a coordinator's desk.
    package static func desk(_ count: Int) -> Sentence {
        Sentence(
            en: "Desk: \(count) log\(count == 1 ? "" : "s") imported",
            ru: "Принято журналов: \(count)")
    }
    /// No keys are in force.
    package static let noKeys = Sentence(
        en: "Keys: none in force; nothing can be recorded. Next: intake keys adopt FILE",
        ru: "Ключи: не приняты, запись невозможна. Дальше: intake keys adopt ФАЙЛ")
    /// A problem that must be solved first, and how.
    package static func obstacle(_ what: Sentence, hint: Sentence?) -> Sentence {
        Sentence(
            en: what.en + (hint.map { ". Next: \($0.en)" } ?? ""),
            ru: what.ru + (hint.map { ". Дальше: \($0.ru)" } ?? ""))
    }
    /// The route book in force and its age; `adopted` is the day of the adoption. `isExample`: none was ever adopted.
    package static func book(_ book: RouteBook, isExample: Bool, adopted: Day?, on day: Day) -> Sentence {
        let age = ago(book.newestCheck, on: day)
        let (overdue, facts) = (BookDay(book, on: day).overdue.count, book.facts.count)
        let since = adopted.map { ago($0, on: day) }
        let which =
            isExample
            ? Sentence(
                en: "none adopted; the example answers, for exercises only",
                ru: "не принята; отвечает учебный пример, только для упражнений")
            : Sentence(
                en: "version \(book.stamp.version)" + (since.map { ", adopted \($0.en)" } ?? "")
                    + (book.stamp.example ? ", marked as an example" : ""),
                ru: "версия \(book.stamp.version)" + (since.map { ", принята \($0.ru)" } ?? "")
                    + (book.stamp.example ? ", помечена как учебный пример" : ""))
        return Sentence(
            en: "Route book: \(which.en); newest check \(book.newestCheck), \(age.en); "
                + (overdue == 0 ? "no fact overdue today" : "\(overdue) of \(facts) facts overdue today"),
            ru: "Книга маршрутов: \(which.ru); последняя проверка \(book.newestCheck), \(age.ru); "
                + (overdue == 0 ? "просроченных фактов нет" : "просрочено фактов: \(overdue) из \(facts)"))
    }
    /// Nothing was recorded yet.
    package static let noLog = Sentence(en: "Log: nothing recorded yet", ru: "Журнал: записей ещё нет")
    /// What the log contains, as far as it can be seen without a key.
    package static func log(_ log: Bytes16, _ report: LogReport) -> Sentence {
        let size = report.cells * 4
        // Without a key the crash is only a claim in the log, which anyone could have written.
        let isClaimed = report.findings.contains { if case .claimedCrash = $0 { true } else { false } }
        let verdict =
            isClaimed && report.verdict == .pastCrash
            ? Sentence(
                en: "no visible damage, an interrupted write is noted",
                ru: "повреждений не видно, отмечена прерванная запись")
            : report.verdict.sentence
        return Sentence(
            en: "Log \(log.hex.prefix(8)): \(size) KiB, \(verdict.en)",
            ru: "Журнал \(log.hex.prefix(8)): \(size) КиБ, \(verdict.ru)")
    }
    /// The system swaps to a disk.
    package static let swapOn = Sentence(
        en: "swap is on: what you type may reach the disk unencrypted. Switch it off: sudo swapoff -a",
        ru: "включена подкачка: набранный текст может попасть на диск незашифрованным. Отключите: sudo swapoff -a")
    /// It could not be found out whether the system swaps to a disk.
    package static let swapUnknown = Sentence(
        en: "could not find out whether swap is on; check with: swapon --show",
        ru: "не удалось узнать, включена ли подкачка; проверьте: swapon --show")
    /// A protection of the process that the system did not grant.
    package static func gap(_ gap: HardeningGap) -> Sentence {
        switch gap {
        case .coreDumps:
            Sentence(
                en: "the system does not allow core files to be off",
                ru: "система не даёт отключить файлы аварийных дампов")
        case .dumpable:
            Sentence(
                en: "the system lets other programs of this user read this program's memory",
                ru: "другие программы этого пользователя могут читать память этой программы")
        }
    }
}

extension HardeningGap {
    /// The sentence for people.
    package var sentence: Sentence { StatusText.gap(self) }
}
