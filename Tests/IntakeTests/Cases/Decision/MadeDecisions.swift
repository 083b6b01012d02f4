// Decisions of every kind, as tests need them.

@testable import IntakeBase
@testable import IntakeCases

enum MadeDecisions {
    static let id = CaseID("00112233445566778899aabbccddeeff")!
    static let other = CaseID("ffeeddccbbaa99887766554433221100")!
    static let received = Moment("2026-07-01T14:03:00Z")!

    static func name(_ number: UInt8) -> Bytes16 { Bytes16([UInt8](repeating: number, count: 16))! }

    static func event(_ decision: Decision) -> Event { Event(received: received, content: .decision(decision)) }

    /// The actions, each kind with all of its members, with as few as possible, and cleared.
    static let actions: [DecisionAction] = [
        .assign("boris"), .assign(nil), .status(nil),
        .status(StatusChoice(.waiting, person: "Ж. \"A\"", purpose: "a passport\nrenewed")),
        .status(StatusChoice(.closed, outcome: "is abroad")), .due(Day("2026-07-20"), reason: "leave ends"),
        .due(nil, reason: nil), .route(RouteChoice(.overridden, via: CountryCode("RS")), reason: "a cousin"),
        .route(RouteChoice(.accepted), reason: nil), .route(nil, reason: nil), .doNotContact(true),
        .doNotContact(false),
        .doNotContact(nil), .link(other, true), .link(other, nil), .notSame(other, false), .notSame(other, nil),
        .attach(name(7), true), .attach(name(7), nil), .note("called his mother"),
        .attempt(Attempt(channel: "signal", result: "no answer", next: .day(Day("2026-07-02")!))),
        .attempt(Attempt(channel: "phone", result: "busy", next: .moment(received))),
        .attempt(Attempt(channel: "phone", result: "busy")), .refer(Handover(to: "a lawyer", consent: .lawyer)),
        .refer(Handover(to: "a lawyer", consent: nil, reason: "in custody")), .agree(name(8)), .settle(nil),
        .settle(Settlement(field: "wanted", value: "no")), .settle(Settlement(field: "age", value: 21)),
        .disregard(log: name(9), cell: 40, reason: nil), .disregard(log: name(9), cell: 0, reason: "lost"),
        .undo(name(10)), .erase, .export(what: "case", to: "the court"),
        .imported([
            ImportedHead(log: name(11), cells: 7, hash: Bytes32([UInt8](repeating: 1, count: 32))!),
            ImportedHead(log: name(12), cells: 1, hash: Bytes32()),
        ]), .seen(alarm: "removed and continued"),
    ]

    /// A decision for each action, and for each status alone.
    static let all: [Decision] = (actions + CaseStatus.allCases.map { .status(StatusChoice($0)) }).flatMap { action in
        let named = Decision(action, about: id, after: [name(1), name(2)])
        let unnamed = Decision(action, about: nil)
        return switch action.kind.subject {
        case .always: [named, Decision(action, about: id)]
        case .sometimes: [named, unnamed]
        case .never: [unnamed]
        }
    }
}
