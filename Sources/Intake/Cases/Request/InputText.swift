// Sentences about input files that cannot be read.

import IntakeBase

/// Sentences about input files.
package enum InputText {
    /// The input could not be opened or read.
    package static func failed(_ name: String, reason: Sentence) -> Sentence {
        let name = VisibleText.line(name)
        return Sentence(en: "cannot read \(name): \(reason.en)", ru: "не удаётся прочитать \(name): \(reason.ru)")
    }

    /// The input is longer than the limit for one run.
    package static func tooLong(_ name: String, limit: Int) -> Sentence {
        let name = VisibleText.line(name)
        return Sentence(
            en: "\(name) is over \(limit >> 20) MB", ru: "\(name): больше \(limit >> 20) МБ")
    }

    /// The input is not a regular file.
    package static func notPlain(_ name: String) -> Sentence {
        let name = VisibleText.line(name)
        return Sentence(
            en: "\(name) is not a regular file", ru: "\(name) — не обычный файл")
    }

    /// The hint for an input that is not a regular file.
    package static let pipeHint = Sentence(
        en: "name a regular file; send a pipe to standard input, with - instead of the name",
        ru: "укажите обычный файл; данные из канала подайте на стандартный ввод и поставьте - вместо имени")
    /// The hint for an input that cannot be read.
    package static let hint = Sentence(
        en: "name a file that exists and that you may read, or - for standard input",
        ru: "укажите существующий файл, доступный для чтения, или - для стандартного ввода")
    /// The hint for an input that is too long.
    package static let splitHint = Sentence(en: "split it and run again", ru: "разделите его и повторите")
}
