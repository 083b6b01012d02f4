import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Linked cases rank as the gravest one, and share who must not be contacted and which consent was refused.
@Suite struct LinksTests {
    private func link(_ number: UInt8, with other: UInt8, _ answer: Bool? = true, at second: Int64 = 500) -> Entry {
        Made.decision(number, .link(Made.id(other), answer), at: second)
    }

    private func load(_ decisions: [Entry]) -> Caseload {
        Caseload(
            [
                Made.request(1, at: 10) { $0.consent = [.record, .lawyer, .partner] },
                Made.request(2, at: 20) {
                    $0.consent = [.record, .lawyer]
                    $0.safeContact = SafeContact(channel: "second")
                },
                Made.request(3, at: 30) { $0.safeContact = SafeContact(channel: "third") },
            ] + decisions)
    }

    private func linked(_ load: Caseload, _ number: UInt8) throws -> [CaseID] {
        try #require(load[Made.id(number)]).linkedOthers.filter { !$0.isDisputed }.map(\.id)
    }

    @Test func `cases are linked from both sides, and along a chain`() throws {
        let load = load([link(1, with: 2), link(3, with: 2, at: 600)])
        #expect(try linked(load, 1) == [Made.id(2), Made.id(3)])
        #expect(try linked(load, 2) == [Made.id(1), Made.id(3)])
        #expect(try linked(load, 3) == [Made.id(1), Made.id(2)])
    }

    @Test(arguments: [false, nil])
    func `a yes beside a no or a null is named in both, and goes on sharing what can do harm`(beside: Bool?) throws {
        let yes = link(1, with: 2)
        let other =
            beside == false
            ? link(2, with: 1, false, at: 600) : Made.decision(1, .link(Made.id(2), nil), at: 600, log: 8)
        let load = load([yes, other, Made.decision(1, .doNotContact(true), at: 700)])
        for (number, other) in [(UInt8(1), UInt8(2)), (2, 1)] {
            let subject = try #require(load[Made.id(number)])
            #expect(
                subject.linkedOthers == [
                    LinkedCases.Other(id: Made.id(other), code: Made.code(other), isDisputed: true)
                ])
        }
        #expect(load[Made.id(2)]?.hidesChannel == true)
        #expect(load[Made.id(1)]?.request.consent == [.record, .lawyer])
        #expect(load[Made.id(1)]?.linked.refused == [.partner])
        #expect(load[Made.id(3)]?.hidesChannel == false)
    }

    @Test func `only a link that is not in dispute gives a case the place of the other one`() throws {
        func groups(_ decisions: [Entry]) -> [Int: [Int]] { load(decisions).cases.store.links.groups }
        #expect(groups([link(1, with: 2)]) == [0: [0, 1], 1: [0, 1]])
        #expect(groups([link(1, with: 2), link(2, with: 1, false, at: 600)]) == [:])
    }

    @Test func `a link that was cleared or never confirmed by a coordinator links nothing`() throws {
        let byVolunteer = Made.decision(1, .link(Made.id(2), true), at: 500, coordinator: false)
        for decisions in [[link(1, with: 2, nil)], [byVolunteer], [link(1, with: 2), link(1, with: 2, nil, at: 600)]] {
            #expect(try linked(load(decisions), 1) == [])
            #expect(try linked(load(decisions), 2) == [])
        }
    }

    @Test func `who must not be contacted in one case is contacted in none, also if that one is closed`() throws {
        let decisions = [
            link(1, with: 2), Made.decision(1, .doNotContact(true), at: 600), Made.status(1, .closed, at: 700),
        ]
        let load = load(decisions)
        #expect(load[Made.id(2)]?.hidesChannel == true)
        #expect(load[Made.id(2)]?.shown.safeContact?.channel == nil)
        #expect(load[Made.id(3)]?.shown.safeContact?.channel == "third")
    }

    @Test func `consent that one case refuses is refused in all, and no consent is made from silence`() throws {
        let load = load([link(1, with: 2), link(2, with: 3, at: 600)])
        #expect(load[Made.id(1)]?.request.consent == [.record, .lawyer])
        #expect(load[Made.id(1)]?.known.combinations?.map(\.consent) == [[.record, .lawyer]])
        #expect(load[Made.id(2)]?.request.consent == [.record, .lawyer])
        #expect(load[Made.id(3)]?.request.consent == nil)
    }

    @Test func `very many links that a volunteer's log claims keep no desk busy, and link nothing`() throws {
        let claims = (0..<20_000).map { number -> Entry in
            let id = CaseID(Bytes16((0..<16).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) })!)
            var entry = Made.entry(
                .decision(Decision(.link(Made.id(1), true), about: id)), at: 100, log: 5, cell: UInt64(number + 9),
                coordinator: false)
            entry.provenance.record = id.bytes
            return entry
        }
        #expect(try linked(load(claims), 1) == [])
    }

    @Test func `linked cases rank as the gravest of them that is not closed, side by side`() {
        func order(_ decisions: [Entry]) -> [CaseID] {
            MadeDesk.queue(
                [
                    Made.request(1, at: 10) { $0.age = 0 }, Made.request(2, at: 20) { $0.age = 1 },
                    Made.request(3, at: 30) { $0.age = 3 }, Made.request(4, at: 40) { $0.age = 0 },
                ] + decisions
            ).rows.map(\.id)
        }
        #expect(order([]) == [1, 4, 2, 3].map(Made.id))
        #expect(order([link(1, with: 3)]) == [1, 3, 4, 2].map(Made.id))
        #expect(order([link(3, with: 1), Made.status(1, .closed, at: 900)]) == [1, 4, 2, 3].map(Made.id))
    }
}
