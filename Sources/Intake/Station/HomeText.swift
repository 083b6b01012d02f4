// Messages on this laptop's folder.

import IntakeBase

enum HomeText {
    static func noIdentity(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "this laptop has no key yet in \(path)",
            ru: "у этого ноутбука ещё нет ключа в папке \(path)")
    }
    static let noIdentityHint = Sentence(
        en: "if this laptop is new: intake help setup; if not, name its folder with --home",
        ru: "если ноутбук новый: intake help setup; если нет — укажите его папку в --home")

    static let identityGoneHint = Sentence(
        en: "it was here: put the file “identity” back from a backup, or name the right folder with --home; to copy "
            + "the logs without it: intake carry FOLDER --as-is",
        ru: "раньше он здесь был: верните файл identity из резервной копии или укажите нужную папку в --home; журналы "
            + "копирует и без него intake carry ПАПКА --as-is")

    static func identityExists(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "this laptop already has a key in \(path); it is never replaced",
            ru: "у этого ноутбука уже есть ключ в папке \(path); программа его не заменяет")
    }
    static let identityExistsHint = Sentence(
        en: "print its table again: intake setup --print; for a second key give another --home",
        ru: "вывести его таблицу ещё раз: intake setup --print; для второго ключа укажите другой --home")

    static let noKeys = Sentence(
        en: "this laptop has no keys file in force: no one could read what is recorded",
        ru: "на этом ноутбуке нет действующего файла ключей: записанное никто не сможет прочитать")
    static let noKeysHint = Sentence(
        en: "get the signed keys file from the lead coordinator and run: intake keys adopt FILE",
        ru: "возьмите у главного координатора подписанный файл ключей и выполните: intake keys adopt ФАЙЛ")

    static let keysDamaged = Sentence(
        en: "the keys file in force on this laptop is damaged or was changed",
        ru: "действующий файл ключей на этом ноутбуке повреждён или изменён")
    static let keysDamagedHint = Sentence(
        en: "adopt it again from the lead coordinator's copy: intake keys adopt FILE",
        ru: "примите его заново из копии главного координатора: intake keys adopt ФАЙЛ")

    static let bookDamaged = Sentence(
        en: "the route book in force on this laptop is damaged, changed or missing; the example does not replace it",
        ru: "действующая книга маршрутов на этом ноутбуке повреждена, изменена или пропала; "
            + "учебный пример её не заменяет")
    static let bookDamagedHint = Sentence(
        en: "adopt it again from the lead coordinator's copy: intake routes adopt FILE",
        ru: "примите её заново из копии главного координатора: intake routes adopt ФАЙЛ")

    static let rootDamaged = Sentence(
        en: "the file root.pub of this laptop, the lead coordinator's key, is damaged",
        ru: "файл root.pub на этом ноутбуке — ключ главного координатора — повреждён")
    static let rootDamagedHint = Sentence(
        en: "remove it, and adopt the keys file again with --root",
        ru: "удалите его и примите файл ключей заново с --root")

    static let noRoot = Sentence(
        en: "this laptop does not know a lead coordinator's key yet",
        ru: "этот ноутбук ещё не знает ключа главного координатора")

    static let busy = Sentence(
        en: "another program is changing this laptop's keys or route book",
        ru: "ключи или книгу маршрутов на этом ноутбуке сейчас меняет другая программа")
    static let busyHint = Sentence(
        en: "wait until it ends, and try again",
        ru: "дождитесь, пока она закончит, и повторите")
}
