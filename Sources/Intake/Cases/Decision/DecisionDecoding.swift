// Decodes a decision: which members each kind has, and which of them it needs.

import IntakeBase

extension Decision {
    /// Decodes a decision of this kind.
    init(_ kind: DecisionKind, members: [String: JSONValue]) throws(EventError) {
        var reader = DecisionReader(members)
        let id = try Decision.subject(kind, &reader)
        // A decision about no case has seen no records of one.
        let after =
            id == nil ? [] : try reader.list("after", Decision.maxAfter) { $0.string.flatMap(Bytes16.init(hex:)) }
        let action = try DecisionAction(kind, &reader)
        try reader.end()
        switch action {
        // A case is not another one.
        case .link(let other, _), .notSame(let other, _):
            if other == id { throw .wrong(member: "with") }
        default: break
        }
        self.init(action, about: id, after: after)
    }

    private static func subject(_ kind: DecisionKind, _ reader: inout DecisionReader) throws(EventError) -> CaseID? {
        switch kind.subject {
        case .always: try reader.required("case") { CaseID($0) }
        case .sometimes: try reader.optional("case") { CaseID($0) }
        case .never: nil
        }
    }
}

extension DecisionAction {
    fileprivate init(_ kind: DecisionKind, _ reader: inout DecisionReader) throws(EventError) {
        let (name, text) = (Decision.maxNameBytes, Decision.maxTextBytes)
        switch kind {
        case .assign:
            self = .assign(
                try reader.nullable("to") { (1...Decision.maxLabelBytes).contains($0.utf8.count) ? $0 : nil })
        case .status: self = .status(try StatusChoice.read(&reader))
        case .due:
            self = .due(try reader.nullable("due") { Day($0) }, reason: try reader.optionalText("reason", text))
        case .route:
            let decision = try reader.nullable("route") { RouteDecision(rawValue: $0) }
            // The country belongs to the decision: with null, `via` is a member too many.
            let via = decision == nil ? nil : try reader.optional("via") { CountryCode($0) }
            self = .route(
                decision.map { RouteChoice($0, via: via) }, reason: try reader.optionalText("reason", text))
        case .doNotContact: self = .doNotContact(try reader.nullableAnswer("is"))
        case .link: self = .link(try reader.required("with") { CaseID($0) }, try reader.nullableAnswer("is"))
        case .notSame: self = .notSame(try reader.required("with") { CaseID($0) }, try reader.nullableAnswer("is"))
        case .attach: self = .attach(try reader.name("record"), try reader.nullableAnswer("is"))
        case .note: self = .note(try reader.text("text", text))
        case .attempt:
            self = .attempt(
                Attempt(
                    channel: try reader.text("channel", name), result: try reader.text("result", text),
                    next: try reader.optional("next") { Attempt.Next($0) }))
        case .refer: self = .refer(try Handover.read(&reader))
        case .agree: self = .agree(try reader.name("refer"))
        case .settle: self = .settle(try Settlement.read(&reader))
        case .disregard:
            self = .disregard(
                log: try reader.name("log"), cell: try reader.count("cell"),
                reason: try reader.optionalText("reason", text))
        case .undo: self = .undo(try reader.name("record"))
        case .erase: self = .erase
        case .export: self = .export(what: try reader.text("what", name), to: try reader.text("to", name))
        case .imported:
            let heads = try reader.list("heads", Decision.maxHeads) { ImportedHead(json: $0) }
            guard !heads.isEmpty else { throw .wrong(member: "heads") }
            self = .imported(heads)
        case .seen: self = .seen(alarm: try reader.text("alarm", text))
        }
    }
}

extension StatusChoice {
    fileprivate static func read(_ reader: inout DecisionReader) throws(EventError) -> StatusChoice? {
        guard let status = try reader.nullable("status", { CaseStatus(rawValue: $0) }) else { return nil }
        var choice = StatusChoice(status)
        if status == .waiting {
            choice.person = try reader.optionalText("whom", Decision.maxNameBytes)
            choice.purpose = try reader.optionalText("for", Decision.maxTextBytes)
        }
        if status == .closed { choice.outcome = try reader.optionalText("outcome", Decision.maxTextBytes) }
        return choice
    }
}

extension Handover {
    fileprivate static func read(_ reader: inout DecisionReader) throws(EventError) -> Handover {
        let handover = Handover(
            to: try reader.text("to", Decision.maxNameBytes),
            consent: try reader.optional("consent") { Consent(rawValue: $0) },
            reason: try reader.optionalText("reason", Decision.maxTextBytes))
        guard handover.consent != nil || handover.reason != nil else { throw .wrong(member: "reason") }
        return handover
    }
}

extension Settlement {
    /// The longest name of a field names a companion by a record.
    private static let maxFieldBytes = 400

    fileprivate static func read(_ reader: inout DecisionReader) throws(EventError) -> Settlement? {
        let field = try reader.optionalText("field", maxFieldBytes)
        let value = try reader.scalar("value", Decision.maxTextBytes)
        switch (field, value) {
        case (nil, nil): return nil
        case (let field?, let value?): return Settlement(field: field, value: value)
        case (nil, _): throw .wrong(member: "field")
        case (_, nil): throw .wrong(member: "value")
        }
    }
}

extension ImportedHead {
    /// Reads the head of a log; nil for anything else.
    fileprivate init?(json: JSONValue) {
        guard let members = json.object, members.count == 3, let cells = members["cells"]?.integer, cells > 0,
            let log = members["log"]?.string.flatMap(Bytes16.init(hex:)),
            let hash = members["hash"]?.string.flatMap({ Bytes32(hex: $0) })
        else { return nil }
        self.init(log: log, cells: UInt64(cells), hash: hash)
    }
}
