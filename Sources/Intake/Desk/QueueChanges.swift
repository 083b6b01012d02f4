// The differences between today's advice and the advice that a laptop gave at first, case by case, for the coordinator
// who decides which callers to call back.

import IntakeBase
import IntakeCases

extension QueueRow {
    /// A sentence for each part of the advice that differs from the first advice: what it was, and what it is.
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
    /// Writes each case whose advice differs today: its code, and below it what the advice was and what it is. If there
    /// is no such case, writes that no call is needed. Written piece by piece, each ended by a line feed.
    package func renderChanges(_ language: Language, to write: (String) throws -> Void) rethrows {
        if changed == 0 { return try write(QueueText.noCallsBack(language) + "\n") }
        for row in rows where row.isChanged {
            let subject = row.subject
            guard let then = subject.advised else { continue }
            try write("\(subject.code)\n" + row.changes(since: then).map { "  \($0(language))\n" }.joined())
        }
    }
}
