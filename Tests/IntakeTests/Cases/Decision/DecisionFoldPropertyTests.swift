import Testing
@testable import IntakeBase
@testable import IntakeCases

@Suite struct DecisionFoldPropertyTests {
    /// A case of some lines, whose decisions had seen some of what was there.
    private static func paper(using random: inout SeededRandom) -> PaperCase {
        var paper = PaperCase()
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let (line, time) = (Int.random(in: 0..<4, using: &random), Int.random(in: 0..<12, using: &random))
            guard Int.random(in: 0..<5, using: &random) > 0 else {
                paper.record(line: line + 10, time: time)
                continue
            }
            let after = paper.records.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
            paper.decide(action(paper, using: &random), line: line, after: after, time: time)
        }
        return paper
    }

    private static func action(_ paper: PaperCase, using random: inout SeededRandom) -> DecisionAction {
        let number = Int.random(in: 0..<max(paper.records.count, 1), using: &random)
        let answer = [true, false, nil].randomElement(using: &random)!
        let country = ["GE", "AM"].map { RouteChoice(.overridden, via: CountryCode($0)) }.randomElement(using: &random)
        let choices: [DecisionAction] = [
            .undo(PaperCase.name(number)), .undo(PaperCase.name(number)), .agree(PaperCase.name(number)),
            .assign(["boris", "irina", nil].randomElement(using: &random)!),
            .status(CaseStatus.allCases.randomElement(using: &random).map { StatusChoice($0) }),
            .due(Day("2026-07-0\(Int.random(in: 1...3, using: &random))"), reason: nil), .due(nil, reason: nil),
            .route(country, reason: nil), .doNotContact(answer), .link(MadeDecisions.other, answer),
            .attach(PaperCase.name(number), answer), .note("n"), .erase,
            .refer(Handover(to: "a", consent: nil, reason: "r")),
        ]
        return choices.randomElement(using: &random)!
    }

    @Test func `the sequence in which decisions are given makes no difference`() {
        var random = SeededRandom(seed: 71)
        for _ in 0..<2_000 {
            let paper = Self.paper(using: &random)
            let expected = paper.decided
            for _ in 0..<3 {
                let other = Decided(
                    paper.decisions.shuffled(using: &random), among: paper.records.shuffled(using: &random), in: paper)
                #expect(other == expected)
            }
        }
    }

    @Test func `those stand that no other one of the kind has seen, and they conflict where their values differ`() {
        var random = SeededRandom(seed: 72)
        var conflicts = 0
        for _ in 0..<2_000 {
            let paper = Self.paper(using: &random)
            let decided = paper.decided
            for (kind, standing) in [
                (DecisionKind.assign, decided.assigned?.records), (.status, decided.choice?.records),
                (.due, decided.due?.records), (.route, decided.route?.records),
                (.doNotContact, decided.doNotContact?.records),
                (.link, decided.links[MadeDecisions.other]?.records),
            ] {
                let counting = paper.decisions.filter {
                    $0.decision.action.kind == kind && !decided.undone.contains($0.number)
                }
                let expected = counting.filter { one in
                    !counting.contains { paper.hasSeen($0.number, one.number) }
                }
                #expect(Set(standing ?? []) == Set(expected.map(\.number)))
                let isConflict = Set(expected.map(\.decision.action)).count > 1
                #expect(decided.conflicts.contains { $0.kind == kind } == isConflict)
                conflicts += isConflict ? 1 : 0
            }
        }
        #expect(conflicts > 500)
    }

    @Test func `a decision that has seen everything ends every conflict of its kind`() {
        var random = SeededRandom(seed: 73)
        for _ in 0..<500 {
            var paper = Self.paper(using: &random)
            let all = paper.records
            paper.decide(.assign("anna"), line: 9, after: all)
            paper.decide(.doNotContact(false), line: 9, after: all)
            paper.decide(.status(StatusChoice(.closed)), line: 9, after: all)
            let decided = paper.decided
            #expect(decided.assigned?.value == "anna" && decided.doNotContact?.value == false)
            #expect(decided.status == .closed)
            #expect(!decided.conflicts.contains { [.assign, .doNotContact, .status].contains($0.kind) })
        }
    }
}
