// What people read when cryptography fails.

import IntakeBase

enum SodiumText {
    static let unavailable = Sentence(
        en: "the cryptographic library did not start; nothing was done",
        ru: "криптографическая библиотека не запустилась; ничего не сделано")
    static let noMemory = Sentence(
        en: "not enough memory for a secret; close other programs and try again",
        ru: "не хватает памяти для секретных данных; закройте другие программы и повторите")
    static let notAuthentic = Sentence(
        en: "wrong passphrase or key, or the file was changed",
        ru: "неверная парольная фраза или ключ, либо файл изменён")
    static let badPublicKey = Sentence(
        en: "a public key is not valid",
        ru: "открытый ключ недействителен")
    static func failed(_ function: String) -> Sentence {
        Sentence(
            en: "the cryptographic library failed (\(function)); nothing was done",
            ru: "сбой криптографической библиотеки (\(function)); ничего не сделано")
    }
}
