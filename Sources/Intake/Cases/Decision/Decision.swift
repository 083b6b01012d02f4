// A coordinator's decision: which case it is about, what had been shown before it was made, and what was decided.
// What each kind holds is in DecisionParts.swift, the form in records in DecisionEncoding.swift.

import IntakeBase

/// A coordinator's decision.
package struct Decision: Hashable, Sendable {
    /// The id of the case; nil if the decision is about no single case (`DecisionKind.subject`).
    package var id: CaseID?
    /// The names of records of the case that were shown before the decision was made.
    package var after: [Bytes16]
    /// What was decided.
    package var action: DecisionAction

    /// A decision about the case `id`, made when the records `after` had been shown.
    package init(_ action: DecisionAction, about id: CaseID?, after: [Bytes16] = []) {
        self.action = action
        self.id = id
        self.after = after
    }

    /// Whether it decides which records of a log count, or takes such a decision back.
    package var isAboutLog: Bool { id == nil && [.disregard, .undo].contains(action.kind) }

    /// The first schema of events that has decisions.
    static let firstSchema = 2
    /// The recipient of an export, where the coordinator did not say it.
    package static let notSaid = "not said"
    /// The most names in `after`.
    package static let maxAfter = 1_000
    /// The most UTF-8 bytes of a name: a person, an office, a channel.
    package static let maxNameBytes = 200
    /// The most UTF-8 bytes of any other text.
    package static let maxTextBytes = 10_000
    /// The most UTF-8 bytes of a label of the keys file.
    package static let maxLabelBytes = 32
    /// The most logs in one import event.
    package static let maxHeads = 500
}

/// What was decided. A value that is nil clears.
package enum DecisionAction: Hashable, Sendable {
    /// The coordinator with this label handles the case.
    case assign(String?)
    /// The progress of the case.
    case status(StatusChoice?)
    /// The day by which a person must look at the case again.
    case due(Day?, reason: String?)
    /// The decision about the recommended route.
    case route(RouteChoice?, reason: String?)
    /// Whether the caller must not be contacted.
    case doNotContact(Bool?)
    /// Whether the case is linked with another one.
    case link(CaseID, Bool?)
    /// Whether another case that looks alike is a different person's.
    case notSame(CaseID, Bool?)
    /// Whether the record of this name belongs to the case.
    case attach(Bytes16, Bool?)
    /// A note.
    case note(String)
    /// An attempt to reach the caller.
    case attempt(Attempt)
    /// The case goes to someone else.
    case refer(Handover)
    /// Another coordinator agrees to the `refer` in the record of this name.
    case agree(Bytes16)
    /// What counts of one field; nil: of each field with several answers the newest one.
    case settle(Settlement?)
    /// The records of this log from this cell on do not count.
    case disregard(log: Bytes16, cell: UInt64, reason: String?)
    /// The decision in the record of this name counts as if it had never been made.
    case undo(Bytes16)
    /// The case is erased.
    case erase
    /// Something was exported, to someone.
    case export(what: String, to: String)
    /// Logs were imported, up to these heads.
    case imported([ImportedHead])
    /// An alarm was put aside.
    case seen(alarm: String)
}

/// The kinds of decision, by their words in records.
package enum DecisionKind: String, Vocabulary {
    case assign, status, due, route
    case doNotContact = "do_not_contact"
    case link
    case notSame = "not_same"
    case attach, note, attempt, refer, agree, settle, disregard, undo, erase, export
    case imported = "import"
    case seen

    /// Whether a decision names its case.
    package enum Subject: Hashable, Sendable { case always, sometimes, never }

    /// Whether a decision of this kind names its case.
    package var subject: Subject {
        switch self {
        case .disregard, .imported, .seen: .never
        case .export, .undo: .sometimes
        case .assign, .status, .due, .route, .doNotContact, .link, .notSame, .attach, .note, .attempt, .refer, .agree,
            .settle, .erase:
            .always
        }
    }

    /// Whether it cannot be undone, because it happened.
    package var isFinal: Bool { self == .imported || self == .export || self == .erase }
}

extension DecisionAction {
    /// Its kind.
    package var kind: DecisionKind {
        switch self {
        case .assign: .assign
        case .status: .status
        case .due: .due
        case .route: .route
        case .doNotContact: .doNotContact
        case .link: .link
        case .notSame: .notSame
        case .attach: .attach
        case .note: .note
        case .attempt: .attempt
        case .refer: .refer
        case .agree: .agree
        case .settle: .settle
        case .disregard: .disregard
        case .undo: .undo
        case .erase: .erase
        case .export: .export
        case .imported: .imported
        case .seen: .seen
        }
    }
}
