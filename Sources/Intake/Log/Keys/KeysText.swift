// What people read about a keys file, its signature, and its adoption.

import IntakeBase

enum KeysText {
    // MARK: The file

    static let noCoordinator = Sentence(
        en: "lists no coordinator: no one could read what is recorded",
        ru: "нет ни одного координатора: записанное никто не сможет прочитать")
    static let tooManyCoordinators = Sentence(
        en: "lists more than \(KeysFile.maxCoordinators) coordinators",
        ru: "больше \(KeysFile.maxCoordinators) координаторов")
    static let badLabel = Sentence(
        en: "must be 1 to 32 Latin letters, digits, dots, dashes or underlines, beginning with a letter or a digit",
        ru: "нужно от 1 до 32 латинских букв, цифр, точек, дефисов или подчёркиваний, первой — буква или цифра")
    static let duplicateKey = Sentence(
        en: "is in this file twice: each key belongs to one laptop",
        ru: "встречается в файле дважды: у каждого ноутбука свой ключ")
    static let notARoot = Sentence(
        en: "is not a public key of minisign (56 characters, beginning with RW)",
        ru: "это не открытый ключ minisign (56 знаков, начинается с RW)")

    static let badLatticeKey = Sentence(
        en: "is not a whole key of ML-KEM-768 (it begins with \(LatticeKey.prefix)); copy the line again",
        ru: "это не целый ключ ML-KEM-768 (начинается с \(LatticeKey.prefix)); скопируйте строку заново")
    static let badRecipient = Sentence(
        en: "is not a recipient of age (62 characters, beginning with age1), or is mistyped; copy it again",
        ru: "это не получатель age (62 знака, начинается с age1), или он записан с ошибкой; скопируйте заново")
    static let badPurpose = Sentence(en: "must be lawyer or partner", ru: "нужно lawyer или partner")
    static let badContactKind = Sentence(
        en: "must be a word of small Latin letters and underlines, such as psychologist",
        ru: "нужно слово из строчных латинских букв и подчёркиваний, например psychologist")
    static let badCountry = Sentence(
        en: "must be two capital letters such as AM", ru: "нужны две заглавные латинские буквы, например AM")
    static let tooManyTables = Sentence(
        en: "occurs more than \(KeysFileLater.most) times", ru: "встречается больше \(KeysFileLater.most) раз")

    /// What this version does not use, by the names in the file.
    static func notUsedYet(_ names: [String]) -> Sentence {
        let list = names.joined(separator: ", ")
        return Sentence(
            en: "not used yet by this version: \(list)", ru: "эта версия пока не использует: \(list)")
    }

    static func tooLong(maxBytes: Int) -> Sentence {
        Sentence(en: "has more than \(maxBytes) bytes", ru: "больше \(maxBytes) байт")
    }

    static func duplicateLabel(_ label: Label) -> Sentence {
        Sentence(
            en: "\(label) is in this file twice: each laptop needs its own name",
            ru: "\(label) встречается в файле дважды: у каждого ноутбука должно быть своё имя")
    }

    static func badKey(_ problem: KeyTextProblem) -> Sentence {
        switch problem {
        case .notAKey:
            Sentence(
                en: "is not a key: it must begin with \(KeyUse.signing.rawValue) or \(KeyUse.sealing.rawValue)",
                ru: "это не ключ: он должен начинаться с \(KeyUse.signing.rawValue) или \(KeyUse.sealing.rawValue)")
        case .otherUse(.signing):
            Sentence(
                en: "is a signing key; a sealing key is needed here",
                ru: "это ключ подписи, а здесь нужен ключ шифрования (\(KeyUse.sealing.rawValue)…)")
        case .otherUse(.sealing):
            Sentence(
                en: "is a sealing key; a signing key is needed here",
                ru: "это ключ шифрования, а здесь нужен ключ подписи (\(KeyUse.signing.rawValue)…)")
        case .mistyped:
            Sentence(
                en: "is mistyped or cut: its check letters are wrong; copy the line again",
                ru: "ключ записан с ошибкой или не целиком: контрольные знаки не сходятся; скопируйте строку заново")
        case .weak:
            Sentence(
                en: "is a key that protects nothing; no laptop makes such a key",
                ru: "этот ключ ничего не защищает; программа таких не создаёт")
        }
    }

