import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// Who counts where very many decisions decide it: logs that are made to be slow are read as fast as others.
@Suite struct CountingFoldTests {
    private let received = Moment(unixSeconds: 100)

    private func record(_ number: Int, _ content: Event.Content, text: [UInt8]? = nil) -> MadeLines.Record {
        MadeLines.Record(
            id: MadeLines.id(number), event: Event(received: received, content: content), name: MadeLines.id(number),
            text: text)
    }

    private func decision(_ number: Int, _ action: DecisionAction) -> MadeLines.Record {
        record(number, .decision(Decision(action, about: nil)))
    }

    private func followUps(_ numbers: Range<Int>) -> [MadeLines.Record] {
        let content = Event.Content.followUp(FollowUp(code: Made.code(5), request: Request()))
        let text = Event(received: received, content: content).bytes
        return numbers.map { record($0, content, text: text) }
    }

    private let lead = MadeLines.Author(number: 200, isCoordinator: true)

    @Test func `of very many heads of one line the greatest under each keys file decides`() {
        let (log, count) = (MadeLines.id(1), 10_000)
        var lines = MadeLines()
        let records = followUps(0..<count)
        lines.add(log, by: MadeLines.Author(number: 1, isRevoked: true), records)
        let heads = MadeLines.heads(of: log, records.map(\.id))
        // The events under the second file, which revokes the author, hold more.
        for (number, keysFile) in [(2, UInt64(1)), (3, 2)] {
            let here = heads.prefix(count / 3 * (number - 1))
            let events = stride(from: 0, to: here.count, by: Decision.maxHeads).map { start in
                decision(
                    100_000 * number + start,
                    .imported(Array(here[start..<min(start + Decision.maxHeads, here.count)])))
            }
            let author = MadeLines.Author(
                number: UInt8(number), isCoordinator: true, isRevoked: false, keysFile: keysFile)
            lines.add(MadeLines.id(number), by: author, events)
        }
        let counts = lines.settled { keysFile, _ in keysFile == 2 }.counts(in: log)
        #expect(counts.prefix(count / 3).allSatisfy(\.self) && counts.dropFirst(count / 3).allSatisfy { !$0 })
    }

    @Test(arguments: [true, false]) func `coordinators in a chain count if the last one does`(isLastRevoked: Bool) {
        let count = 400
        var lines = MadeLines()
        // Each log holds the one after it, and is there before it.
        for number in 0..<count {
            let next = MadeLines.heads(of: MadeLines.id(number + 1), [MadeLines.id(10_000 + number + 1)])
            let author = MadeLines.Author(
                number: UInt8(number % 200), isCoordinator: true, isRevoked: number > 0 || isLastRevoked)
            lines.add(MadeLines.id(number), by: author, [decision(10_000 + number, .imported(next))])
        }
        let all = lines.settled()
        #expect(all.items.indices.allSatisfy { all.isKnown($0) == !isLastRevoked })
    }

    @Test func `a chain of undos comes out by its length, in whatever order its logs are read`() {
        for count in [4_000, 4_001] {
            var lines = MadeLines()
            let request = Made.request(1, at: 10).event
            lines.add(
                MadeLines.id(1), by: MadeLines.Author(number: 1),
                [MadeLines.Record(id: MadeLines.id(7), event: request)])
            let first = decision(20_000, .disregard(log: MadeLines.id(1), cell: 0, reason: nil))
            lines.add(
                MadeLines.id(2), by: lead,
                [first]
                    + (1...count).map { number in
                        decision(20_000 + number, .undo(MadeLines.id(20_000 + number - 1)))
                    })
            #expect(lines.settled().counts(in: MadeLines.id(1)) == [count % 2 == 1])
        }
    }

    @Test func `logs that disregard one another in a chain come out by its length`() {
        for count in [1_000, 1_001] {
            var lines = MadeLines()
            for number in 0..<count {
                let action = DecisionAction.disregard(log: MadeLines.id(number + 1), cell: 0, reason: nil)
                lines.add(MadeLines.id(number), by: lead, [decision(30_000 + number, action)])
            }
            lines.add(MadeLines.id(count), by: MadeLines.Author(number: 1), followUps(0..<1))
            #expect(lines.settled().counts(in: MadeLines.id(count)) == [count % 2 == 0])
        }
    }

    @Test func `what only a disregarded import held is gone, and what it had disregarded is back`() {
        let (held, named) = (MadeLines.id(5), MadeLines.id(6))
        let revoked = MadeLines.Author(number: 5, isCoordinator: true, isRevoked: true)
        func counts(isImportDisregarded: Bool) -> [Bool] {
            var lines = MadeLines()
            lines.add(named, by: MadeLines.Author(number: 1), followUps(0..<1))
            // A revoked coordinator disregards the volunteer; only one import holds that.
            let disregard = decision(1_000, .disregard(log: named, cell: 0, reason: nil))
            lines.add(held, by: revoked, [disregard])
            let importer = MadeLines.Author(number: 6, isCoordinator: true)
            lines.add(
                MadeLines.id(7), by: importer,
                [decision(1_001, .imported(MadeLines.heads(of: held, [disregard.id])))])
            let other = isImportDisregarded ? MadeLines.id(7) : MadeLines.id(8)
            lines.add(MadeLines.id(9), by: lead, [decision(1_002, .disregard(log: other, cell: 0, reason: nil))])
            return lines.settled().counts(in: named)
        }
        #expect(counts(isImportDisregarded: true) == [true])
        #expect(counts(isImportDisregarded: false) == [false])
    }

    @Test func `very many logs of one author that go on from one another are sorted into time`() {
        let count = 1_500
        var lines = MadeLines()
        let author = MadeLines.Author(number: 1)
        for number in (0..<count).reversed() {
            let before = MadeLines.heads(of: MadeLines.id(number - 1), [MadeLines.id(50_000 + number - 1)])
            var one = record(50_000 + number, .followUp(FollowUp(code: Made.code(5), request: Request())))
            if number == 0 { one.event.received = Moment(unixSeconds: 900) }
            lines.add(MadeLines.id(number), by: author, [one], after: number == 0 ? nil : before[0])
        }
        // The clock of the first log was ahead, so all that comes after it is shown no earlier.
        #expect(Set(lines.settled().items.map(\.shown.unixSeconds)) == [900])
    }

    @Test func `a record that is copied very often counts once`() {
        let (first, again) = (MadeLines.id(1), MadeLines.id(2))
        var lines = MadeLines()
        let author = MadeLines.Author(number: 1, isRevoked: true)
        let one = followUps(0..<1)[0]
        lines.add(first, by: author, [one])
        lines.add(again, by: author, [MadeLines.Record](repeating: one, count: 6_000))
        let event = decision(60_000, .imported(MadeLines.heads(of: first, [one.id])))
        lines.add(MadeLines.id(3), by: lead, [event])
        let all = lines.settled()
        #expect(all.counts(in: first) == [true] && all.counts(in: again).allSatisfy { !$0 })
        #expect(CaseSorting(all).orphans.count == 1)
    }
}
