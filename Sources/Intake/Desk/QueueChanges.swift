// What is advised otherwise today than a laptop advised then, case by case: for whoever decides whom to call back.

import IntakeBase
import IntakeCases

extension QueueRow {
    /// A sentence for each part of the advice that differs from what was advised then: what it was, and what it is.
    func changes(since then: Advised) -> [Sentence] {
        differs.map { part in
            switch part {
            case .outcome: DeskText.change(DeskText.outcome, then.outcome, outcome, WordText.label)
            case .urgency: DeskText.change(DeskText.urgency, then.urgency, urgency, WordText.label)
            case .release: DeskText.change(DeskText.release, then.release, release, WordText.label)
            case .via: DeskText.change(DeskText.via, then.via, via, DeskText.country)
            }
        }
    }
}

extension Queue {
    /// Each case that is advised otherwise today, by its code, and below it what was and what is; that nobody has to
    /// be called back, where there is none. Written piece by piece, each ended by a line feed.
    package func renderChanges(_ language: Language, to write: (String) throws -> Void) rethrows {
        if changed == 0 { return try write(QueueText.nobodyToCall(language) + "\n") }
        for row in rows where row.isChanged {
            let subject = row.subject
            guard let then = subject.advised else { continue }
            try write("\(subject.code)\n" + row.changes(since: then).map { "  \($0(language))\n" }.joined())
        }
    }
}
