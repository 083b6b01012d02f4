// Digits that came over the telephone and were heard or typed wrongly: no usage error with a list of options, but a
// sentence in the person's language.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// What was typed is no case code, or no receipt.
struct Mistyped: Explained {
    let sentence: Sentence
    let hint: Sentence?
    var exit: ExitStatus { .usage }

    /// The code that `text` spells. Throws `Mistyped`.
    static func code(_ text: String) throws -> CaseCode {
        guard let code = CaseCode(text) else {
            throw Mistyped(sentence: ImportText.noCode(VisibleText.line(text)), hint: ImportText.noCaseHint)
        }
        return code
    }

    /// The receipt that `text` spells. Throws `Mistyped`.
    static func receipt(_ text: String) throws -> Receipt {
        guard let receipt = Receipt(text) else {
            throw Mistyped(sentence: ImportText.noReceipt, hint: ImportText.noReceiptHint)
        }
        return receipt
    }
}
