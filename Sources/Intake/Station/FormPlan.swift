// Plans the forms of a file: which of them this laptop has already saved from this same file, and the ids that the
// others are sealed under.
//
// A form is recognized by its neighbours, because two callers may give the same short answers in two files. A form that
// only looks like one from elsewhere is a new request, and the program says that it looks so. It is the same form only
// if the form before or after it matches too, or the whole file does. A form that was never told is treated as the same
// on less evidence: it gets the same id, and is told.

import IntakeCases

/// The forms of a file, in its order.
package struct FormPlan {
    /// A form.
    package struct Form {
        /// Its position in the file, from 1.
        package let number: Int
        /// Its first line, if the file has one form per line.
        package let line: Int?
        /// The draft to seal; for a saved form the one that was sealed, with today's advice.
        package let draft: Recorder.Draft
        /// The time of receipt, if the form is saved and its code was told.
        package let saved: Moment?
        /// A request with the same answers from elsewhere in the last week: its code and time of receipt.
        package let twin: (code: CaseCode, received: Moment)?
    }

    /// The forms.
    package var forms: [Form] = []
    /// Whether the laptop remembers them, so that the same file, given again, continues where it stopped.
    package var isRemembered = false
    /// Whether the saved forms are the beginning of an interrupted run that this one completes.
    package var goesOn = false
    /// The index of the first form's entry in the ledger; those of the others follow.
    var firstEntry = 0

    /// The forms that are not sealed because they are saved.
    package var known: [Form] { forms.filter { $0.saved != nil } }
}

extension Recorder {
    /// Drafts the forms of a file. Those that were sealed from the same file in the last week keep their ids; those
    /// with told codes must not be sealed again. With `again` every form is a new request.
    /// - Parameter check: called before each form; an error that it throws ends the work.
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

    /// Records that the code of a form was told, so it is not sealed again.
    package func told(_ form: FormPlan.Form, of plan: FormPlan) {
        guard plan.isRemembered, let forms else { return }
        forms.tell(plan.firstEntry + form.number - 1)
    }

    /// Trouble with the memory of forms, if any; it does not prevent recording.
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
