import Testing
@testable import IntakeBase
@testable import IntakeCases

@Suite struct ReopeningTests {
    private static let closed = DecisionAction.status(StatusChoice(.closed, outcome: "is abroad"))

    @Test func `a record that a standing closed had not seen opens the case again`() {
        var paper = PaperCase()
        let request = paper.record(line: 0)
        paper.decide(Self.closed, line: 1, after: [request])
        #expect(paper.decided.status == .closed && !paper.decided.isReopened)
        let news = paper.record(line: 0)
        #expect(paper.decided.status == .working && paper.decided.isReopened)
        #expect(paper.decided.choice?.isConflict == false)
        paper.decide(Self.closed, line: 1, after: [news])
        #expect(paper.decided.status == .closed)
    }

    @Test func `a record of a slow clock opens it too, if it was not seen`() {
        var paper = PaperCase()
        let request = paper.record(line: 0, time: 10)
        paper.decide(Self.closed, line: 1, after: [request], time: 20)
        paper.record(line: 2, time: 1)
        #expect(paper.decided.status == .working)
    }

    @Test func `a decision of another kind opens it, one about the status or an undone one does not`() {
        var paper = PaperCase()
        let request = paper.record(line: 0)
        let closed = paper.decide(Self.closed, line: 1, after: [request])
        paper.decide(.status(StatusChoice(.handedOver)), line: 2, after: [request])
        #expect(paper.decided.status == .handedOver && !paper.decided.isReopened)
        let again = paper.decide(Self.closed, line: 1, after: [closed, 2])
        #expect(paper.decided.status == .closed)
        let note = paper.decide(.note("n"), line: 2)
        #expect(paper.decided.status == .working)
        let undo = paper.decide(.undo(PaperCase.name(note)), line: 2)
        // The undo itself is a record that was not seen.
        #expect(paper.decided.status == .working)
        paper.decide(Self.closed, line: 1, after: [undo])
        #expect(paper.decided.status == .closed)
        #expect(again == 3)
    }

    @Test func `a closed that was replaced or undone opens nothing`() {
        var paper = PaperCase()
        let request = paper.record(line: 0)
        let closed = paper.decide(Self.closed, line: 1, after: [request])
        let waiting = paper.decide(.status(StatusChoice(.waiting)), line: 2, after: [closed])
        paper.record(line: 0)
        #expect(paper.decided.status == .waiting && !paper.decided.isReopened)
        paper.decide(.undo(PaperCase.name(waiting)), line: 2)
        #expect(paper.decided.isReopened)
        paper.decide(.undo(PaperCase.name(closed)), line: 1)
        #expect(paper.decided.status == .new && !paper.decided.isReopened)
    }

    @Test func `a decision that was undone opens nothing, even where only its undo was seen`() {
        var paper = PaperCase()
        let request = paper.record(line: 0)
        let note = paper.decide(.note("n"), line: 2)
        // This coordinator was not shown the note.
        let undo = paper.decide(.undo(PaperCase.name(note)), line: 3)
        paper.decide(Self.closed, line: 1, after: [request, undo])
        #expect(paper.decided.status == .closed && !paper.decided.isReopened)
    }

    @Test func `a decision that had seen the closed does not open the case, in its line or in another`() {
        var paper = PaperCase()
        let request = paper.record(line: 0)
        let closed = paper.decide(Self.closed, line: 1, after: [request])
        paper.decide(.note("n"), line: 1)
        paper.decide(.export(what: "case", to: "court"), line: 2, after: [closed])
        #expect(paper.decided.status == .closed && !paper.decided.isReopened)
    }

    @Test func `of two that stand, each closed must have seen the record`() {
        var paper = PaperCase()
        let request = paper.record(line: 0)
        let news = paper.record(line: 5)
        paper.decide(Self.closed, line: 1, after: [request, news])
        #expect(paper.decided.status == .closed)
        paper.decide(Self.closed, line: 2, after: [request])
        #expect(paper.decided.status == .working)
    }
}
