import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Bounds on what one volunteer can cost a desk: work and output grow linearly with the logs, not quadratically.
@Suite struct CaseloadBoundsTests {
    private func bytes(_ number: Int) -> Bytes16 {
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in 0..<8 { bytes[8 + index] = UInt8(truncatingIfNeeded: number >> (8 * (7 - index))) }
        return Bytes16(bytes)!
    }

    private func entry(_ content: Event.Content, _ number: Int, record: Int? = nil) -> Entry {
        Entry(
            event: Event(received: Moment(unixSeconds: Int64(number)), content: content),
            provenance: Provenance(
                log: Made.bytes(1), writer: Writer(label: "v1", isCoordinator: false), cell: UInt64(number),
                record: bytes(record ?? number)))
    }

    private func followUp(_ number: Int, record: Int? = nil, _ fill: (inout Request) -> Void = { _ in }) -> Entry {
        var request = Request()
        fill(&request)
        return entry(.followUp(FollowUp(code: Made.code(5), request: request)), number, record: record)
    }

    private func request(_ number: Int) -> Entry {
        entry(
            .request(NewRequest(id: CaseID(bytes(number)), code: Made.code(5), request: Request(), advised: nil)),
            number)
    }

    @Test func `a doubt about a code that ten thousand cases share names eight of them and counts the rest`() {
        let count = 10_000
        let stray = followUp(count + 1)
        let load = Caseload((1...count).map(request) + [stray])
        let first = (1...9).map { CaseID(bytes($0)) }
        #expect(load.cases.count == count)
        #expect(load.cases[0].doubts == [.sharedCode(with: Array(first.dropFirst()), total: count - 1)])
        #expect(load.cases[8].doubts == [.sharedCode(with: Array(first.dropLast()), total: count - 1)])
        #expect(load.cases[count - 1].doubts == [.sharedCode(with: Array(first.dropLast()), total: count - 1)])
        #expect(load.orphans == [Orphan(entry: stray, candidates: Array(first.dropLast()), candidateCount: count)])
        #expect(load.cases[0].doubts[0].json["cases"]?.array?.count == 8)
        #expect(load.cases[0].doubts[0].json["count"] == .integer(9_999))
        #expect(load.orphans[0].json["candidate_count"] == .integer(10_000))
        #expect(DeskText.doubt(load.cases[0].doubts[0]).en.hasPrefix("9999 other cases"))
    }

    @Test func `many records under one id count once each, however often they come again`() {
        let count = 20_000
        let records = (2...count).map { followUp($0, record: 7) }
        #expect(Caseload([request(1)] + records + records).cases[0].history.count == count)
    }

    @Test func `every word of a list and every note is kept, whatever their number`() throws {
        let note = String(repeating: "n", count: 998)
        let load = Caseload(
            [request(1)]
                + (2...600).map { number in
                    followUp(number) {
                        $0.ties = ["word_\(number)"]
                        $0.evidence = ["summons"]
                        $0.notes = note
                    }
                })
        let only = load.cases[0]
        #expect(only.request.ties.map { Set($0) } == Set((2...600).map { "word_\($0)" }))
        #expect(only.request.evidence == ["summons"])
        #expect(only.request.notes?.utf8.count == 599 * 998 + 598 * 2)
        #expect(only.history.count == 600)
    }
}
