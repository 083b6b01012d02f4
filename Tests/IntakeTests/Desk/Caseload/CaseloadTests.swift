import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Entries made by hand, short enough to read in a test.
enum Made {
    static func id(_ number: UInt8) -> CaseID { CaseID(bytes(number)) }
    static func bytes(_ number: UInt8) -> Bytes16 { Bytes16([UInt8](repeating: number, count: 16))! }
    static func code(_ number: UInt8) -> CaseCode { CaseCode(random: [UInt8](repeating: number, count: 11))! }

    static func entry(
        _ content: Event.Content, at second: Int64, log: UInt8 = 1, cell: UInt64 = 0, record: UInt8? = nil,
        coordinator: Bool = false
    ) -> Entry {
        let cell = cell == 0 ? UInt64(second) : cell
        return Entry(
            event: Event(received: Moment(unixSeconds: second), content: content),
            provenance: Provenance(
                log: bytes(log), writer: Writer(label: "v\(log)", isCoordinator: coordinator), cell: cell,
                record: bytes(record ?? UInt8(truncatingIfNeeded: second) ^ log &* 31)))
    }

    static func request(
        _ number: UInt8, code: UInt8? = nil, at second: Int64, log: UInt8 = 1, record: UInt8? = nil,
        _ fill: (inout Request) -> Void = { _ in }
    ) -> Entry {
        var request = Request()
        fill(&request)
        let new = NewRequest(id: id(number), code: self.code(code ?? number), request: request, advised: nil)
        var made = entry(.request(new), at: second, log: log, record: record)
        made.name = name(number)
        return made
    }

    /// The name of the request that opens a case.
    static func name(_ number: UInt8) -> Bytes16 { bytes(number &+ 100) }

    static func followUp(
        _ code: UInt8, at second: Int64, log: UInt8 = 1, _ fill: (inout Request) -> Void = { _ in }
    ) -> Entry {
        var request = Request()
        fill(&request)
        return entry(.followUp(FollowUp(code: self.code(code), request: request)), at: second, log: log)
    }

    /// A decision that had seen the request of the case.
    static func decision(
        _ number: UInt8, _ action: DecisionAction, at second: Int64, coordinator: Bool = true, log: UInt8 = 9
    ) -> Entry {
        entry(
            .decision(Decision(action, about: id(number), after: [name(number)])), at: second, log: log,
            coordinator: coordinator)
    }

    static func status(
        _ number: UInt8, _ status: CaseStatus, at second: Int64, coordinator: Bool = true, log: UInt8 = 9
    ) -> Entry {
        decision(number, .status(StatusChoice(status)), at: second, coordinator: coordinator, log: log)
    }
}

@Suite struct CaseloadTests {
    @Test func `a case whose id is all zeros takes no record of another case`() throws {
        let load = Caseload([
            Made.request(0, code: 3, at: 5), Made.request(1, at: 10),
            Made.followUp(1, at: 20) { $0.danger = [.injured] },
            Made.entry(.decision(Decision(.seen(alarm: "damaged"), about: nil)), at: 30, log: 9, coordinator: true),
        ])
        #expect(try #require(load[Made.id(0)]).history.count == 1)
        #expect(try #require(load[Made.id(1)]).request.danger == [.injured])
    }

    @Test func `a follow-up adds to the case of its code, and the history is kept`() throws {
        let load = Caseload([
            Made.request(1, at: 10) {
                $0.wanted = .no
                $0.danger = [.injured]
                $0.notes = "first"
                $0.safeContact = SafeContact(channel: "a", codeWord: "b")
            },
            Made.followUp(1, at: 20, log: 2) {
                $0.wanted = .yes
                $0.danger = [.suicidal]
                $0.notes = "second"
                $0.safeContact = SafeContact(channel: "c")
            },
        ])
        let only = try #require(load.cases.first)
        #expect(load.cases.count == 1 && load.orphans.isEmpty)
        #expect(only.request.wanted == .yes)
        #expect(only.request.danger == [.injured, .suicidal])
        #expect(only.request.notes == "second\n\nfirst")
        #expect(only.request.safeContact == SafeContact(channel: "c", codeWord: "b"))
        #expect(only.history.count == 2)
        #expect(only.logs == [Made.bytes(1), Made.bytes(2)])
    }

    @Test func `what a newer schema said of a field gives way to a later plain answer`() throws {
        let newer = try Request(json: ["schema": 2, "passport": "chip", "moon": 1])
        let load = Caseload([
            Made.request(1, at: 10) { $0 = newer }, Made.followUp(1, at: 20) { $0.passport = Passport.none },
        ])
        #expect(load.cases.first?.request.json == ["schema": 2, "passport": "none", "moon": 1])
    }

    @Test func `a follow-up to an unknown code is shown as an orphan, never lost`() {
        let stray = Made.followUp(7, at: 20)
        let load = Caseload([Made.request(1, at: 10), stray])
        #expect(load.orphans == [Orphan(entry: stray, candidates: [], candidateCount: 0)])
    }

    @Test func `two cases with one code stay apart, each marked, and get no follow-up by that code`() throws {
        let stray = Made.followUp(5, at: 30) { $0.wanted = .yes }
        let load = Caseload([Made.request(1, code: 5, at: 10), Made.request(2, code: 5, at: 20, log: 2), stray])
        #expect(load.cases.map(\.id) == [Made.id(1), Made.id(2)])
        #expect(load.cases[0].doubts == [.sharedCode(with: [Made.id(2)], total: 1)])
        #expect(load.cases[1].doubts == [.sharedCode(with: [Made.id(1)], total: 1)])
        #expect(load.cases.allSatisfy { $0.request.wanted == nil })
        #expect(load.orphans == [Orphan(entry: stray, candidates: [Made.id(1), Made.id(2)], candidateCount: 2)])
        #expect(load.cases(with: Made.code(5)).count == 2)
    }

