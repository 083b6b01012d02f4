// Messages while a laptop records, and in its reports; those of `carry` are in CarryText.swift.

import IntakeBase

/// The messages while a laptop records, carries and reports.
package enum StationText {
    /// The keys file names no coordinator who is valid today, so no one could read the record.
    static func noReaders(_ version: Int) -> Sentence {
        Sentence(
            en: "no coordinator in keys file \(version) is valid today; nothing can be recorded",
            ru: "в файле ключей версии \(version) нет ни одного действующего координатора; запись невозможна")
    }
    static let noReadersHint = Sentence(
        en: "check this laptop's date first; if it is right, ask the lead coordinator for a current keys file, then: "
            + "intake keys adopt FILE",
        ru: "сначала проверьте дату на ноутбуке; если она верна, попросите у главного координатора действующий файл "
            + "ключей, затем: intake keys adopt ФАЙЛ")
    static let notInKeys = Sentence(
        en: "this laptop's key is not in the keys file; its records would be marked as an unknown writer's",
        ru: "ключа этого ноутбука нет в файле ключей; его записи пометят как записи неизвестного автора")
    static let notInKeysHint = Sentence(
        en: "send the lead coordinator the output of: intake setup --print",
        ru: "передайте главному координатору то, что выведет: intake setup --print")
    static func revoked(_ day: Day) -> Sentence {
        Sentence(
            en: "this laptop's key was revoked on \(day); nothing can be recorded with it",
            ru: "ключ этого ноутбука отозван \(day); записывать с ним нельзя")
    }
    static let revokedHint = Sentence(
        en: "take another laptop, and call the lead coordinator",
        ru: "возьмите другой ноутбук и свяжитесь с главным координатором")
    static let onlyCoordinator = Sentence(
        en: "this command works on a coordinator's laptop only",
        ru: "эта команда работает только на ноутбуке координатора")
    static let onlyCoordinatorHint = Sentence(
        en: "what works here: intake new, intake add CODE, intake carry FOLDER",
        ru: "здесь работают: intake new, intake add КОД, intake carry ПАПКА")
    /// Secrets could not be locked in memory.
    package static let unlockedMemory = Sentence(
        en: "the system may write this program's secrets to swap; switch swap off, or raise the limit of locked "
            + "memory (ulimit -l)",
        ru: "секреты программы могут попасть в файл подкачки; отключите подкачку или увеличьте предел закрепляемой "
            + "памяти (ulimit -l)")

    /// The author of a log, after its name. `revoked`: the day since which the laptop is revoked.
    package static func writtenBy(_ label: String, revoked: Day?) -> Sentence {
        Sentence(
            en: ", written by \(label)" + (revoked.map { " (revoked since \($0))" } ?? ""),
            ru: ", записал \(label)" + (revoked.map { " (отозван с \($0))" } ?? ""))
    }
    /// The number of saved records.
    package static func saved(_ count: Int) -> Sentence {
        Sentence(
            en: count == 1 ? "Saved: 1 request." : "Saved: \(count) requests.",
            ru: "Сохранено: \(count) \(russianPlural(count, "обращение", "обращения", "обращений")).")
    }
    /// The code for the caller.
    package static func code(_ code: String) -> Sentence {
        Sentence(en: "Case code: \(code)", ru: "Код обращения: \(code)")
    }
    /// A follow-up was saved.
    package static func savedFollowUp(_ code: String) -> Sentence {
        Sentence(en: "Saved: 1 follow-up to case \(code).", ru: "Сохранено: дополнение к обращению \(code).")
    }
    /// What to do with several codes.
    package static let readCodes = Sentence(
        en: "Write each code on its paper form. The caller gives it next time.",
        ru: "Впишите каждый код в свой бумажный бланк. В следующий раз звонящий его назовёт.")
    /// What to do with the code.
    package static let readCode = Sentence(
        en: "Read the code to the caller twice. The caller gives it next time.",
        ru: "Продиктуйте код звонящему дважды. В следующий раз звонящий его назовёт.")
    /// The log's receipt.
    package static func receipt(_ digits: String) -> Sentence {
        Sentence(en: "Receipt: \(digits)", ru: "Квитанция: \(digits)")
    }
    /// Everything is saved, but the receipt could not be computed.
    package static func noReceipt(_ cause: Sentence) -> Sentence {
        Sentence(
            en:
                "everything is saved; only the receipt could not be computed: \(cause.en). Record nothing again; "
                + "close other programs, then: intake receipt",
            ru:
                "всё сохранено, не удалось только вычислить квитанцию: \(cause.ru). Заново ничего не записывайте; закройте "
                + "другие программы и выполните intake receipt")
    }
    /// The purpose of the receipt.
    package static let readReceipt = Sentence(
        en: "Write the receipt down on paper and read it to the coordinator by telephone: it shows that nothing was "
            + "lost on the way.",
        ru: "Запишите квитанцию на бумаге и продиктуйте координатору по телефону: по ней видно, что по дороге "
            + "ничего не пропало.")
    /// What to do with the receipt now, during the shift.
    package static let keepReceipt = Sentence(
        en: "Write the last receipt down on paper; you will read it out at the end of the shift.",
        ru: "Запишите последнюю квитанцию на бумаге; продиктуете её в конце смены.")
    /// A person is in danger: the last line for the volunteer.
    package static let callNow = Sentence(
        en: "URGENT: call a coordinator now.", ru: "СРОЧНО: позвоните координатору прямо сейчас.")
    /// The record is kept in memory after a failure.
    package static let stillInMemory = Sentence(
        en: "The request is only in memory: press Enter to try again, or type d to discard it.",
        ru: "Обращение пока только в памяти. Нажмите Enter, чтобы повторить; напишите «у», чтобы удалить обращение.")
    /// The same if the disk is full.
    package static let stillInMemoryNoRoom = Sentence(
        en: "The request is only in memory. Make room on the disk, then press Enter to try again, or type d to discard "
            + "it.",
        ru: "Обращение пока только в памяти. Освободите место на диске и нажмите Enter, чтобы повторить; напишите «у», "
            + "чтобы удалить обращение.")
    /// The person ended the command while the record was in memory only.
    package static let interruptedUnsaved = Sentence(
        en: "interrupted: the request is NOT SAVED, and it is no longer in memory",
        ru: "прервано: обращение НЕ СОХРАНЕНО, в памяти его тоже больше нет")
    /// What to do about it.
    package static let interruptedUnsavedHint = Sentence(
        en: "record it again; if it cannot be saved, write it on paper and call the coordinator",
        ru: "запишите обращение заново; если сохранить не удаётся, запишите на бумаге и свяжитесь с координатором")
    /// The answer could not be printed, but its subject is saved.
    package static func notPrintedHint(_ count: Int) -> Sentence {
        Sentence(
            en: count == 1
                ? "do not record the request again: it is saved, and its code is above"
                : "do not record these requests again: they are saved, and their codes are above",
            ru: count == 1
                ? "не записывайте обращение ещё раз: оно сохранено, его код указан выше"
                : "не записывайте эти обращения ещё раз: они сохранены, их коды указаны выше")
    }
    /// The record is too long, and can be shortened.
    package static let shorten = Sentence(
        en: "Press Enter to go back and shorten it, or type d to discard the request.",
        ru: "Нажмите Enter, чтобы вернуться и сократить; напишите «у», чтобы удалить обращение.")
}
