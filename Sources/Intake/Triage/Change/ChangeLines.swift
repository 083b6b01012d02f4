// The difference of one advice in words: one line for each field with old and new value, less careful ones first.

import IntakeBase
import IntakeCases

extension AdviceDifference {
    /// The lines on the differences, with the names and words of the two books.
    package func lines(old before: RouteBook, new after: RouteBook, _ language: Language) -> [String] {
        fields(before, after).enumerated()
            .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map { VisibleText.line($0.element.line(language)) }
    }

    private struct Field {
        let line: Sentence
        /// The ways of being less careful that are visible in this field.
        let shows: [LessCareful]
    }

    private func rank(_ field: Field) -> Int { Set(field.shows).isDisjoint(with: lessCareful) ? 1 : 0 }

    private func fields(_ before: RouteBook, _ after: RouteBook) -> [Field] {
        var fields: [Field] = []
        func add<Value: Equatable>(
            _ name: Sentence, _ was: Value, _ now: Value, _ shows: [LessCareful] = [],
            _ label: (Value, RouteBook) -> Sentence
        ) {
            if was == now { return }
            fields.append(Field(line: ChangeText.field(name, label(was, before), label(now, after)), shows: shows))
        }
        func names(_ codes: [CountryCode], _ book: RouteBook) -> Sentence {
            ChangeText.list(codes.map { book.name(of: $0) })
        }
        /// One line for each removed and each added entry; a line on the order if only that changed.
        func addList(_ name: Sentence, _ was: [String], _ now: [String], _ kind: BookWord.Kind) {
            let shown: LessCareful =
                switch kind {
                case .warn: .warning
                case .next: .next
                case .ask: .ask
                }
            let (gone, come) = (was.filter { !now.contains($0) }, now.filter { !was.contains($0) })
            for id in gone {
                let line = ChangeText.gone(name, before.words(kind, id))
                fields.append(Field(line: line, shows: [shown]))
            }
            for id in come { fields.append(Field(line: ChangeText.come(name, after.words(kind, id)), shows: [])) }
            if gone.isEmpty && come.isEmpty && was != now {
                fields.append(Field(line: ChangeText.order(name), shows: []))
            }
        }
        add(DeskText.outcome, old.outcome, new.outcome, [.route, .outcome]) { value, _ in WordText.label(value) }
        add(DeskText.via, old.via, new.via, [.country, .via]) { code, book in names(code.map { [$0] } ?? [], book) }
        add(ChangeText.mode, old.mode, new.mode, [.mode]) { mode, _ in
            mode.map { WordText.label($0) } ?? ChangeText.none
        }
        add(ChangeText.stay, old.stay, new.stay, [.country]) { code, book in names(code.map { [$0] } ?? [], book) }
        add(ChangeText.others, old.others, new.others, [.country, .order], names)
        add(ChangeText.onward, old.onward, new.onward, [.country], names)
        add(ChangeText.condition, old.conditions, new.conditions, [.condition]) { conditions, book in
            ChangeText.list(conditions.sorted { $0.key < $1.key }.flatMap { $0.value })
        }
        add(ChangeText.risk, old.risks, new.risks, [.risk]) { risks, book in
            ChangeText.list(risks.sorted { $0.key < $1.key }.map { ChangeText.risk(book.name(of: $0.key), $0.value) })
        }
        add(DeskText.urgency, old.urgency, new.urgency, [.urgency]) { value, _ in WordText.label(value) }
        add(DeskText.release, old.release, new.release, [.release]) { value, _ in WordText.label(value) }
        addList(TriageText.warn, old.warn, new.warn, .warn)
        addList(TriageText.next, old.next, new.next, .next)
        addList(ChangeText.ask, old.ask, new.ask, .ask)
        return fields
    }
}

extension RouteBook {
    /// The sentence of a word; for a field without a question in the book, the name of the field.
    fileprivate func words(_ kind: BookWord.Kind, _ id: String) -> Sentence {
        let text = text(kind, id)
        return text.en == id && kind == .ask ? RequestField(rawValue: id).map(\.words.label) ?? text : text
    }
}
