import Testing
@testable import IntakeBase
@testable import IntakeCases

@Suite struct UndoTests {
    @Test func `in a chain of undos each one takes back the one before it`() {
        for length in 0...9 {
            var paper = PaperCase()
            var last = paper.decide(.assign("boris"), line: 0)
            for _ in 0..<length { last = paper.decide(.undo(PaperCase.name(last)), line: 0) }
            #expect((paper.decided.assigned == nil) == (length % 2 == 1), "\(length) undos")
        }
    }

    @Test func `a long chain of undos is judged without a deep stack`() {
        let decisions = (0..<50_000).map { number in
            DecidedRecord(
                number: number, name: PaperCase.name(number), author: "c",
                decision: Decision(
                    number == 0 ? .erase : number == 1 ? .note("n") : .undo(PaperCase.name(number - 1)),
                    about: MadeDecisions.id))
        }
        let undone = UndoneDecisions(decisions).numbers
        #expect(undone.contains(1) == ((50_000 - 2) % 2 == 1) && undone.count == (50_000 - 1) / 2)
    }

    @Test func `of two undos one is enough, and an undone one does not count`() {
        var paper = PaperCase()
        let note = paper.decide(.note("n"), line: 0)
        let first = paper.decide(.undo(PaperCase.name(note)), line: 1)
        paper.decide(.undo(PaperCase.name(note)), line: 2)
        paper.decide(.undo(PaperCase.name(first)), line: 1)
        #expect(paper.decided.notes.isEmpty && paper.decided.undone == [note, first])
    }

    @Test func `of several undos the first record is named as the one that took the decision back`() {
        var paper = PaperCase()
        let note = paper.decide(.note("n"), line: 0)
        let first = paper.decide(.undo(PaperCase.name(note)), line: 1)
        let second = paper.decide(.undo(PaperCase.name(note)), line: 2)
        #expect(paper.decided.undos == [note: first])
        let again = paper.decide(.undo(PaperCase.name(first)), line: 3)
        #expect(paper.decided.undos == [note: second, first: again])
    }

    @Test func `what an undone decision had replaced stands again, but what it had seen stays seen`() {
        var paper = PaperCase()
        let first = paper.decide(.assign("irina"), line: 1)
        let second = paper.decide(.assign("boris"), line: 2, after: [first])
        paper.decide(.undo(PaperCase.name(second)), line: 3)
        #expect(paper.decided.assigned == Standing(value: "irina", records: [first], isConflict: false))
        let third = paper.decide(.assign("anna"), line: 4, after: [second])
        #expect(paper.decided.assigned == Standing(value: "anna", records: [third], isConflict: false))
    }

    @Test func `what happened cannot be undone`() {
        for action in [DecisionAction.erase, .export(what: "case", to: "court"), .imported([])] {
            var paper = PaperCase()
            let happened = paper.decide(action, line: 0)
            let undo = paper.decide(.undo(PaperCase.name(happened)), line: 0)
            #expect(paper.decided.undone.isEmpty && paper.decided.withoutEffect == [undo])
        }
    }

    @Test func `an undo of a record that is not here changes nothing until the record arrives`() {
        var paper = PaperCase()
        let undo = paper.decide(.undo(PaperCase.name(1)), line: 0)
        #expect(paper.decided.withoutEffect == [undo])
        paper.decide(.note("n"), line: 1)
        #expect(paper.decided.withoutEffect.isEmpty && paper.decided.notes.isEmpty)
    }

    @Test func `undos that name each other in a circle all stay`() {
        var paper = PaperCase()
        paper.decide(.undo(PaperCase.name(1)), line: 0)
        paper.decide(.undo(PaperCase.name(0)), line: 0)
        #expect(paper.decided.undone.isEmpty)
    }
}
