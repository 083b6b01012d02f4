// Seals the forms of a file one by one, and prints the code of each at once, so that the person knows what is saved if
// the program ends. The same file, given again, continues where it stopped (idempotent).

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// Seals the forms of one file.
struct FormWork {
    let recorder: Recorder
    let context: Context
    let plan: FormPlan
    private let signals: HeldSignals
    private let printer: FormPrinter
    /// How the person can seal the rest, for errors.
    private let remainder: LogError.Remainder
    /// The numbers of the forms whose codes were printed in this run. All of them are saved.
    private var told: [Int] = []

    /// The numbers of the forms that no run has saved.
    private var rest: [Int] {
        let done = Set(told)
        return plan.forms.filter { $0.saved == nil && !done.contains($0.number) }.map(\.number)
    }

    /// Seals the forms of the input at `path`. With `again` all are new requests.
    ///
    /// A signal during the work ends the program with its usual status, after the person is told what is saved: a shell
    /// sees 130 after Ctrl-C, 143 after SIGTERM, 129 after a closed window.
    static func seal(
        _ items: [InputItem], from path: String, again: Bool, asOf: Day?, with recorder: Recorder, in context: Context
    ) throws {
        let signals = HeldSignals()
        defer { signals.release() }
        var rest = items.count
        do {
            let plan = try recorder.plan(items, again: again) {
                if signals.arrived != nil { throw Interrupted(sentence: FormsText.nothingYet) }
            }
            var work = FormWork(
                recorder: recorder, context: context, plan: plan, signals: signals,
                printer: FormPrinter(plan, recorder.book, asOf: asOf, context),
                remainder: !plan.isRemembered ? .alone : again ? .withoutAgain : .sameCommand)
            defer { rest = work.rest.count }
            try work.seal()
        } catch {
            if rest < items.count { remark(inTheClear: path, isNeeded: rest > 0, in: context) }
            guard let signal = signals.arrived else { throw error }
            let status = context.messages.report(error, status: 128 + signal)
            signals.release()
            throw ExitCode(status)
        }
        remark(inTheClear: path, in: context)
    }

    /// Says that the input at `path` is on the disk in the clear; input from a pipe is not. While it `isNeeded`, some
    /// of it is not saved.
    static func remark(inTheClear path: String?, isNeeded: Bool = false, in context: Context) {
        guard let path, path != "-", !path.hasPrefix("/dev/fd/") else { return }
        context.remark(FormsText.inTheClear(path, isNeeded: isNeeded))
    }

    private mutating func seal() throws {
        if let trouble = recorder.formsTrouble { context.remark(trouble.sentence) }
        let known = plan.known.map(\.number)
        if plan.goesOn, !known.isEmpty { context.remark(FormsText.goesOn(known)) }
        for form in plan.forms {
            if signals.arrived != nil { throw stopped() }
            do {
                if form.saved == nil { try recorder.seal(form.draft) }
            } catch {
                // An answer that cannot be printed must not hide the error about what is not saved, so its own error is
                // dropped.
                if !told.isEmpty { try? printer.end(nil) }
                throw LogError.unsaved(error, rest: rest, of: plan.forms.count, remainder)
            }
            guard printer.tell(form) else { break }
            recorder.told(form, of: plan)
            told.append(form.number)
        }
        let receipt = try close()
        try printer.end(receipt)
        remarks(known)
    }

    /// Ends the session, so that the log is complete, and returns the receipt.
    private func close() throws -> Receipt? {
        do {
            return try Recording.close(recorder, in: context)
        } catch {
            try? printer.end(nil)
            throw error
        }
    }

    /// The error for a signal between two forms.
    private func stopped() -> any Error {
        let rest = rest
        guard rest.count < plan.forms.count else { return Interrupted(sentence: FormsText.nothingYet) }
        if !told.isEmpty {
            do {
                try printer.end(close())
            } catch {
                _ = context.messages.report(error)
            }
        }
        let done = Set(told)
        return Interrupted(
            sentence: FormsText.stopped(
                told: told, before: plan.known.map(\.number).filter { !done.contains($0) }, rest: rest),
            hint: rest.isEmpty ? nil : remainder.remedy(for: rest))
    }

    /// Prints the remarks that the person needs with the codes.
    private func remarks(_ known: [Int]) {
        if !known.isEmpty, !plan.goesOn {
            context.remark(FormsText.known(known, of: plan.forms.count))
            context.finish(.needsPerson)
        }
        let twins = plan.forms.filter { $0.twin != nil }
        for form in twins.prefix(20) {
            guard let twin = form.twin else { continue }
            context.remark(
                FormsText.twin(
                    form.number, code: form.draft.code.description, of: twin.code.description, on: twin.received.day))
        }
        if twins.count > 20 { context.remark(FormsText.moreTwins(twins.count - 20)) }
    }
}
