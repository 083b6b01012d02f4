// Requests and events as lines for reading. All text from outside goes through `VisibleText`.

import IntakeBase

/// Requests and events as lines of text.
package enum RequestLines {
    /// One line for each known field; a text of several lines is below the field's label.
    package static func lines(_ request: Request, _ language: Language) -> [String] {
        var lines: [String] = []
        for field in RequestField.allCases {
            let name = field.words.label(language)
            switch request[field] {
            case .unknown: break
            case .word(let word) where field == .country:
                lines.append("\(name): \(CountryCode(word).map { CountryText.name($0)(language) } ?? word)")
            case .word(let word): lines.append("\(name): \(WordText.label(word, in: field)(language))")
            case .words(let words):
                let shown = words.map { WordText.label($0, in: field)(language) }.joined(separator: ", ")
                lines.append("\(name): \(words.isEmpty ? FieldText.nothing(language) : shown)")
            case .number(let number): lines.append("\(name): \(number)")
            case .day(let day): lines.append("\(name): \(day)")
            case .text(let text):
                let texts = VisibleText.lines(text)
                lines += texts.count == 1 ? ["\(name): \(texts[0])"] : ["\(name):"] + texts.map { "  " + $0 }
            case .contact(let contact):
                for part in SafeContact.Part.allCases {
                    guard let text = contact[part] else { continue }
                    lines.append("\(name), \(part.words.label(language)): \(VisibleText.line(text))")
                }
            case .companions(let companions):
                if companions.isEmpty { lines.append("\(name): \(FieldText.nothing(language))") }
                lines += companions.map { "\(name): \(line($0, language))" }
            }
        }
        if let newer = request.newer, !newer.fields.isEmpty {
            let names = newer.fields.keys.sorted().map(VisibleText.line).joined(separator: ", ")
            lines.append(DeskText.newer(names)(language))
        }
        return lines
    }

    /// An entry of a case's history: time, kind, author, place in the log, and content.
    /// - Parameter isKnown: whether what a request says is shown elsewhere already.
    package static func lines(_ entry: Entry, _ language: Language, isKnown: Bool = false) -> [String] {
        let source = DeskText.source(
            VisibleText.line(entry.provenance.writer.label), log: String(entry.provenance.log.hex.prefix(8)),
            cell: entry.provenance.cell)
        let doubt = entry.provenance.writer.isKnown ? "" : ", " + DeskText.unconfirmed(language)
        let head =
            "\(entry.event.received.minutes)  \(DeskText.kind(entry.event.content)(language)), \(source(language))\(doubt)"
        return [head] + said(entry.event.content, language, isKnown: isKnown).map { "  " + $0 }
    }

    private static func said(_ content: Event.Content, _ language: Language, isKnown: Bool) -> [String] {
        switch content {
        case .request(let new):
            let advised = new.advised.map { [DeskText.advised($0)(language)] } ?? []
            return (isKnown ? [] : lines(new.request, language)) + advised
        case .followUp(let followUp):
            return lines(followUp.request, language)
        case .decision(let decision):
            return DecisionLines.lines(decision.action, language)
        case .newer(let newer):
            return [DeskText.newer(newer)(language)]
        }
    }

    private static func line(_ companion: Companion, _ language: Language) -> String {
        let known = Companion.Part.allCases.filter { $0 != .relation }.compactMap { part -> String? in
            guard let value = part.json(of: companion) else { return nil }
            let text = value.string.map { WordText.name($0, in: part)(language) } ?? CanonicalJSON.text(value)
            return "\(part.words.label(language)): \(text)"
        }
        let relation = companion.relation.map { WordText.relation($0)(language) }
        return ([relation ?? FieldText.unknown(language)] + known).joined(separator: ", ")
    }
}
