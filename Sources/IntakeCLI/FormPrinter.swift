// Prints the codes of forms from a file while they are sealed: each code at once, on standard output, or on standard
// error if that fails. As JSON the output is one object with a line for each form, so an interruption leaves the codes
// that were told.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Prints the codes of a file's forms.
final class FormPrinter {
    private let plan: FormPlan
    private let book: RouteBook?
    /// The day of the requests; nil for today.
    private let asOf: Day?
    private let context: Context
    /// The error of standard output.
    private var failure: (any Error)?
    /// The forms that were told.
    private var told: [FormPlan.Form] = []

    /// The maximum number of forms with printed advice.
    private static let maxAdvised = 50

    init(_ plan: FormPlan, _ book: RouteBook?, asOf: Day?, _ context: Context) {
        (self.plan, self.book, self.asOf, self.context) = (plan, book, asOf, context)
    }

    /// Prints a form's code now; returns false if both streams fail.
    func tell(_ form: FormPlan.Form) -> Bool {
        if failure == nil {
            do {
                try context.output.text(context.json ? json(form) : context.output.fitted(text(form), to: .output))
            } catch {
                failure = error
            }
        }
        if failure != nil {
            do { try context.messages.say(place(form)) } catch { return false }
        }
        told.append(form)
        return true
    }

    /// Ends the output, with the receipt of the log if there is one.
    /// - Throws: if standard output failed, now or before: `OutputFailed`, `ClosedPipe`.
    func end(_ receipt: Receipt?) throws {
        let count = told.count { $0.saved == nil }
        let failed: any Error
        if let failure {
            failed = failure
        } else {
            do {
                try context.output.text(
                    context.json ? jsonEnd(receipt) : context.output.fitted(textEnd(receipt), to: .output))
                return
            } catch {
                failure = error
                failed = error
                for form in told { context.remark(place(form)) }
            }
        }
        context.remark(StationText.saved(count))
        if let receipt { context.remark(StationText.receipt(receipt.description)) }
        guard let lost = failed as? OutputFailed else { throw failed }
        throw OutputFailed(code: lost.code, hint: StationText.notPrintedHint(told.count))
    }

    private func place(_ form: FormPlan.Form) -> Sentence {
        FormsText.told(
            form.number, of: plan.forms.count, line: form.line == form.number ? nil : form.line,
            code: form.draft.code.description, saved: form.saved?.day)
    }

    private func text(_ form: FormPlan.Form) -> String {
        let advice = form.number <= Self.maxAdvised ? form.draft.advice : nil
        let lines =
            advice.flatMap { advice in book.map { AdviceText.volunteer(advice, $0, context.language) + [""] } } ?? []
        // For a single request the code comes last, because the end is what remains on the screen.
        guard plan.forms.count > 1 else {
            return RecordedText.lines(
                lines + RecordedText.saved(form.draft).map { $0(context.language) })
        }
        return RecordedText.lines([place(form)(context.language)] + lines)
    }

    private func textEnd(_ receipt: Receipt?) -> String {
        let drafts = told.map(\.draft)
        var lines: [String] = []
        if plan.forms.count > 1 {
            let new = told.filter { $0.saved == nil }.map(\.draft)
            let isAllOld = new.isEmpty && told.count == plan.forms.count
            let saved = isAllOld ? FormsText.nothingNew : StationText.saved(new.count)
            lines = [saved, StationText.readCodes].map { $0(context.language) }
        }
        return RecordedText.lines(lines + RecordedText.end(drafts, receipt, context.language))
    }

    private func json(_ form: FormPlan.Form) -> String {
        var object = RecordedJSON.request(form.draft)
        if let saved = form.saved { object["already_saved"] = .string(saved.description) }
        return (told.isEmpty ? jsonHead : ",\n") + CanonicalJSON.text(.object(object))
    }

    /// The envelope comes first: what follows is printed piece by piece, and may be cut off.
    private var jsonHead: String {
        let envelope = context.envelope(asOf: asOf, book: book?.stamp).object([:])
        return "\(CanonicalJSON.text(envelope).dropLast()),\"requests\":[\n"
    }

    private func jsonEnd(_ receipt: Receipt?) -> String {
        (told.isEmpty ? jsonHead : "")
            + "\n],\(CanonicalJSON.text(["receipt": JSONValue(receipt?.description)]).dropFirst())\n"
    }
}
