// The model against expectations that were written by hand from docs/CASES.md: who counts, undo, and shown times.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelCountingTests {
    @Test func `a chain of undos has one meaning: the last one that is not undone holds`() {
        var story = ModelStory()
        story.request(["service": "contract"])
        var last = story.decide("assign", ["to": "anna"])
        for number in 1...7 {
            last = story.decide("undo", ["record": .string(last)])
            let isUndone = number % 2 == 1
            #expect(story.value("assign") == (isUndone ? .null : "anna"), "\(number) undos")
        }
    }

    @Test func `what an undone decision had seen stays seen, and what it replaced stands again`() {
        var story = ModelStory()
        let first = story.request(["wanted": "yes"])
        let middle = story.decide("settle", ["field": "wanted", "value": "no"], after: [first], line: 8)
        story.decide("undo", ["record": .string(middle)], line: 7)
        #expect(story.answers("wanted") == ["yes": [first]])
        let last = story.decide("settle", ["field": "wanted", "value": "unknown"], after: [middle])
        #expect(story.answers("wanted") == ["unknown": [last]])
    }

    @Test func `a decision of a volunteer changes nothing`() {
        var story = ModelStory()
        story.request([:])
        let forged = story.decide("assign", ["to": "anna"])
        story.change(forged) { record in
            record = ModelRecord(
                name: record.name, places: record.places, writer: record.writer, isCoordinator: false, json: record.json
            )
        }
        #expect(story.value("assign") == .null)
        #expect(story.counts(forged) == "no")
    }

    @Test func `a request that does not count opens its case and is believed, a follow-up is not`() {
        var story = ModelStory()
        let first = story.request(["wanted": "yes"])
        let second = story.followUp(["service": "contract"])
        for name in [first, second] { story.change(name) { $0.isKnown = false } }
        #expect(story.counts(first) == "believed" && story.counts(second) == "no")
        #expect(story.topics == ["wanted"])
    }

    @Test func `what a revoked author wrote counts only as far as an import held it`() {
        var story = ModelStory()
        let first = story.request(["service": "contract"])
        let second = story.followUp(["service": "mobilized"])
        let taken = story.decide("import")
        for name in [first, second] { story.change(name) { $0.isRevoked = true } }
        #expect(story.counts(first) == "believed" && story.counts(second) == "no")
        // The import holds the line up to the cell of the second record, so the first one has a cell after it.
        story.change(taken) { $0.holds = [ModelPlace(line: 1, cell: 3)] }
        #expect(story.counts(first) == "yes" && story.counts(second) == "no")
        story.change(taken) { $0.holds = [ModelPlace(line: 1, cell: 4)] }
        #expect(story.counts(second) == "yes")
        // The undo of an import changes nothing, because the import happened.
        story.decide("undo", ["record": .string(taken)])
        #expect(story.counts(second) == "yes")
        story.change(taken) { $0.revokes = ["line 1"] }
        #expect(story.counts(second) == "no")
    }

    @Test func `two revoked coordinators who hold one another do not count`() {
        var story = ModelStory()
        story.request([:])
        let one = story.decide("import", line: 8)
        let other = story.decide("import", line: 9)
        for (name, held) in [(one, 9), (other, 8)] {
            story.change(name) { record in
                record.isRevoked = true
                record.holds = [ModelPlace(line: held, cell: 9)]
            }
        }
        #expect(story.counts(one) == "no" && story.counts(other) == "no")
    }

    @Test func `disregard takes a line from a cell on, until it is undone`() {
        var story = ModelStory()
        let first = story.request(["service": "contract"])
        let second = story.followUp(["service": "mobilized"])
        let disregard = story.decide("disregard", ["log": 1, "cell": 3])
        #expect(story.answers("service") == ["contract": [first]])
        story.decide("undo", ["record": .string(disregard)], line: 8)
        #expect(story.answers("service") == ["mobilized": [second]])
    }

    @Test func `a disregarded coordinator cannot undo that`() {
        var story = ModelStory()
        story.request([:])
        story.decide("assign", ["to": "thief"], line: 8)
        let disregard = story.decide("disregard", ["log": 8, "cell": 2])
        story.decide("undo", ["record": .string(disregard)], line: 8)
        #expect(story.value("assign") == .null)
    }

    @Test func `the shown time is the earlier of the record's and the import's, and never goes back in a line`() {
        var story = ModelStory()
        let first = story.request([:], at: "2030-01-01T00:00:00Z")
        let second = story.followUp([:], at: "2026-01-01T00:00:00Z")
        #expect(story.time(first) == "2030-01-01T00:00:00Z")
        #expect(story.time(second) == "2030-01-01T00:00:00Z")
        story.decide("note", ["text": "late clock"], at: "2026-06-01T00:00:00Z")
        let taken = story.decide("import", at: "2026-05-01T00:00:00Z")
        story.change(taken) { $0.holds = [ModelPlace(line: 1, cell: 4)] }
        // The date of the import is the latest in its line up to it.
        #expect(story.time(first) == "2026-06-01T00:00:00Z")
        #expect(story.time(second) == "2026-06-01T00:00:00Z")
    }
}
