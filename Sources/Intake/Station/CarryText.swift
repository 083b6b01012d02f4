// Messages of `carry`.

import IntakeBase

/// The messages of `carry`.
package enum CarryText {
    static func noFolder(_ path: String) -> Sentence {
        Sentence(en: "there is no folder \(path); nothing was copied", ru: "папки \(path) нет; ничего не скопировано")
    }
    static let noFolderHint = Sentence(
        en: "plug in the stick and name its folder, for example /media/stick",
        ru: "вставьте флешку и укажите её папку, например /media/stick")
    static func ownFolder(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) belongs to this laptop's own folder; nothing was copied",
            ru: "\(path) — часть папки самого ноутбука; ничего не скопировано")
    }
    static let declined = Sentence(en: "nothing was copied", ru: "ничего не скопировано")
    static let nothing = Sentence(
        en: "this laptop has not recorded anything yet; begin with intake new",
        ru: "на этом ноутбуке ещё ничего не записано; начните с intake new")
    static let logGone = Sentence(
        en: "this laptop had a log, and the log is gone: what was recorded here may be lost",
        ru: "на этом ноутбуке был журнал, но его больше нет: записанное здесь могло пропасть")
    static let logGoneHint = Sentence(
        en: "keep the laptop as it is, and call the coordinator",
        ru: "ничего не меняйте на ноутбуке и свяжитесь с координатором")
    static let lockedHint = Sentence(
        en: "check the keyboard's language and Caps Lock; to copy the log as it is, without the passphrase: intake "
            + "carry FOLDER --as-is",
        ru: "проверьте раскладку и Caps Lock; скопировать журнал как есть, без парольной фразы: intake carry ПАПКА "
            + "--as-is")
    static func notCopied(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "NOT COPIED; the log on this laptop is complete: \(cause.en)",
            ru: "НЕ СКОПИРОВАНО; журнал на этом ноутбуке цел: \(cause.ru)")
    }
    static func notRead(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "NOT COPIED; the log cannot be read from this laptop's disk: \(cause.en)",
            ru: "НЕ СКОПИРОВАНО; журнал не читается с диска ноутбука: \(cause.ru)")
    }
    static let notCopiedHint = Sentence(
        en: "run intake carry FOLDER again, with another stick; if it fails again, call the coordinator",
        ru: "повторите intake carry ПАПКА с другой флешкой; если снова не получится, свяжитесь с координатором")
    static let notCarriedHint = Sentence(
        en: "run intake carry FOLDER again; if it fails again, call the coordinator",
        ru: "повторите intake carry ПАПКА; если снова не получится, свяжитесь с координатором")
    static func keysNotCopied(_ cause: Sentence) -> Sentence {
        Sentence(
            en: "the log is copied and its receipt is valid, but the keys files for it are not on the stick: "
                + "\(cause.en)",
            ru: "журнал скопирован, квитанция действительна, но файлы ключей к нему на флешку не попали: \(cause.ru)")
    }
    static let keysNotCopiedHint = Sentence(
        en: "run intake carry FOLDER again, with this stick or another one; until then the coordinator may see that "
            + "keys are missing",
        ru: "повторите intake carry ПАПКА с этой или другой флешкой; до тех пор программа координатора может "
            + "сообщить, что ключей не хватает")

    /// Asked if there is no passphrase.
    package static let asIsQuestion = Sentence(
        en: "Without the passphrase the log can be copied as it is. Nothing is lost; the coordinator's program will "
            + "say that the log is not closed, or keys files are missing. Copy it this way?",
        ru: "Без парольной фразы журнал можно скопировать как есть. Ничего не пропадёт; программа координатора "
            + "предупредит, что журнал не закрыт или нет файлов ключей. Скопировать так?")
    /// The folder may be the mount point of a stick that is not plugged in.
    package static func ownDisk(_ path: String) -> Sentence {
        Sentence(
            en:
                "\(path) is not a stick: it is on this laptop's own disk or in its memory. If it should be a stick, "
                + "it is not plugged in, or not opened yet",
            ru: "\(path) — не флешка: папка находится на диске или в памяти самого ноутбука. Если это должна быть "
                + "флешка, она не вставлена или ещё не открыта")
    }
    /// The same as a question.
    package static func ownDiskQuestion(_ path: String) -> Sentence {
        let said = ownDisk(path)
        return Sentence(en: said.en + ". Copy there anyway?", ru: said.ru + ". Всё равно скопировать туда?")
    }
    /// The log was copied without a key; with the reason, if that was not requested.
    package static func asIs(_ reason: Sentence?, isClosed: Bool, isWhole: Bool) -> Sentence {
        let why = reason.map { Sentence(en: " (\($0.en))", ru: " (\($0.ru))") } ?? Sentence(en: "", ru: "")
        guard isClosed else {
            return Sentence(
                en: "the log was copied, but it is NOT CLOSED\(why.en): tell the coordinator; the receipt is valid",
                ru: "журнал скопирован, но НЕ ЗАКРЫТ\(why.ru): предупредите координатора; квитанция действительна")
        }
        // A sentence of its own says what is wrong with it.
        guard isWhole else {
            return Sentence(en: "the log was copied as it is\(why.en)", ru: "журнал скопирован как есть\(why.ru)")
        }
        return Sentence(
            en: "the log was copied as it is\(why.en); it is complete, the receipt is valid",
            ru: "журнал скопирован как есть\(why.ru); он цел, квитанция действительна")
    }
    /// There was no key for sealing the keys files.
    package static let keysNotMade = Sentence(
        en: "the keys files for this log were not made; the coordinator may see that keys are missing",
        ru: "файлы ключей к этому журналу не созданы; программа координатора может сообщить, что ключей не хватает")
    /// A log other than this laptop's current one has no end.
    package static func withoutEnd(_ path: String) -> Sentence {
        Sentence(
            en: "the log in \(path) was not closed, because of a crash; tell the coordinator",
            ru: "журнал \(path) не закрыт из-за сбоя: предупредите координатора")
    }
    /// The log at home is not whole.
    package static func notWhole(_ path: String, _ finding: Sentence) -> Sentence {
        Sentence(
            en: "the log on this laptop is damaged, and so is its copy \(path): \(finding.en). Keep the laptop as it "
                + "is, and call the coordinator",
            ru: "журнал на этом ноутбуке повреждён, и его копия \(path) тоже: \(finding.ru). Ничего не меняйте на "
                + "ноутбуке и свяжитесь с координатором")
    }
    /// The laptop's disk could not read all of the log.
    package static func unread(_ path: String, cells: Int) -> Sentence {
        Sentence(
            en: "\(cells) cell\(cells == 1 ? "" : "s") could not be read from this laptop's disk: records may be "
                + "missing in the copy \(path). Keep the laptop as it is, and call the coordinator",
            ru: "с диска этого ноутбука не читаются ячейки (\(cells)): в копии \(path) могут отсутствовать записи. "
                + "Ничего не меняйте на ноутбуке и свяжитесь с координатором")
    }
    /// A log on the stick.
    package static func copied(_ path: String, bytes: Int) -> Sentence {
        Sentence(
            en: "Copied and read back: \(path) (\(bytes / 1024) KiB)",
            ru: "Скопировано и проверено: \(path) (\(bytes / 1024) КиБ)")
    }
    /// The file with the log's name on the stick is not a prefix of the log.
    package static func besideOther(_ path: String) -> Sentence {
        Sentence(
            en: "another file had the log's name on the stick; it was not changed, and the log was copied to \(path)",
            ru: "на флешке под именем журнала лежал другой файл; он не тронут, журнал скопирован в \(path)")
    }
}
