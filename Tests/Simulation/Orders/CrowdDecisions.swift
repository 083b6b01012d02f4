// What the coordinators of a large hotline decide, and what their logs lie on.

@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

extension Speech {
    /// What a coordinator decides about a case; nil if there is nothing to name.
    mutating func decides(on subject: Case, among cases: [Case], labels: [String]) -> DecisionAction? {
        let decided = subject.history.filter { if case .decision = $0.event.content { true } else { false } }
            .map(\.name)
        let handovers = subject.decided.handovers.map { subject.history[$0.record].name }
        let other = pick(cases).id
        switch number(16) {
        case 0, 1: return .settle(nil)
        case 2: return .settle(Settlement(field: "wanted", value: pick(["yes", "no", "unknown"])))
        case 3: return .settle(Settlement(field: "country", value: pick(["GE", "TR", "unknown"])))
        case 4: return .settle(Settlement(field: "danger.injured", value: pick(["yes", "no"])))
        case 5, 6: return .status(StatusChoice(pick([.new, .working, .handedOver])))
        case 7: return .status(StatusChoice(.closed, outcome: pick(["left", "found a lawyer"])))
        case 8: return .due(pick([Day("2026-07-09"), Day("2026-07-12"), nil]), reason: nil)
        case 9: return .assign(pick(labels.map(Optional.some) + [nil]))
        case 10:
            let via = CountryCode(pick(["GE", "TR"]))
            return .route(RouteChoice(pick([.accepted, .overridden]), via: via), reason: nil)
        case 11: return .doNotContact(pick([true, false, nil]))
        case 12: return other == subject.id ? nil : pick([.link(other, true), .notSame(other, pick([true, false]))])
        case 13: return decided.isEmpty ? .note("ask again") : .undo(pick(decided))
        case 14: return .refer(Handover(to: "a lawyer", consent: nil, reason: "he cannot speak"))
        default: return handovers.isEmpty ? nil : .agree(pick(handovers))
        }
    }
}

extension MemoryVolume {
    /// A stick with these files, whose names follow from their order.
    init(device: UInt64, holding files: [[UInt8]]) {
        self.init(device: device)
        for (number, bytes) in files.enumerated() {
            let node = make(folder: false)
            name(node, "\(10_000 + number).intake", in: 1)
            write(bytes, to: node, at: nil)
        }
        self = settled
    }

    /// Removes a file or a folder, if it is there.
    mutating func remove(_ path: String) {
        let way = path.split(separator: "/").map(String.init)
        guard let last = way.last else { return }
        let (folder, error) = find(way.dropLast())
        if error == 0 { unname(last, in: folder) }
    }
}
