// What people read when a laptop's own key cannot be used.

import IntakeBase

enum IdentityText {
    static let foreign = Sentence(
        en: "this laptop's identity file was not written by intake",
        ru: "файл с ключом этого ноутбука записан не программой intake")
    static let newer = Sentence(
        en: "the identity file of this laptop was written by a newer intake",
        ru: "файл с ключом этого ноутбука записан более новой версией intake")
    static let newerHint = Sentence(
        en: "install the newer version; the file was not changed",
        ru: "установите новую версию; файл не изменён")
    static let damaged = Sentence(
        en: "the identity file of this laptop is damaged",
        ru: "файл с ключом этого ноутбука повреждён")
    static let tooCostly = Sentence(
        en: "the identity file of this laptop asks for more memory or time than intake ever does",
        ru: "файл с ключом этого ноутбука требует больше памяти или времени, чем задаёт intake")
    static let restore = Sentence(
        en: "restore the file from its copy; if there is none, set up a new folder and tell the lead coordinator",
        ru: "восстановите файл из копии; если копии нет, создайте новую папку и сообщите главному координатору")
    static let wrongPassphrase = Sentence(
        en: "wrong passphrase; nothing was changed",
        ru: "парольная фраза не подходит; ничего не изменено")
    static let wrongPassphraseHint = Sentence(
        en: "check the keyboard's language and Caps Lock, then run the command again; type the passphrase only when "
            + "asked",
        ru: "проверьте раскладку и Caps Lock и повторите команду; парольную фразу вводите только в ответ на вопрос "
            + "программы")
    static func noMemory(mebibytes: Int) -> Sentence {
        Sentence(
            en:
                "the passphrase needs \(mebibytes) MiB of free memory, and there is less now; nothing was changed",
            ru: "для парольной фразы нужно \(mebibytes) МиБ свободной памяти, сейчас столько нет; ничего не изменено")
    }
    static let noMemoryHint = Sentence(
        en: "close other programs, or restart the laptop, then run the command again",
        ru: "закройте другие программы или перезагрузите ноутбук и повторите команду")
    static let emptyPassphrase = Sentence(
        en: "an empty passphrase locks nothing; choose five or six random words",
        ru: "пустая парольная фраза ничего не защищает; возьмите пять-шесть случайных слов")
    static let noRoot = Sentence(
        en: "this is a volunteer's laptop; it cannot sign keys or route books",
        ru: "это ноутбук волонтёра, подписывать ключи и книгу маршрутов он не может")
    static let noRootHint = Sentence(
        en: "sign on the lead coordinator's laptop",
        ru: "подпишите на ноутбуке главного координатора")
}