    @Test func `a record written again, or seen in two copies of a log, counts once`() {
        let first = Made.request(1, at: 10, record: 77) { $0.notes = "x" }
        var again = first
        again.provenance.cell = 99
        var other = Made.followUp(1, at: 20) { $0.notes = "y" }
        other.provenance.record = Made.bytes(78)
        let load = Caseload([first, again, other, other, first])
        #expect(load.cases.count == 1)
        #expect(load.cases[0].history.count == 2)
        #expect(load.cases[0].request.notes == "y\n\nx")
        #expect(load.cases[0].doubts.isEmpty)
    }

    @Test func `two texts with one record id are both shown`() {
        let load = Caseload([
            Made.request(1, at: 10, record: 77), Made.request(2, at: 11, log: 2, record: 77),
        ])
        #expect(load.cases.map(\.id) == [Made.id(1), Made.id(2)])
    }

    @Test func `a second request under one identity is marked, and both count`() {
        let load = Caseload([
            Made.request(1, at: 20, log: 2) { $0.notes = "late" }, Made.request(1, at: 10) { $0.notes = "early" },
        ])
        #expect(load.cases.count == 1)
        #expect(load.cases[0].request.notes == "late\n\nearly")
        #expect(load.cases[0].doubts == [.secondRequest])
        #expect(load.cases[0].history.count == 2)
    }

    @Test func `a coordinator's decisions count one after the other`() {
        let load = Caseload([
            Made.request(1, at: 10),
            Made.status(1, .waiting, at: 20), Made.decision(1, .assign("irina"), at: 21),
            Made.decision(1, .due(Day("2026-07-09"), reason: nil), at: 22), Made.decision(1, .assign(nil), at: 30),
            Made.decision(1, .route(RouteChoice(.overridden, via: CountryCode("RS")), reason: nil), at: 31),
        ])
        let only = load.cases[0]
        #expect(only.status == .waiting && only.assigned == nil && only.due == Day("2026-07-09"))
        #expect(only.route == .overridden && only.chosen == CountryCode("RS"))
    }

    @Test func `a volunteer's laptop cannot decide, and the attempt shows`() {
        let load = Caseload([
            Made.request(1, at: 10), Made.status(1, .closed, at: 20, coordinator: false),
        ])
        #expect(load.cases[0].status == .new)
        #expect(load.cases[0].doubts == [.decisionByVolunteer])
    }

    @Test func `a volunteer's copy of a decision does not replace the coordinator's`() {
        let decision = Made.status(1, .handedOver, at: 20, log: 9)
        var copy = decision
        copy.provenance.log = Made.bytes(1)
        copy.provenance.writer.isCoordinator = false
        #expect(Caseload([Made.request(1, at: 10), decision, copy]).cases[0].status == .handedOver)
    }

    @Test func `news about a closed case opens it again`() {
        func named(_ entry: Entry, _ name: UInt8) -> Entry {
            var entry = entry
            entry.name = Made.bytes(name)
            return entry
        }
        let (request, news) = (named(Made.request(1, at: 10), 201), named(Made.followUp(1, at: 15), 202))
        func status(_ seen: [Entry], _ entries: [Entry]) -> CaseStatus? {
            let close = Decision(.status(StatusChoice(.closed)), about: Made.id(1), after: seen.map(\.name))
            let closed = Made.entry(.decision(close), at: 20, log: 9, coordinator: true)
            return Caseload(entries + [closed]).cases.first?.status
        }
        #expect(status([request], [request]) == .closed)
        // The clock of the news does not matter, only whether the coordinator had seen it.
        #expect(status([request], [request, news]) == .working)
        #expect(status([request, news], [request, news]) == .closed)
    }

    @Test func `a follow-up from a laptop with a slow clock still finds its case`() {
        let load = Caseload([Made.followUp(1, at: 5) { $0.wanted = .yes }, Made.request(1, at: 10) { $0.wanted = .no }])
        #expect(load.orphans.isEmpty)
        #expect(load.cases[0].request.wanted == .yes)
    }

    @Test func `the order of import does not matter`() {
        var random = SeededRandom(seed: 21)
        var entries: [Entry] = []
        for second in Int64(1)...120 {
            let log = UInt8.random(in: 1...4, using: &random)
            let number = UInt8.random(in: 1...20, using: &random)
            let status = CaseStatus.allCases.randomElement(using: &random)!
            switch Int.random(in: 0..<4, using: &random) {
            case 0: entries.append(Made.request(number, code: number / 2, at: second / 3, log: log))
            case 1: entries.append(Made.status(number, status, at: second / 3))
            default: entries.append(Made.followUp(number, at: second / 3, log: log) { $0.notes = "\(second)" })
            }
        }
        for index in entries.indices {
            entries[index].provenance.record = Made.bytes(UInt8(index))
            entries[index].provenance.cell = UInt64(index)
        }
        let expected = Caseload(entries)
        #expect(expected.cases.count > 5 && !expected.orphans.isEmpty)
        for _ in 0..<20 {
            #expect(Caseload(entries.shuffled(using: &random) + entries.prefix(40)) == expected)
        }
    }
}
