// Digits that were misheard on the telephone or mistyped: the error is a sentence in the person's language, not a usage
// error with a list of options.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// The input is not a valid case code, or not a valid receipt.
struct MistypedDigits: Explained {
    let sentence: Sentence
    let hint: Sentence?
    var exit: ExitStatus { .usage }

    /// Parses a case code, in one word or in groups. Throws `MistypedDigits`.
    static func code(_ text: String, hint: Sentence) throws -> CaseCode {
        guard let code = CaseCode(text) else {
            throw MistypedDigits(sentence: ImportText.noCode(VisibleText.line(text)), hint: hint)
        }
        return code
    }

    /// Parses a receipt. Throws `MistypedDigits`.
    static func receipt(_ text: String) throws -> Receipt {
        guard let receipt = Receipt(text) else {
            throw MistypedDigits(sentence: ImportText.noReceipt, hint: ImportText.noReceiptHint)
        }
        return receipt
    }
}