    // MARK: The signature

    static func signature(_ problem: SignatureProblem, _ path: String) -> Sentence {
        let path = VisibleText.line(path)
        return switch problem {
        case .missing:
            Sentence(
                en: "\(path) is not signed: there is no \(path).minisig next to it",
                ru: "файл \(path) не подписан: рядом нет \(path).minisig")
        case .malformed:
            Sentence(
                en: "\(path).minisig is not a signature of minisign or intake",
                ru: "\(path).minisig — не подпись minisign или intake")
        case .legacy:
            Sentence(
                en: "\(path).minisig is a signature in minisign's old form, not accepted",
                ru: "\(path).minisig — подпись старого вида minisign, она не принимается")
        case .otherKey:
            Sentence(
                en: "\(path) was not signed by the expected key",
                ru: "файл \(path) подписан не тем ключом, который ожидался")
        case .wrong:
            Sentence(
                en: "the signature does not match \(path): the file or the signature was changed after signing",
                ru: "подпись не подходит к файлу \(path): файл или подпись изменили после подписания")
        }
    }

    static func signatureHint(_ problem: SignatureProblem, _ kind: SignedKind) -> Sentence {
        switch problem {
        case .missing where kind == .keys, .malformed where kind == .keys:
            Sentence(
                en: "the lead coordinator signs it with: intake keys sign FILE; take both files",
                ru: "главный координатор подписывает командой intake keys sign ФАЙЛ; переносите оба файла")
        case .missing, .malformed:
            Sentence(
                en: "the lead coordinator signs it with: intake routes sign FILE; take both files",
                ru: "главный координатор подписывает командой intake routes sign ФАЙЛ; переносите оба файла")
        case .legacy:
            Sentence(en: "sign again without the option -l", ru: "подпишите заново без ключа -l")
        case .otherKey:
            Sentence(
                en: "ask the lead coordinator whose signature this is, in person or by phone",
                ru: "спросите главного координатора лично или по телефону, чья это подпись")
        case .wrong:
            Sentence(
                en: "copy both files again from the lead coordinator; if it happens again, tell them",
                ru: "возьмите оба файла у главного координатора заново; если повторится, сообщите ему")
        }
    }

    // MARK: Warnings

    static func warning(_ warning: KeysWarning) -> Sentence {
        switch warning {
        case .noReader:
            Sentence(
                en: "no coordinator in this keys file is valid today: nothing can be recorded",
                ru: "ни один координатор из этого файла сегодня не действует: записывать с ним нельзя")
        case .expired(let label, let day):
            Sentence(
                en: "\(label) was valid until \(day): nothing is sealed to this coordinator now",
                ru: "срок \(label) истёк \(day): новые записи этот координатор прочитать не сможет")
        case .expiresSoon(let label, let day, let days):
            Sentence(
                en: "\(label) is valid until \(day), \(days) more day\(days == 1 ? "" : "s"): renew it in time",
                ru: "срок \(label) — до \(day), ещё \(days) \(russianPlural(days, "день", "дня", "дней")): "
                    + "продлите вовремя")
        case .revoked(let label):
            Sentence(en: "\(label) is listed, but revoked", ru: "\(label) есть в списке, но отозван")
        case .revokedUnlisted(let key):
            Sentence(
                en: "the revoked key \(short(key)) is in no table of this file: check that it is the lost laptop's; "
                    + "the desk looks for its owner in the keys files of the logs",
                ru: "отозванного ключа \(short(key)) нет ни в одной таблице этого файла: проверьте, что это ключ "
                    + "потерянного ноутбука; чей он, программа ищет в файлах ключей, под которыми велись журналы")
        }
    }

    /// The beginning of a key's text: enough to find it in a file.
    private static func short(_ key: PublicKeyText) -> String {
        key.use.rawValue + Base32.encode(Array(key.key.array.prefix(10))) + "…"
    }
}
