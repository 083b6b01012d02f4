// All that a coordinator sees of one case: what is known, what to clear up, the advice with its reasons, and the
// history.

import IntakeBase
import IntakeCases

/// One case, laid out for reading.
package struct CaseSheet: Sendable {
    private let row: QueueRow
    private let subject: Case
    private let queue: Queue

    /// The sheet of a case in `queue`; nil if the queue does not contain the case.
    package init?(_ id: CaseID, in queue: Queue) {
        guard let row = queue.rows.first(where: { $0.id == id }) else { return nil }
        self.row = row
        subject = row.subject
        self.queue = queue
    }

    /// The case as a JSON object: as in the queue, with its history.
    /// - Parameters:
    ///   - advice: the whole advice.
    ///   - book: the route book by which the volunteer's laptop advised.
    package func json(advice: JSONValue, book: AdvisedBook? = nil) -> JSONValue {
        var members = queue.members(of: row)
        members["advice"] = advice
        members["advised_book"] = book?.json(on: queue.asOf) ?? .null
        members["history"] = .array(
            subject.history.enumerated().map { number, entry in
                entry.json([
                    "ended": JSONValue((subject.known.ended[number]?.topics ?? []).sorted().map(\.description)),
                    "undone": .bool(subject.decided.undos[number] != nil),
                ])
            })
        return .object(members)
    }

    /// The case as lines of text.
    /// - Parameters:
    ///   - advice: the lines of the whole advice, in the same language.
    ///   - book: the route book by which the volunteer's laptop advised.
    ///   - columns: the width of the screen; nil means that lines are not wrapped.
    package func lines(
        _ language: Language, advice: [String], book: AdvisedBook? = nil, columns: Int? = nil
    ) -> [String] {
        let lines = lines(language, advice, book)
        return columns.map { columns in lines.flatMap { CaseSheet.wrapped($0, columns) } } ?? lines
    }

    /// A line wrapped at spaces; all its lines have the same indentation.
    private static func wrapped(_ line: String, _ columns: Int) -> [String] {
        guard TextWidth.of(line) > columns else { return [line] }
        let indent = String(line.prefix { $0 == " " })
        return TextWidth.wrapped(line, first: indent, rest: indent, width: max(20 + indent.count, columns))
    }

    private func lines(_ language: Language, _ advice: [String], _ book: AdvisedBook?) -> [String] {
        var lines = [DeskText.heading(subject.code)(language), ""]
        if subject.hidesChannel { lines += [DeskText.doNotContact(language), ""] }
        lines += pairs(
            [
                (DeskText.status, WordText.label(subject.status)(language)),
                (DeskText.assigned, VisibleText.line(subject.assigned ?? "")),
                (DeskText.due, subject.due?.description ?? ""),
                (DeskText.decided, decided(language)),
                (DeskText.received, "\(subject.received.minutes) UTC"),
                (DeskText.author, author(language)),
                (DeskText.identity, subject.id.description),
            ], language)
        let linked = subject.linkedOthers.filter { !$0.isDisputed }
        if !linked.isEmpty {
            lines.append(DeskText.linked(linked)(language))
        }
        if !subject.linked.refused.isEmpty {
            let refused = Consent.allCases.filter(subject.linked.refused.contains)
            lines.append(DeskText.refusedThere(refused.map(WordText.label))(language))
        }
        lines += section(DeskText.toClearUp, doubts(language), language)
        lines += section(DeskText.saidOtherwise, differences(language, book), language)
        // The advice comes before what is known, because long notes must not push it off the screen.
        lines += section(DeskText.advice(queue.asOf), advice, language)
        lines += section(DeskText.known, RequestLines.lines(subject.shown, language), language)
        // What the only record says is all that is known. Of several, each is shown: an answer that has ended is here.
        let isKnown = subject.history.count == 1
        let history = subject.history.enumerated().flatMap { number, entry in
            RequestLines.lines(
                entry, language, isKnown: isKnown, ended: subject.known.ended[number],
                undo: subject.decided.undos[number].map { subject.history[$0] })
        }
        return lines + section(DeskText.history, history, language)
    }

    /// The laptop that recorded the request.
    private func author(_ language: Language) -> String {
        let writer = subject.history.map(\.provenance.writer).first { $0.label == subject.author }
        return writer?.name(language) ?? VisibleText.line(subject.author)
    }

    private func decided(_ language: Language) -> String {
        guard let route = subject.route else { return "" }
        let country = subject.chosen.map { ", " + CountryText.name($0)(language) } ?? ""
        return WordText.label(route)(language) + country
    }

    private func doubts(_ language: Language) -> [String] {
        let disputed = subject.linked.disputed
        let sentences: [Sentence] =
            subject.decided.handovers.filter(\.isOpen).map { handover in
                DeskText.agreement(subject.code, subject.history[handover.record].name)
            }
            + disputed.map { DeskText.linkDisputed(subject.code, $0.code) } + subject.doubts.map(DeskText.doubt)
            + queue.matches(of: row).map { match in
                let code = queue.rows.first { $0.id == match.other }?.subject.code.description
                return DeskText.match(code ?? match.other.description, match.reasons)
            }
        return queue.openTopics(of: subject).flatMap { RequestLines.lines($0, of: subject, language) }
            + subject.decided.conflicts.flatMap { RequestLines.lines($0, of: subject, language) }
            + sentences.map { $0(language) }
    }

    /// How the advice of the volunteer's laptop differs from today's, and by which book it was given.
    private func differences(_ language: Language, _ book: AdvisedBook?) -> [String] {
        guard !row.differs.isEmpty, let then = subject.advised else { return [] }
        var lines: [Sentence] = []
        if let book { lines.append(DeskText.advisedBy(book, subject.received.day, today: queue.asOf)) }
        lines += row.changes(since: then)
        if then.via != nil, then.release == .coordinator { lines.append(DeskText.countryNotTold) }
        return lines.map { $0(language) }
    }

    private func pairs(_ pairs: [(Sentence, String)], _ language: Language) -> [String] {
        pairs.filter { !$0.1.isEmpty }.map { "\($0.0(language)): \($0.1)" }
    }

    private func section(_ title: Sentence, _ lines: [String], _ language: Language) -> [String] {
        lines.isEmpty ? [] : ["", title(language)] + lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
}
