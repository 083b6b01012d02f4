import Testing
@testable import Intake
@testable import IntakeCases
@testable import IntakeTriage

/// What a laptop can do to a case if the keys file does not name it, or it was revoked.
@Suite struct UnknownWriterTests {
    private func stranger(_ entry: Entry) -> Entry {
        var entry = entry
        entry.provenance.writer.isKnown = false
        return entry
    }

    @Test func `a stranger's follow-up is in the history and changes nothing`() throws {
        var known = Made.request(1, at: 10) {
            $0.wanted = .no
            $0.notes = "first"
            $0.safeContact = SafeContact(channel: "a")
        }
        known.name = Made.bytes(201)
        let closed = Decision(.status(StatusChoice(.closed)), about: Made.id(1), after: [known.name])
        let close = Made.entry(.decision(closed), at: 15, log: 9, coordinator: true)
        let news = stranger(
            Made.followUp(1, at: 20, log: 2) {
                $0.wanted = .yes
                $0.notes = "call another number"
                $0.safeContact = SafeContact(channel: "b")
            })
        let only = try #require(Caseload([known, close, news]).cases.first)
        #expect(only.request == Caseload([known, close]).cases[0].request)
        #expect(only.status == .closed)
        #expect(only.history == [known, close, news])
        #expect(only.doubts == [.unknownWriter])
    }

    @Test func `a stranger's request opens a case that says so`() {
        let load = Caseload([stranger(Made.request(1, at: 10) { $0.notes = "x" })])
        #expect(load.cases.map(\.request.notes) == ["x"])
        #expect(load.cases[0].doubts == [.unknownWriter])
    }

    @Test(arguments: [true, false])
    func `a stranger's decision does not count under any role`(coordinator: Bool) {
        let decision = stranger(Made.status(1, .closed, at: 20, coordinator: coordinator))
        let load = Caseload([Made.request(1, at: 10), decision])
        #expect(load.cases[0].status == .new)
        #expect(load.cases[0].doubts == [.unknownWriter])
    }

    @Test func `where two requests claim one case, the known laptop's is shown, even if its clock is later`() {
        let early = stranger(Made.request(1, code: 4, at: 10, log: 2) { $0.notes = "stranger" })
        let later = Made.request(1, code: 5, at: 20) { $0.notes = "known" }
        let load = Caseload([early, later, Made.followUp(5, at: 30) { $0.wanted = .yes }])
        #expect(load.cases.count == 1 && load.orphans.isEmpty)
        #expect(load.cases[0].request.notes == "known" && load.cases[0].request.wanted == .yes)
        #expect(load.cases[0].author == "v1" && load.cases[0].code == Made.code(5))
        #expect(load.cases[0].doubts == [.secondRequest, .unknownWriter])
        #expect(load.cases[0].history.count == 3)
    }

    @Test func `a stranger who reuses a code does not take its follow-ups away`() {
        let known = Made.request(1, code: 4, at: 10)
        let reused = stranger(Made.request(2, code: 4, at: 5, log: 2))
        let load = Caseload([known, reused, Made.followUp(4, at: 30) { $0.wanted = .yes }])
        #expect(load.orphans.isEmpty)
        #expect(load.cases.first { $0.author == "v1" }?.request.wanted == .yes)
    }

    @Test func `a stranger's copy of a record does not replace the record`() {
        let news = Made.followUp(1, at: 20) { $0.wanted = .yes }
        var copy = stranger(news)
        copy.provenance.log = Made.bytes(0)
        #expect(Caseload([Made.request(1, at: 10), copy, news]).cases[0].request.wanted == .yes)
    }

    @Test func `the doubt has its word in JSON, and its own sentence in both languages`() {
        #expect(Doubt.unknownWriter.json == ["doubt": "unknown_writer"])
        let said = DeskText.doubt(.unknownWriter)
        for other in [Doubt.secondRequest, .decisionByVolunteer] {
            #expect(DeskText.doubt(other).en != said.en && DeskText.doubt(other).ru != said.ru)
        }
    }
}
