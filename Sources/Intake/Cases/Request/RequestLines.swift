// Requests and events as lines for reading. All text from outside goes through `VisibleText`.

import IntakeBase

/// Requests and events as lines of text.
package enum RequestLines {
    /// One line for each known field; a text of several lines is below the field's label. An answer that has ended says
    /// so between its name and its value.
    package static func lines(
        _ request: Request, _ language: Language, ended: EndedAnswers = EndedAnswers()
    ) -> [String] {
        var lines: [String] = []
        for field in RequestField.allCases {
            let label = field.words.label(language)
            let name = marked(label, ended.topics.contains(.field(field)), language)
            switch request[field] {
            case .unknown: break
            case .word(let word) where field == .country:
                lines.append("\(name): \(CountryCode(word).map { CountryText.name($0)(language) } ?? word)")
            case .word(let word): lines.append("\(name): \(WordText.label(word, in: field)(language))")
            case .words(let words):
                let hasEnded = ended.hasEnded(field, words)
                let shown = words.map { word in
                    let text = WordText.label(word, in: field)(language)
                    return marked(text, !hasEnded && ended.topics.contains(.word(field, word)), language)
                }.joined(separator: ", ")
                let name = marked(label, hasEnded, language)
                lines.append("\(name): \(words.isEmpty ? FieldText.nothing(language) : shown)")
            case .number(let number): lines.append("\(name): \(number)")
            case .day(let day): lines.append("\(name): \(day)")
            case .text(let text):
                let texts = VisibleText.lines(text)
                lines += texts.count == 1 ? ["\(name): \(texts[0])"] : ["\(name):"] + texts.map { "  " + $0 }
            case .contact(let contact):
                for part in SafeContact.Part.allCases {
                    guard let text = contact[part] else { continue }
                    let name = "\(label), \(part.words.label(language))"
                    let shown = VisibleText.line(text)
                    lines.append("\(marked(name, ended.topics.contains(.contact(part)), language)): \(shown)")
                }
            case .companions(let companions):
                if companions.isEmpty { lines.append("\(name): \(FieldText.nothing(language))") }
                lines += companions.enumerated().map { place, companion in
                    let hasEnded = ended.hasEnded(companion: place)
                    let details = hasEnded ? [] : ended.details(place)
                    return "\(marked(label, hasEnded, language)): \(line(companion, details, language))"
                }
            }
        }
        if let newer = request.newer, !newer.fields.isEmpty {
            let names = newer.fields.keys.sorted().map(VisibleText.line).joined(separator: ", ")
            lines.append(DeskText.newer(names)(language))
        }
        return lines
    }

    /// The name of an answer, with a mark if the answer has ended.
    private static func marked(_ name: String, _ hasEnded: Bool, _ language: Language) -> String {
        hasEnded ? "\(name) (\(DeskText.earlier(language)))" : name
    }

    /// An entry of a case's history: time, kind, author, place in the log, and content.
    /// - Parameters:
    ///   - isKnown: whether what a request says is shown elsewhere already.
    ///   - ended: its answers that have ended.
    ///   - undo: the undo that takes the decision back.
    package static func lines(
        _ entry: Entry, _ language: Language, isKnown: Bool = false, ended: EndedAnswers? = nil, undo: Entry? = nil
    ) -> [String] {
        let source = DeskText.source(
            entry.provenance.writer.name, log: String(entry.provenance.log.hex.prefix(8)), cell: entry.provenance.cell)
        let doubt = entry.provenance.writer.isKnown ? "" : ", " + DeskText.unconfirmed(language)
        let head =
            "\(entry.event.received.minutes)  \(DeskText.kind(entry.event.content)(language)), \(source(language))\(doubt)"
        let undone = undo.map { undo in
            DeskText.undone(VisibleText.line(undo.provenance.writer.label), undo.shown.minutes)(language)
        }
        let said = said(entry.event.content, language, isKnown: isKnown, ended ?? EndedAnswers())
        return [head] + (said + [undone].compactMap(\.self)).map { "  " + $0 }
    }

    private static func said(
        _ content: Event.Content, _ language: Language, isKnown: Bool, _ ended: EndedAnswers
    ) -> [String] {
        switch content {
        case .request(let new):
            let advised = new.advised.map { [DeskText.advised($0)(language)] } ?? []
            return (isKnown ? [] : lines(new.request, language, ended: ended)) + advised
        case .followUp(let followUp):
            return lines(followUp.request, language, ended: ended)
        case .decision(let decision):
            return DecisionLines.lines(decision.action, language, hasEnded: ended.isAll)
        case .newer(let newer):
            return [DeskText.newer(newer)(language)]
        }
    }

    private static func line(
        _ companion: Companion, _ ended: Set<Companion.Part>, _ language: Language
    ) -> String {
        let known = Companion.Part.allCases.filter { $0 != .relation }.compactMap { part -> String? in
            guard let value = part.json(of: companion) else { return nil }
            let text = value.string.map { WordText.name($0, in: part)(language) } ?? CanonicalJSON.text(value)
            return "\(marked(part.words.label(language), ended.contains(part), language)): \(text)"
        }
        let relation = companion.relation.map { WordText.relation($0)(language) }
        return ([relation ?? FieldText.unknown(language)] + known).joined(separator: ", ")
    }
}
