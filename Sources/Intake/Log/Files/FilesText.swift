// What people read when a file or a stick fails.

import Glibc
import IntakeBase

enum FilesText {
    static func failed(call: String, path: String, reason: Sentence) -> Sentence {
        let verbs: [String: (String, String)] = [
            "open": ("open", "открыть"), "read": ("read", "прочитать"), "write": ("write", "записать"),
            "link": ("write", "записать"),
            "sync": ("save", "сохранить на диск"), "close": ("save", "сохранить на диск"),
            "lock": ("lock", "заблокировать"), "rename": ("replace", "заменить"), "remove": ("remove", "удалить"),
            "stat": ("look at", "осмотреть"), "open folder": ("open the folder", "открыть папку"),
            "read folder": ("read the folder", "прочитать папку"),
            "make folder": ("make the folder", "создать папку"),
        ]
        let (en, ru) = verbs[call] ?? (call, call)
        return Sentence(en: "could not \(en) \(path): \(reason.en)", ru: "не удалось \(ru) \(path): \(reason.ru)")
    }

    static func copyDiffers(_ path: String) -> Sentence {
        Sentence(
            en: "NOT COPIED: \(path) is not what was written to it",
            ru: "НЕ СКОПИРОВАНО: в \(path) не то, что было записано")
    }

    static let copyDiffersHint = Sentence(
        en: "do not use this stick again, take another",
        ru: "не пользуйтесь больше этой флешкой, возьмите другую")

    static let tooLarge = Sentence(
        en: "this file is too large: check that it is the file you meant",
        ru: "файл слишком большой: проверьте, тот ли это файл")

    /// A folder, a FIFO or a device in place of a file that is read as a whole.
    static let notPlain = Sentence(
        en: "it is a folder, a pipe or a device: name a plain file",
        ru: "это папка, канал или устройство: укажите обычный файл")

    static func hint(_ code: Int32) -> Sentence? {
        switch code {
        case ENOSPC, EDQUOT, EFBIG:
            Sentence(
                en: "the disk or stick is full, or the file is too large: free some space or take another stick",
                ru: "диск или флешка переполнены либо файл слишком велик: освободите место или возьмите другую флешку")
        case EIO, ENODEV, ENXIO:
            Sentence(
                en: "it does not answer: plug the stick in again, or take another one; if it is this laptop's own "
                    + "disk, call the coordinator",
                ru: "нет ответа: вставьте флешку снова или возьмите другую; если это диск самого ноутбука, "
                    + "свяжитесь с координатором")
        case EROFS:
            Sentence(
                en: "it is write-protected: take another stick; if it is this laptop's own disk, call the coordinator",
                ru: "запись запрещена: возьмите другую флешку; если это диск самого ноутбука, свяжитесь с координатором"
            )
        case EINTR:
            Sentence(
                en: "it was interrupted, nothing is wrong with the disk: try again",
                ru: "операция прервана, с диском всё в порядке: повторите")
        case EMFILE, ENFILE, ENOMEM, EAGAIN:
            Sentence(
                en: "too many programs or files are open: close some and try again",
                ru: "открыто слишком много программ или файлов: закройте часть и повторите")
        case EACCES, EPERM:
            Sentence(
                en: "this user is not allowed to: check who owns the folder",
                ru: "у этого пользователя нет прав: проверьте, кому принадлежит папка")
        case ENOENT:
            Sentence(
                en: "check the name, and whether the stick is plugged in",
                ru: "проверьте имя и вставлена ли флешка")
        case ELOOP:
            Sentence(
                en: "it is a symbolic link, not a file: name the file itself",
                ru: "это символическая ссылка, а не файл: укажите сам файл")
        default: nil
        }
    }

    /// The same for a file on this laptop's own disk, without advice about a stick.
    static func hintAtHome(_ code: Int32) -> Sentence? {
        switch code {
        case ENOSPC, EDQUOT, EFBIG:
            Sentence(
                en: "this laptop's disk is full: free some space on it and try again",
                ru: "диск ноутбука переполнен: освободите на нём место и повторите")
        case EIO, ENODEV, ENXIO, EROFS:
            Sentence(
                en: "this laptop's own disk fails: try again; if it fails again, write on paper and call the "
                    + "coordinator",
                ru:
                    "отказывает диск самого ноутбука: попробуйте ещё раз; если снова не получится, запишите на бумаге и "
                    + "свяжитесь с координатором")
        case ENOENT: nil
        default: hint(code)
        }
    }

    /// The same for a file of a coordinator's desk.
    static func hintAtDesk(_ code: Int32) -> Sentence? {
        switch code {
        case EIO, ENODEV, ENXIO, EROFS:
            Sentence(
                en: "this laptop's own disk fails, not the stick: try again; if it fails again, keep the sticks and "
                    + "call the lead coordinator",
                ru:
                    "отказывает диск самого ноутбука, а не флешка: попробуйте ещё раз; если снова не получится, сохраните "
                    + "флешки и свяжитесь с главным координатором")
        default: hintAtHome(code)
        }
    }
}
