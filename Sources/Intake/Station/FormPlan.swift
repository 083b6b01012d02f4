// What becomes of the forms of a file: which of them this laptop has saved already, from this very file, and under which
// ids the others are sealed.
//
// A form is known again by its neighbours. Two callers may give the same short answers, in two files; a form that only looks
// like one from elsewhere is therefore a new request, and that it looks so is said. Only where another form before or behind
// it is the same too, or the whole file is, is it the same form. What was never told is taken for the same more easily: it
// gets the same id, and is told.

import IntakeCases

/// The forms of a file, in its order.
package struct FormPlan {
    /// A form.
    package struct Form {
        /// Its place in the file, from 1 on.
        package let number: Int
        /// The line that it begins in, where the file has one form a line.
        package let line: Int?
        /// What is sealed; of a form that is saved already what was sealed, with today's advice.
        package let draft: Recorder.Draft
        /// When the request was received, where the form is saved already and its code was told.
        package let saved: Moment?
        /// A request with the same answers that came from elsewhere in the last week: its code, and when it was received.
        package let twin: (code: CaseCode, received: Moment)?
    }

    /// The forms.
    package var forms: [Form] = []
    /// Whether the laptop remembers them, so that the same file given again goes on where it stopped.
    package var isRemembered = false
    /// Whether what is saved already is the beginning of work that was interrupted, and this run does the rest.
    package var goesOn = false
    /// The entry of the first form in the laptop's memory; those of the others follow.
    var firstEntry = 0

    /// Forms that are not sealed, because they are saved.
    package var known: [Form] { forms.filter { $0.saved != nil } }
}

extension Recorder {
    /// Drafts the forms of a file. Those that were sealed from the same file in the last week keep their ids; those whose
    /// codes were told are not to be sealed again. With `again` every form is a new request.
    /// - Parameter check: called before each form; what it throws ends the work.
    /// - Throws: `LogError.tooLong`, before anything is remembered; `HomeError.bookDamaged`.
    package func plan(_ items: [InputItem], again: Bool, check: () throws -> Void) throws -> FormPlan {
        var plan = FormPlan()
        guard let forms else {
            for item in items { plan.add(item, try checked(draft(item.request))) }
            return plan
        }
        let match = try FormMatch(items, asOf: asOf, among: forms, again: again)
        var entries: [FormEntry] = []
        entries.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            try check()
            let known = match.known[index]
            var entry = known.map { forms.entries[$0] } ?? newIDs(for: match.contents[index])
            (entry.before, entry.after) = (match.before[index], match.after[index])
            (entry.run, entry.age) = (forms.run, 0)
            let twin = known == nil ? match.twins[index].map { forms.entries[$0] } : nil
            plan.add(
                item, try checked(draft(item.request, as: entry)), saved: entry.isTold ? entry.received : nil,
                twin: twin.map { ($0.code, $0.received) })
            entries.append(entry)
        }
        plan.goesOn = match.goesOn
        plan.isRemembered = forms.keep(entries, replacing: Set(match.known.compactMap { $0 }), now: clock())
        plan.firstEntry = forms.entries.count - entries.count
        return plan
    }

    private func checked(_ draft: Draft) throws -> Draft {
        try check(draft)
        return draft
    }

    /// Notes that the code of a form was told: it is not sealed again.
    package func told(_ form: FormPlan.Form, of plan: FormPlan) {
        guard plan.isRemembered, let forms else { return }
        forms.tell(plan.firstEntry + form.number - 1)
    }

    /// What went wrong with the memory of forms, if anything did; it keeps nothing from being recorded.
    package var formsTrouble: FormsTrouble? { forms?.trouble }
}

extension FormPlan {
    fileprivate mutating func add(
        _ item: InputItem, _ draft: Recorder.Draft, saved: Moment? = nil, twin: (CaseCode, Moment)? = nil
    ) {
        forms.append(
            Form(number: forms.count + 1, line: item.line, draft: draft, saved: saved, twin: twin))
    }
}
