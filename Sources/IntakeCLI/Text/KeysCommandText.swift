// Messages of the commands `setup` and `keys` without their refusals.

import Intake
import IntakeBase
import IntakeLog

/// Messages of the commands `setup` and `keys`.
public enum KeysCommandText {
    /// After `setup`: the file of the key, and what to do with the table, which is printed above unless it was
    /// `redirected`.
    public static func made(_ path: String, redirected: Bool) -> Sentence {
        let path = VisibleText.line(path)
        let table =
            redirected
            ? Sentence(
                en: "give the printed table to the lead coordinator; it contains no secret",
                ru: "передайте выведенную таблицу главному координатору; секретного в ней нет")
            : Sentence(
                en: "give the table above to the lead coordinator for the keys file; it contains no secret",
                ru: "передайте таблицу выше главному координатору для файла ключей; секретного в ней нет")
        return Sentence(
            en: """
                the key of this laptop is in \(path), locked with the passphrase; no one can recover the passphrase
                \(table.en)
                """,
            ru: """
                ключ этого ноутбука лежит в папке \(path) и защищён парольной фразой; забытую фразу восстановить нельзя
                \(table.ru)
                """)
    }

    /// After `keys sign`.
    public static func signed(_ path: String, version: Int) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: "signed version \(version): \(path).minisig; take both files to every laptop",
            ru: "подписана версия \(version): \(path).minisig; перенесите оба файла на каждый ноутбук")
    }

    /// `keys sign`, if laptops with the version in force will refuse the file.
    public static func willBeRefused(version: UInt64, inForce: UInt64) -> Sentence {
        Sentence(
            en: "laptops with version \(inForce) will refuse this file: raise version = \(version) and sign again",
            ru: "ноутбуки с версией \(inForce) не примут этот файл: повысьте version = \(version) и подпишите заново")
    }

    /// After `keys adopt`.
    public static func adopted(version: Int, coordinators: Int, volunteers: Int) -> Sentence {
        Sentence(
            en: "keys file \(version) is in force: \(coordinators) coordinator\(coordinators == 1 ? "" : "s"), "
                + "\(volunteers) volunteer\(volunteers == 1 ? "" : "s")",
            ru: "действует файл ключей версии \(version): \(coordinators) "
                + russianPlural(coordinators, "координатор", "координатора", "координаторов") + ", \(volunteers) "
                + russianPlural(volunteers, "волонтёр", "волонтёра", "волонтёров"))
    }

    /// After `keys adopt` of the file already in force.
    public static func alreadyInForce(version: Int) -> Sentence {
        Sentence(
            en: "keys file \(version) is already in force; nothing was changed",
            ru: "файл ключей версии \(version) уже действует; ничего не изменено")
    }

    /// This laptop's own key is not in the keys file.
    public static func notListed(_ label: Label) -> Sentence {
        Sentence(
            en: "this laptop (\(label)) is not in the keys file: its records will count as an unknown writer's",
            ru: "этого ноутбука (\(label)) нет в файле ключей: его записи будут считаться записями неизвестного автора")
    }

    /// The question before the first adoption.
    public static func compare(_ digits: String) -> Sentence {
        Sentence(
            en: """
                This laptop does not know the lead coordinator's key yet. The file says it is:

                    \(digits)

                Ask the lead coordinator to read the digits from their laptop (intake keys show --root), in person, or \
                by telephone if you know the voice. Are all eight groups the same?
                """,
            ru: """
                Этот ноутбук ещё не знает ключа главного координатора. В файле указан такой:

                    \(digits)

                Попросите главного координатора прочитать цифры со своего ноутбука (intake keys show --root) — \
                лично или по телефону, если узнаёте голос. Все восемь групп совпадают?
                """)
    }

    /// After the root key: the digits to read out.
    public static func digits(_ digits: String) -> Sentence {
        Sentence(en: "digits to read out: \(digits)", ru: "цифры для сверки голосом: \(digits)")
    }

    /// Heading of the file: its version.
    public static func version(_ version: Int) -> Sentence {
        Sentence(en: "keys file \(version)", ru: "файл ключей, версия \(version)")
    }

    /// The day on which the file says that it was signed.
    public static func signedOn(_ day: Day) -> Sentence {
        Sentence(en: "signed on \(day)", ru: "подписан \(day)")
    }

    /// `keys sign` and `routes sign`, if the file names another day than today.
    public static func signedOther(_ day: Day, _ today: Day) -> Sentence {
        Sentence(
            en: "the file says signed = \(day), and today is \(today): correct the line and sign again, or the clock",
            ru: "в файле signed = \(day), а сегодня \(today): исправьте строку и подпишите заново — или исправьте часы")
    }

    /// The file is in force, since which day, and for how many days.
    public static func inForce(since day: Day?, age: Int) -> Sentence {
        guard let day else { return Sentence(en: "in force", ru: "действует") }
        return Sentence(
            en: "in force since \(day) (\(age) day\(age == 1 ? "" : "s"))",
            ru: "действует с \(day) (\(age) \(russianPlural(age, "день", "дня", "дней")))")
    }

    /// The result of verifying the signature of a file.
    package static func signature(_ state: SignatureState) -> Sentence {
        switch state {
        case .unsigned: Sentence(en: "not signed yet", ru: "ещё не подписан")
        case .byRoot:
            Sentence(
                en: "signed by the lead coordinator that this laptop knows",
                ru: "подписан главным координатором, чей ключ знает этот ноутбук")
        case .byNamed:
            Sentence(
                en: "signed by the key that the file itself names; compare the digits before you trust it",
                ru: "подписан ключом, который указан в самом файле; сверьте цифры, прежде чем доверять")
        case .byUnknown:
            Sentence(
                en: "signed by a key that this laptop and the file do not know",
                ru: "подписан ключом, которого нет ни в самом файле, ни на этом ноутбуке")
        }
    }

    /// Heading: the readers.
    public static let readers = Sentence(en: "can read (coordinators)", ru: "могут читать (координаторы)")
    /// Heading: the writers.
    public static let writers = Sentence(en: "may write (volunteers)", ru: "могут записывать (волонтёры)")
    /// Heading: the revoked keys.
    public static let revoked = Sentence(en: "revoked", ru: "отозваны")
    /// Heading of the root key.
    public static let root = Sentence(en: "lead coordinator's key", ru: "ключ главного координатора")
    /// The list under a heading is empty.
    public static let noLaptop = Sentence(en: "no one", ru: "никого")

    /// The last day of a coordinator, and the number of days until then.
    public static func validUntil(_ day: Day, days: Int) -> Sentence {
        days < 0
            ? Sentence(en: "expired on \(day)", ru: "срок истёк \(day)")
            : Sentence(
                en: "until \(day) (\(days) day\(days == 1 ? "" : "s"))",
                ru: "до \(day) (\(days) \(russianPlural(days, "день", "дня", "дней")))")
    }

    /// A laptop is revoked since a day.
    public static func revokedSince(_ day: Day) -> Sentence {
        Sentence(en: "revoked since \(day)", ru: "отозван с \(day)")
    }
}
