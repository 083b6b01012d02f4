import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// Coordinators attach a follow-up to the case to which it belongs, or take it out of the case of its code.
@Suite struct AttachmentsTests {
    /// A follow-up with the code of case 1, or of no case.
    private func said(_ code: UInt8 = 1, log: UInt8 = 1) -> Entry {
        var entry = Made.followUp(code, at: 50, log: log) { $0.danger = [.injured] }
        entry.name = Made.bytes(77)
        return entry
    }

    private func attach(_ number: UInt8, _ answer: Bool? = true, at second: Int64 = 500, log: UInt8 = 9) -> Entry {
        Made.decision(number, .attach(Made.bytes(77), answer), at: second, log: log)
    }

    /// The cases that have the follow-up's danger, and the number of follow-ups without a case.
    private func place(_ followUp: Entry, _ decisions: [Entry]) -> (cases: [CaseID], orphans: Int) {
        let load = Caseload([Made.request(1, at: 10), Made.request(2, at: 20), followUp] + decisions)
        let cases = load.cases.filter { $0.request.danger == [.injured] }.map(\.id)
        return (cases, load.orphans.count)
    }

    @Test func `a follow-up without a case is attached to one`() {
        #expect(place(said(8), []) == ([], 1))
        #expect(place(said(8), [attach(2)]) == ([Made.id(2)], 0))
    }

    @Test func `an attached follow-up leaves the case of its code`() {
        #expect(place(said(), []) == ([Made.id(1)], 0))
        #expect(place(said(), [attach(2)]) == ([Made.id(2)], 0))
    }

    @Test func `a follow-up that two cases take belongs to neither`() throws {
        #expect(place(said(), [attach(1), attach(2, at: 600)]) == ([], 1))
        let load = Caseload([Made.request(1, at: 10), Made.request(2, at: 20), said(), attach(1), attach(2, at: 600)])
        #expect(try #require(load.orphans.first).isDecided)
    }

    @Test func `each case that takes a follow-up names the others that take it, until one of them refuses`() throws {
        func doubts(_ number: UInt8, _ decisions: [Entry]) -> [Doubt]? {
            Caseload([Made.request(1, at: 10), Made.request(2, at: 20), said(8)] + decisions)[Made.id(number)]?.doubts
        }
        let both = [attach(1), attach(2, at: 600)]
        #expect(doubts(1, both) == [.takenTwice(Made.bytes(77), with: [Made.id(2)], total: 1)])
        #expect(doubts(2, both) == [.takenTwice(Made.bytes(77), with: [Made.id(1)], total: 1)])
        for number in [UInt8(1), 2] {
            #expect(doubts(number, [attach(1)]) == [])
            #expect(doubts(number, both + [attach(1, false, at: 700)]) == [])
        }
    }

    @Test func `all entries with the name of a follow-up move, also one of an unknown writer`() throws {
        var copy = Made.followUp(1, at: 60, log: 4) { $0.danger = [.injured] }
        copy.provenance.writer = Writer(label: "?v4", isCoordinator: false, isKnown: false)
        copy.name = Made.bytes(77)
        let load = Caseload([Made.request(1, at: 10), Made.request(2, at: 20), said(), copy, attach(2)])
        #expect(try #require(load[Made.id(1)]).history.count == 1)
        #expect(try #require(load[Made.id(2)]).history.count == 4)
    }

    @Test func `the case of the code may refuse it, and take it again`() {
        #expect(place(said(), [attach(1, false)]) == ([], 1))
        #expect(place(said(), [attach(1, false), attach(1, true, at: 600)]) == ([Made.id(1)], 0))
        #expect(place(said(), [attach(1, false), attach(1, nil, at: 600)]) == ([Made.id(1)], 0))
    }

    @Test func `a yes and a no that had not seen one another are a no`() {
        #expect(place(said(), [attach(1, true), attach(1, false, at: 600, log: 8)]) == ([], 1))
        #expect(place(said(8), [attach(2, true), attach(2, false, at: 600, log: 8)]) == ([], 1))
    }

    @Test func `only a follow-up is moved: a request keeps its case`() throws {
        let load = Caseload([
            Made.request(1, at: 10), Made.request(2, at: 20), Made.decision(2, .attach(Made.name(1), true), at: 500),
        ])
        #expect(load.cases.map(\.id) == [Made.id(1), Made.id(2)])
        #expect(try #require(load[Made.id(2)]).history.count == 2)
    }

    @Test func `a decision of a volunteer's laptop attaches nothing`() {
        let byVolunteer = Made.decision(2, .attach(Made.bytes(77), true), at: 500, coordinator: false)
        #expect(place(said(), [byVolunteer]) == ([Made.id(1)], 0))
    }
}
