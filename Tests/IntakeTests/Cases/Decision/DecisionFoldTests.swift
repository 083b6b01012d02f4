import Testing
@testable import IntakeBase
@testable import IntakeCases

/// Each row of the table in docs/CASES.md, "Decisions".
@Suite struct DecisionFoldTests {
    private static func day(_ text: String) -> Day { Day(text)! }

    private static func route(_ country: String) -> RouteChoice { RouteChoice(.overridden, via: CountryCode(country)) }

    @Test func `of two assignments that had not seen one another the newest counts, and both are shown`() {
        var paper = PaperCase()
        let later = paper.decide(.assign("boris"), line: 1, time: 20)
        let earlier = paper.decide(.assign("irina"), line: 2, time: 10)
        #expect(paper.decided.assigned == Standing(value: "boris", records: [later, earlier], isConflict: true))
        let last = paper.decide(.assign("anna"), line: 2, after: [later], time: 5)
        #expect(paper.decided.assigned == Standing(value: "anna", records: [last], isConflict: false))
    }

    @Test func `of two statuses the more open one counts, whatever was said later`() {
        let byOpenness: [CaseStatus] = [.working, .new, .waiting, .handedOver, .closed]
        #expect(Set(byOpenness) == Set(CaseStatus.allCases))
        for (index, open) in byOpenness.enumerated() {
            for closed in byOpenness[(index + 1)...] {
                for order in [[open, closed], [closed, open]] {
                    var paper = PaperCase()
                    for (line, status) in order.enumerated() { paper.decide(.status(StatusChoice(status)), line: line) }
                    #expect(paper.decided.status == open && paper.decided.choice?.isConflict == true)
                }
            }
        }
    }

    @Test func `of two days the earlier one counts, also beside one that was cleared`() {
        var paper = PaperCase()
        paper.decide(.due(Self.day("2026-07-09"), reason: nil), line: 1)
        paper.decide(.due(Self.day("2026-07-20"), reason: nil), line: 2)
        paper.decide(.due(nil, reason: nil), line: 3)
        #expect(paper.decided.due?.value == Self.day("2026-07-09") && paper.decided.due?.isConflict == true)
    }

    @Test func `of two routes neither counts, and the same route twice is no conflict`() {
        var paper = PaperCase()
        let first = paper.decide(.route(Self.route("GE"), reason: "a"), line: 1)
        paper.decide(.route(Self.route("GE"), reason: "b"), line: 2)
        #expect(paper.decided.route?.value == Self.route("GE") && paper.decided.route?.isConflict == false)
        paper.decide(.route(Self.route("AM"), reason: nil), line: 3)
        #expect(paper.decided.route?.value == nil && paper.decided.route?.isConflict == true)
        let last = paper.decide(.route(Self.route("RS"), reason: nil), line: 1, after: [1, 2])
        #expect(paper.decided.route == Standing(value: Self.route("RS"), records: [last], isConflict: false))
        #expect(first == 0)
    }

    @Test(arguments: [[true, false], [false, true], [true, nil], [nil, true]])
    func `where one coordinator says not to contact the caller, he is not contacted`(answers: [Bool?]) {
        var paper = PaperCase()
        for (line, answer) in answers.enumerated() { paper.decide(.doNotContact(answer), line: line) }
        #expect(paper.decided.doNotContact?.value == true && paper.decided.doNotContact?.isConflict == true)
    }

    @Test(arguments: [[true, false], [false, true], [true, nil]])
    func `where coordinators differ, cases are not linked, not set apart, and a record is in no case`(answers: [Bool?])
    {
        let record = PaperCase.name(99)
        var paper = PaperCase()
        for (line, answer) in answers.enumerated() {
            paper.decide(.link(MadeDecisions.other, answer), line: line)
            paper.decide(.notSame(MadeDecisions.other, answer), line: line)
            paper.decide(.attach(record, answer), line: line)
        }
        let decided = paper.decided
        #expect(decided.links[MadeDecisions.other]?.value == false)
        #expect(decided.notSame[MadeDecisions.other]?.value == false)
        #expect(decided.attached[record]?.value == false)
        #expect(decided.conflicts.map(\.kind) == [.link, .notSame, .attach])
        #expect(
            decided.conflicts.map(\.subject) == [
                MadeDecisions.other.description, MadeDecisions.other.description, record.hex,
            ])
    }

    @Test func `other cases and other records do not mix`() {
        var paper = PaperCase()
        paper.decide(.link(MadeDecisions.other, true), line: 1)
        paper.decide(.link(CaseID(Bytes16()), false), line: 2)
        paper.decide(.attach(PaperCase.name(50), true), line: 1)
        paper.decide(.attach(PaperCase.name(51), false), line: 2)
        #expect(paper.decided.conflicts.isEmpty)
        #expect(paper.decided.links[MadeDecisions.other]?.value == true)
        #expect(paper.decided.attached[PaperCase.name(50)]?.value == true)
    }

    @Test func `a new decision replaces what it had seen, in its own line and through others, and null clears`() {
        var paper = PaperCase()
        paper.decide(.assign("irina"), line: 1)
        let second = paper.decide(.assign("boris"), line: 1)
        #expect(paper.decided.assigned == Standing(value: "boris", records: [second], isConflict: false))
        // It had seen a note that had seen the assignment.
        let note = paper.decide(.note("n"), line: 2, after: [second])
        paper.decide(.assign(nil), line: 3, after: [note])
        #expect(paper.decided.assigned?.value == nil && paper.decided.assigned?.isConflict == false)
        #expect(paper.decided.status == .new && paper.decided.choice == nil)
    }

    @Test func `notes, attempts, settlements, exports and erasures add up, the newest first`() {
        var paper = PaperCase()
        let notes = [30, 10, 20].map { paper.decide(.note("n"), line: $0, time: $0) }
        let attempt = paper.decide(.attempt(Attempt(channel: "phone", result: "busy")), line: 1)
        let settle = paper.decide(.settle(nil), line: 1)
        let export = paper.decide(.export(what: "case", to: "court"), line: 1)
        let erase = paper.decide(.erase, line: 1)
        let decided = paper.decided
        #expect(decided.notes == [notes[0], notes[2], notes[1]])
        #expect(decided.attempts == [attempt] && decided.settlements == [settle] && decided.exports == [export])
        #expect(decided.erasures == [erase])
    }

    @Test func `a handover without consent is open until another coordinator agrees`() {
        var paper = PaperCase()
        let refer = paper.decide(.refer(Handover(to: "a lawyer", consent: nil, reason: "r")), line: 1)
        let byConsent = paper.decide(.refer(Handover(to: "a lawyer", consent: .lawyer)), line: 1)
        func open() -> [Int] { paper.decided.handovers.filter(\.isOpen).map(\.record) }
        #expect(open() == [refer])
        paper.decide(.agree(PaperCase.name(refer)), line: 1)
        #expect(open() == [refer])
        // His other laptop has the same label.
        paper.decide(.agree(PaperCase.name(refer)), line: 3, author: "c1")
        #expect(open() == [refer])
        let agreed = paper.decide(.agree(PaperCase.name(refer)), line: 2)
        #expect(open().isEmpty)
        paper.decide(.undo(PaperCase.name(agreed)), line: 2)
        #expect(open() == [refer])
        let lost = paper.decide(.agree(PaperCase.name(400)), line: 2)
        #expect(paper.decided.withoutEffect == [lost] && paper.decided.handovers.map(\.record) == [byConsent, refer])
    }
}
