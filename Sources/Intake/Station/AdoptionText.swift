// Messages on a keys file or route book that is not adopted.

import IntakeBase

enum AdoptionText {
    static func foreign(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "\(path) was not signed by the lead coordinator whose key this laptop knows",
            ru: "\(path) подписан не тем главным координатором, чей ключ знает этот ноутбук")
    }
    static let foreignHint = Sentence(
        en: "ask the lead coordinator in person or by phone: the file may be another hotline's; nothing was changed",
        ru: "спросите главного координатора лично или по телефону: возможно, это файл другой линии; ничего не изменено")

    static func namesOtherRoot(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "\(path) does not name the root key that signed it",
            ru: "в \(path) указан не тот корневой ключ, которым он подписан")
    }
    static let namesOtherRootHint = Sentence(
        en: "the lead coordinator corrects the line root = ... and signs again",
        ru: "главный координатор исправляет строку root = ... и подписывает заново")

    static func givenRootDiffers(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "\(path) was not signed by the key given with --root",
            ru: "\(path) подписан не тем ключом, который указан в --root")
    }
    static let givenRootIsNotPinned = Sentence(
        en: "the key given with --root is not the lead coordinator's key that this laptop knows",
        ru: "ключ, указанный в --root, — не тот, который этот ноутбук знает как ключ главного координатора")
    static let askOnAnotherWay = Sentence(
        en: "call the lead coordinator, who reads the digits from: intake keys show --root; then give this command "
            + "again",
        ru: "позвоните главному координатору: он прочитает цифры командой intake keys show --root на своём ноутбуке; "
            + "затем повторите команду")

    static func unknownSigner(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "this laptop does not know yet who signs its keys, and \(path) alone is no proof",
            ru: "этот ноутбук ещё не знает, кто подписывает ключи, а один файл \(path) этого не доказывает")
    }
    static let unknownSignerHint = Sentence(
        en: "add --root with the line that the lead coordinator gets from: intake keys show --root",
        ru: "добавьте --root и строку, которую главный координатор получает командой intake keys show --root")
    static let notConfirmed = Sentence(
        en: "the digits were not confirmed; nothing was adopted",
        ru: "цифры не подтверждены; ничего не принято")

    static func older(_ path: String, version: UInt64, inForce: UInt64) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "\(path) is version \(version); the newer version \(inForce) is in force",
            ru: "\(path) — более ранний файл: версия \(version), а действует уже \(inForce)")
    }
    static let olderHint = Sentence(
        en: "ask the lead coordinator for the newest file; nothing was changed",
        ru: "попросите у главного координатора самый новый файл; ничего не изменено")

    static func notNoted(_ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "\(path) revokes a laptop, and logs that were imported here are not noted in your own log yet: what "
                + "that laptop wrote in them would not count any more; nothing was adopted",
            ru: "\(path) отзывает чей-то ноутбук, а принятые здесь журналы ещё не отмечены в вашем журнале: записи "
                + "этого ноутбука из них перестали бы засчитываться; файл не принят")
    }
    static func notNotedHint(_ logs: String) -> Sentence {
        let logs = VisibleText.line(logs)
        return Sentence(
            en: "first: intake import \(logs); then adopt the file again",
            ru: "сначала выполните intake import \(logs), затем примите файл ещё раз")
    }
    static func notNotedFirstHint(_ logs: String) -> Sentence {
        let logs = VisibleText.line(logs)
        return Sentence(
            en: "this laptop cannot note them by the keys file in force. Ask the lead coordinator for two files: first "
                + "one without the new revocation, then this one. Between the two: intake import \(logs)",
            ru: "по действующему файлу ключей этот ноутбук их отметить не может. Попросите у главного координатора два "
                + "файла: сначала без нового отзыва, потом этот. Между ними выполните intake import \(logs)")
    }

    static func sameVersion(_ path: String, version: UInt64) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "\(path) is not the file in force, but has the same version (\(version))",
            ru: "\(path) — другой файл с тем же номером версии, что и действующий (\(version))")
    }
    static let sameVersionHint = Sentence(
        en: "the lead coordinator raises the version with every change, and signs again",
        ru: "главный координатор повышает номер версии при каждом изменении и подписывает заново")
}
