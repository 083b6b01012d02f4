// All mistakes of one input at once: a person who typed two hundred paper forms corrects them in one go.

import IntakeBase

/// Why an input was refused, if it has several mistakes.
package struct InputErrors: Explained {
    /// The mistakes, in the order of the requests and of the fields. At least two.
    package let errors: [InputError]
    /// The most that are told.
    static let maxTold = 20

    /// The error for these mistakes: the only one itself. Nil if there are none.
    static func error(_ errors: [InputError]) -> (any Explained)? {
        errors.count < 2 ? errors.first : InputErrors(errors: errors)
    }

    /// Each mistake on a line of its own.
    package var sentence: Sentence { CasesText.inputs(errors) }
    /// Says that nothing was recorded.
    package var hint: Sentence? { CasesText.inputsHint }
    /// The content is refused.
    package var exit: ExitStatus { .badData }
}
