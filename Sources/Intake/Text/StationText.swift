// What people read while a laptop records, carries and reports on itself.

/// What is said while a laptop records, carries and reports on itself.
public enum StationText {
    static func noFolder(_ path: String) -> Sentence {
        Sentence(en: "there is no folder \(path); nothing was copied", ru: "папки \(path) нет; ничего не скопировано")
    }
    static let noFolderHint = Sentence(
        en: "plug in the stick, and name the folder that it appears as",
        ru: "вставьте флешку и укажите папку, под которой она видна")
    static let nothingToCarry = Sentence(
        en: "this laptop has not recorded anything yet; intake new begins",
        ru: "на этом ноутбуке ещё ничего не записано; начните с intake new")
    static func notCarried(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "NOTHING WAS COPIED to the stick; what was recorded is still on this laptop. The last session could "
                + "not be closed: \(cause.en)",
            ru: "НА ФЛЕШКУ НИЧЕГО НЕ СКОПИРОВАНО; всё записанное осталось на этом ноутбуке. Не удалось завершить "
                + "последний сеанс: \(cause.ru)")
    }
    static func notCopied(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "NOT COPIED; the log is still on this laptop, whole: \(cause.en)",
            ru: "НЕ СКОПИРОВАНО; журнал по-прежнему цел на этом ноутбуке: \(cause.ru)")
    }
    static let notCopiedHint = Sentence(
        en: "run intake carry again, with another stick; if it fails again, call the coordinator",
        ru: "повторите intake carry с другой флешкой; если снова не получится, свяжитесь с координатором")
    static func keysNotCopied(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "the log is copied and its receipt holds, but the keys files that belong beside it are not on the "
                + "stick: \(cause.en)",
            ru: "журнал скопирован, квитанция действительна, но файлы ключей, которые должны лежать рядом, на флешку "
                + "не попали: \(cause.ru)")
    }
    static let keysNotCopiedHint = Sentence(
        en: "run intake carry again, with this stick or another one; until then the coordinator may be told that keys "
            + "are missing",
        ru: "повторите intake carry с этой или другой флешкой; до тех пор у координатора программа может сообщить, "
            + "что ключей не хватает")
    static let notCarriedHint = Sentence(
        en: "run intake carry again; if it fails again, call the coordinator",
        ru: "повторите intake carry; если снова не получится, свяжитесь с координатором")

    /// Nobody can read: the keys file names no coordinator who is valid today.
    static func noReaders(_ version: Int) -> Sentence {
        Sentence(
            en: "no coordinator of keys file \(version) is valid today; nothing can be recorded",
            ru: "в файле ключей версии \(version) нет ни одного действующего координатора; запись невозможна")
    }
    static let noReadersHint = Sentence(
        en: "ask the lead coordinator for a current keys file, then: intake keys adopt FILE",
        ru: "попросите у главного координатора действующий файл ключей, затем: intake keys adopt ФАЙЛ")
    static let notInKeys = Sentence(
        en: "this laptop's key is not in the keys file; what it records would be marked as from an unknown writer",
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
    /// Secrets could not be locked in memory.
    public static let unlockedMemory = Sentence(
        en: "the system does not let this program keep its secrets out of swap; switch swap off, or raise the limit "
            + "of locked memory (ulimit -l)",
        ru: "система не даёт программе держать секреты вне файла подкачки; отключите подкачку или увеличьте предел "
            + "закрепляемой памяти (ulimit -l)")

    /// Who wrote a log, behind its name.
    public static func writtenBy(_ label: String) -> Sentence {
        Sentence(en: ", written by \(label)", ru: ", записал \(label)")
    }
    /// How much was saved.
    public static func saved(_ count: Int) -> Sentence {
        Sentence(
            en: count == 1 ? "Saved: 1 request." : "Saved: \(count) requests.",
            ru: "Сохранено: \(count) \(russianPlural(count, "обращение", "обращения", "обращений")).")
    }
    /// The code that the caller is given.
    public static func code(_ code: String) -> Sentence {
        Sentence(en: "Case code: \(code)", ru: "Код обращения: \(code)")
    }
    /// A follow-up was saved.
    public static func savedFollowUp(_ code: String) -> Sentence {
        Sentence(en: "Saved: 1 follow-up to case \(code).", ru: "Сохранено: дополнение к обращению \(code).")
    }
    /// What to do with several codes.
    public static let readCodes = Sentence(
        en: "Write each code on its paper form. Whoever calls again names it.",
        ru: "Впишите каждый код в свой бумажный бланк. При следующем звонке человек его назовёт.")
    /// What to do with the code.
    public static let readCode = Sentence(
        en: "Read the code to the caller, twice. Whoever calls again names it.",
        ru: "Продиктуйте код звонящему дважды. При следующем звонке он его назовёт.")
    /// The log's receipt.
    public static func receipt(_ digits: String) -> Sentence {
        Sentence(en: "Receipt: \(digits)", ru: "Квитанция: \(digits)")
    }
    /// What the receipt is for.
    public static let readReceipt = Sentence(
        en: "Write the receipt down on paper and read it to the coordinator by telephone: it shows that nothing "
            + "went missing on the way.",
        ru: "Запишите квитанцию на бумаге и продиктуйте координатору по телефону: по ней видно, что по дороге "
            + "ничего не пропало.")
    /// What to do with the receipt now, while the shift goes on.
    public static let keepReceipt = Sentence(
        en: "Write the last receipt down on paper; you will read it out at the end of the shift.",
        ru: "Запишите последнюю квитанцию на бумаге; продиктуете её в конце смены.")
    /// Somebody is in danger: the last line that a volunteer reads.
    public static let callNow = Sentence(
        en: "URGENT: call a coordinator now.", ru: "СРОЧНО: позвоните координатору прямо сейчас.")
    /// A log on the stick.
    public static func copied(_ path: String, bytes: Int) -> Sentence {
        Sentence(
            en: "Copied and read back: \(path) (\(bytes / 1024) KiB)",
            ru: "Скопировано и проверено: \(path) (\(bytes / 1024) КиБ)")
    }
    /// A file of the log's name on the stick was not the log's beginning.
    public static func besideOther(_ path: String) -> Sentence {
        Sentence(
            en: "another file had the log's name on the stick; it was left as it is, and the log was copied to \(path)",
            ru: "на флешке под именем журнала лежал другой файл; он не тронут, журнал скопирован в \(path)")
    }
    /// The record is kept in memory after a failure.
    public static let stillInMemory = Sentence(
        en: "The request is still in memory, and nowhere else: press Enter to try again; d throws it away.",
        ru: "Обращение пока только в памяти. Нажмите Enter, чтобы повторить; у — стереть обращение.")
    /// The same where the disk is full.
    public static let stillInMemoryNoRoom = Sentence(
        en: "The request is still in memory, and nowhere else. Make room on the disk, then press Enter to try again; "
            + "d throws it away.",
        ru: "Обращение пока только в памяти. Освободите место на диске и нажмите Enter, чтобы повторить; "
            + "у — стереть обращение.")
    /// The person ended the command while the record was in memory only.
    public static let interruptedUnsaved = Sentence(
        en: "interrupted: the request is NOT SAVED, and it is no longer in memory",
        ru: "прервано: обращение НЕ СОХРАНЕНО, в памяти его тоже больше нет")
    /// What to do about it.
    public static let interruptedUnsavedHint = Sentence(
        en: "take the request again; if it cannot be saved, write it on paper and call the coordinator",
        ru: "примите обращение заново; если сохранить не удаётся, запишите на бумаге и свяжитесь с координатором")
    /// The answer did not arrive, and what it was about is saved.
    public static func notPrintedHint(_ count: Int) -> Sentence {
        Sentence(
            en: count == 1
                ? "do not record the request again: it is saved, and its code stands above"
                : "do not record these requests again: they are saved, and their codes stand above",
            ru: count == 1
                ? "не записывайте обращение ещё раз: оно сохранено, его код указан выше"
                : "не записывайте эти обращения ещё раз: они сохранены, их коды указаны выше")
    }
    /// The record is too long, and can be shortened.
    public static let shorten = Sentence(
        en: "Press Enter to go back and shorten it; d throws the request away.",
        ru: "Нажмите Enter, чтобы вернуться и сократить; у — стереть обращение.")
}
