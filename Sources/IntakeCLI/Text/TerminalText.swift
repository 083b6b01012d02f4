// Messages on the program and its environment: output that fails, no folder named.

import IntakeBase

/// Messages on the terminal.
public enum TerminalText {
    /// The word before a hint.
    public static let hint = Sentence(en: "hint", ru: "что делать")

    /// An error without a sentence of its own. Its values are not shown, because they could be a caller's words.
    public static let unexpected = Sentence(
        en: "an error that this program does not know; what was confirmed as saved before is kept",
        ru: "ошибка, которой программа не знает; всё, что было подтверждено раньше, сохранено")

    /// No folder is named.
    public static let noHome = Sentence(
        en: "this laptop's folder is not set: no --home, no INTAKE_HOME, no HOME",
        ru: "не указано, где папка этого ноутбука: нет ни --home, ни INTAKE_HOME, ни HOME")

    /// How to mend that.
    public static let noHomeHint = Sentence(
        en: "add --home and the folder to the command",
        ru: "добавьте к команде --home и путь к папке")

    /// The disk behind standard output is full.
    public static let outputFull = Sentence(
        en: "the answer could not be printed: no space left where the output goes",
        ru: "не удалось вывести ответ: там, куда он пишется, кончилось место")

    /// Standard output was closed from the start.
    public static let outputClosed = Sentence(
        en: "the answer could not be printed: the output is closed",
        ru: "не удалось вывести ответ: вывод закрыт")

    /// Standard output fails with a system error.
    public static func outputFailed(code: Int) -> Sentence {
        Sentence(
            en: "the answer could not be printed: the system reports error \(code)",
            ru: "не удалось вывести ответ: система сообщает об ошибке \(code)")
    }

    /// What to do about failed output.
    public static let outputHint = Sentence(
        en: "send the output elsewhere and run the command again; what was saved before is kept",
        ru: "направьте вывод в другое место и повторите команду; то, что уже сохранено, не пропало")

    /// There is no terminal for questions.
    public static let noTerminal = Sentence(
        en: "no terminal to ask questions", ru: "нет терминала, чтобы задать вопросы")

    /// How to mend that.
    public static let noTerminalHint = Sentence(
        en: "run the command in a terminal; its --help says what a script gives instead",
        ru: "запустите команду в терминале; что вместо этого нужно в скрипте, сказано в её --help")

    /// The person ended the command.
    public static let interrupted = Sentence(en: "interrupted", ru: "прервано")

    /// The person ended the interview.
    public static let interviewInterrupted = Sentence(
        en: "interrupted; nothing was saved", ru: "прервано; ничего не сохранено")

    /// Before an answer of yes or no.
    public static let yesNo = Sentence(en: "[y/n] > ", ru: "[д/н] > ")

    /// The answer was not yes or no.
    public static let yesOrNo = Sentence(
        en: "Please answer y (yes) or n (no).", ru: "Ответьте, пожалуйста: д (да) или н (нет).")

    /// The answer was `y`, which is another answer on the other keyboard layout.
    public static let checkLayout = Sentence(
        en: "Please check the keyboard's layout: answer “yes” or “no”.",
        ru: "Проверьте раскладку: ответьте «да» или «нет».")
}

extension TerminalText {
    /// Before the passphrase is typed.
    public static let passphrase = Sentence(
        en: "Passphrase (nothing shows while you type)", ru: "Парольная фраза (при вводе ничего не видно)")

    /// The passphrase was wrong, and is asked for again.
    public static let passphraseWrong = Sentence(
        en: "Wrong passphrase. Check the keyboard's language and Caps Lock. If you are sure, type the same again.",
        ru: "Фраза не подошла. Проверьте раскладку и Caps Lock. Если уверены, введите ту же ещё раз.")

    /// Before it is typed for the second time.
    public static let passphraseAgain = Sentence(en: "The same again", ru: "Ещё раз та же парольная фраза")

    /// Advice on choosing a passphrase of at least this many characters.
    public static func newPassphrase(_ minimum: Int) -> Sentence {
        Sentence(
            en: """
                Choose a passphrase for this laptop's key: at least \(minimum) characters. Five or six words that have \
                nothing to do with each other are best. No one can recover it.
                """,
            ru: """
                Придумайте парольную фразу для ключа этого ноутбука: не меньше \(minimum) символов, лучше всего пять-шесть \
                не связанных между собой слов. Восстановить её никто не сможет.
                """)
    }

