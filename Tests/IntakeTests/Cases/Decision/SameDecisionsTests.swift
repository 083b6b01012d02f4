import Testing
@testable import IntakeBase
@testable import IntakeCases

/// What an undo does not change, because another decision says the same.
@Suite struct SameDecisionsTests {
    private func same(_ paper: PaperCase, as number: Int) -> [Int] {
        paper.decided.same(as: number) { record in paper.decisions.first { $0.number == record }?.decision.action }
    }

    @Test func `of two equal decisions that had not seen one another, each names the other`() {
        var paper = PaperCase()
        let irina = paper.decide(.due(Day("2026-07-10"), reason: "a court"), line: 0)
        let boris = paper.decide(.due(Day("2026-07-10"), reason: nil), line: 1)
        let anna = paper.decide(.due(Day("2026-07-11"), reason: nil), line: 2)
        #expect(same(paper, as: irina) == [boris] && same(paper, as: boris) == [irina])
        #expect(same(paper, as: anna) == [])
        // After the undo, the other one still holds.
        paper.decide(.undo(PaperCase.name(irina)), line: 0)
        #expect(paper.decided.due?.records == [anna, boris])
    }

    @Test func `a decision that a later one replaced goes on saying nothing`() {
        var paper = PaperCase()
        let first = paper.decide(.assign("irina"), line: 0)
        let second = paper.decide(.assign("irina"), line: 1, after: [first])
        #expect(same(paper, as: second) == [] && same(paper, as: first) == [])
    }

    @Test func `links are compared with links to the same case, settlements with equal ones`() {
        var paper = PaperCase()
        let link = paper.decide(.link(MadeDecisions.other, true), line: 0)
        let other = paper.decide(.link(MadeDecisions.id, true), line: 1)
        let wanted = Settlement(field: "wanted", value: "no")
        let settle = paper.decide(.settle(wanted), line: 0)
        let again = paper.decide(.settle(wanted), line: 1)
        paper.decide(.settle(nil), line: 1)
        #expect(same(paper, as: link) == [] && same(paper, as: other) == [])
        #expect(same(paper, as: settle) == [again])
    }

    @Test func `notes that are equal are two notes`() {
        var paper = PaperCase()
        let note = paper.decide(.note("n"), line: 0)
        paper.decide(.note("n"), line: 1)
        #expect(same(paper, as: note) == [])
    }
}