    /// A new passphrase is too short.
    public static func passphraseTooShort(_ minimum: Int) -> Sentence {
        Sentence(
            en: "Too short: at least \(minimum) characters, please.",
            ru: "Слишком коротко: нужно не меньше \(minimum) символов.")
    }

    /// The two inputs differ.
    public static let passphrasesDiffer = Sentence(
        en: "The two are not the same. Start again.", ru: "Фразы не совпали. Начните сначала.")

    /// It is empty.
    public static let passphraseEmpty = Sentence(en: "the passphrase is empty", ru: "парольная фраза пустая")

    /// It is longer than the maximum.
    public static func passphraseTooLong(_ maximum: Int) -> Sentence {
        Sentence(
            en: "the passphrase is longer than \(maximum) bytes",
            ru: "парольная фраза длиннее \(maximum) байт")
    }

    /// A new passphrase from a script is too short.
    public static func newPassphraseTooShort(_ minimum: Int) -> Sentence {
        Sentence(
            en: "the new passphrase is too short: at least \(minimum) characters are needed; nothing was made",
            ru: "новая парольная фраза слишком короткая: нужно не меньше \(minimum) символов; ничего не создано")
    }

    /// It is in UTF-16.
    public static let passphraseUTF16 = Sentence(
        en: "the passphrase is not plain text: its file is in UTF-16, or has zero bytes",
        ru: "парольная фраза записана не обычным текстом: файл в UTF-16 или содержит нулевые байты")

    /// It contains control characters.
    public static let passphraseControl = Sentence(
        en: "the passphrase has control characters; no one can type them",
        ru: "в парольной фразе есть управляющие символы; с клавиатуры её не ввести")

    /// What to do about both.
    public static let passphrasePlainHint = Sentence(
        en: "save its file as plain text in UTF-8, on one line; or type the passphrase in the terminal",
        ru: "сохраните её файл как обычный текст в UTF-8, одной строкой; или введите фразу в терминале")

    /// An identity was unlocked whose passphrase an earlier version stored with the marks of a paste.
    public static let passphraseKeptWithMarks = Sentence(
        en: """
            when this laptop was set up, the passphrase was pasted, and an earlier version saved the terminal's marks \
            with it. The passphrase still works. Nothing is lost. It is better to set the laptop up again: talk to the \
            lead coordinator about it
            """,
        ru: """
            при настройке этого ноутбука фразу вставили из буфера, и прежняя версия сохранила её вместе с метками \
            терминала. Фраза по-прежнему подходит. Ничего не пропало. Но лучше настроить ноутбук заново: договоритесь \
            об этом с главным координатором
            """)

    /// The passphrase was right with a byte order mark before it.
    public static let passphraseKeptWithByteOrderMark = Sentence(
        en: """
            when this laptop was set up, the passphrase came from a file that began with an invisible mark (a byte \
            order mark), and an earlier version saved that mark with it. The passphrase still works. Nothing is lost. \
            It is better to set the laptop up again: talk to the lead coordinator about it
            """,
        ru: """
            при настройке этого ноутбука фраза была взята из файла, который начинался с невидимого знака (BOM), и \
            прежняя версия сохранила её вместе с ним. Фраза по-прежнему подходит. Ничего не пропало. Но лучше \
            настроить ноутбук заново: договоритесь об этом с главным координатором
            """)

    /// The descriptor cannot be read.
    public static func passphraseUnreadable(descriptor: Int, code: Int) -> Sentence {
        Sentence(
            en: "the passphrase could not be read from descriptor \(descriptor): the system reports error \(code)",
            ru: "не удалось прочитать парольную фразу из дескриптора \(descriptor): система сообщает об ошибке \(code)")
    }

    /// How a script passes a passphrase.
    public static let passphraseHint = Sentence(
        en: "a script gives it on one line: --passphrase-fd 3 3<file",
        ru: "скрипты передают её одной строкой, например: --passphrase-fd 3 3<файл")
}
