// The model against expectations that were written by hand from docs/CASES.md: decisions with one value.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelDecisionTests {
    @Test func `a new decision replaces what it had seen, and null clears`() {
        var story = ModelStory()
        story.request([:])
        let first = story.decide("assign", ["to": "anna"])
        story.decide("assign", ["to": "boris"], after: [first], line: 8)
        #expect(story.value("assign") == "boris")
        #expect(!story.isConflict("assign"))
        story.decide("assign", ["to": .null], line: 8)
        #expect(story.value("assign") == .null)
    }

    @Test func `of two assignments that had not seen one another the newest holds, as a conflict`() {
        var story = ModelStory()
        story.request([:])
        let first = story.decide("assign", ["to": "anna"])
        let second = story.decide("assign", ["to": "boris"], line: 8)
        #expect(story.value("assign") == "boris")
        #expect(story.isConflict("assign"))
        story.decide("assign", ["to": "anna"], after: [first, second], line: 7)
        #expect(story.value("assign") == "anna")
        #expect(!story.isConflict("assign"))
    }

    @Test(arguments: [
        ("working", "new", "working"), ("new", "waiting", "new"), ("handed_over", "waiting", "waiting"),
        ("closed", "handed_over", "handed_over"),
    ])
    func `of two statuses the more open one holds`(first: String, second: String, expected: String) {
        for (one, other) in [(first, second), (second, first)] {
            var story = ModelStory()
            let request = story.request([:])
            let one = story.decide("status", ["status": .string(one)], after: [request])
            story.decide("status", ["status": .string(other)], after: [request], line: 8)
            #expect(story.value("status")?["status"] == .string(expected))
            #expect(story.isConflict("status"))
            #expect(one != request)
        }
    }

    @Test func `a record that closed had not seen reopens the case, another status does not`() {
        var story = ModelStory()
        let request = story.request([:])
        let closed = story.decide("status", ["status": "closed", "outcome": "abroad"], after: [request])
        #expect(story.value("status") == ["status": "closed", "outcome": "abroad"])
        story.decide("status", ["status": "closed", "outcome": "abroad"], line: 8)
        // The second one had not seen the request.
        #expect(story.value("status") == ["status": "working"])
        let late = story.followUp([:])
        let again = story.decide("status", ["status": "closed"], after: [closed, late, request], line: 7)
        // The second `closed` still stands, and had not seen anything.
        #expect(story.value("status") == ["status": "working"])
        story.decide("status", ["status": "closed"], after: story.records.map(\.name), line: 6)
        #expect(story.value("status") == ["status": "closed"])
        #expect(again != late)
    }

    @Test func `a decision that had seen the closing does not reopen the case, one that had not does`() {
        var story = ModelStory()
        let request = story.request([:])
        let closed = story.decide("status", ["status": "closed"], after: [request])
        let note = story.decide("note", ["text": "a"], after: [closed], line: 8)
        // It had seen the closing through the first note.
        story.decide("note", ["text": "b"], after: [note], line: 7)
        #expect(story.value("status") == ["status": "closed"])
        let blind = story.decide("note", ["text": "c"], after: [request], line: 6)
        #expect(story.value("status") == ["status": "working"])
        story.decide("undo", ["record": .string(blind)], after: [closed], line: 8)
        #expect(story.value("status") == ["status": "closed"])
    }

    @Test func `of other values that stand together the careful one holds`() {
        var story = ModelStory()
        story.request([:])
        for (line, day) in [(8, "2026-05-02"), (9, "2026-05-01")] {
            let isFirst = line == 8
            story.decide("due", ["due": .string(day)], line: line)
            story.decide("route", ["route": isFirst ? "accepted" : "overridden", "via": "GE"], line: line)
            story.decide("do_not_contact", ["is": .bool(isFirst)], line: line)
            story.decide("link", ["with": "B", "is": .bool(isFirst)], line: line)
            story.decide("not_same", ["with": "B", "is": .bool(!isFirst)], line: line)
        }
        #expect(story.value("due") == "2026-05-01")
        #expect(story.value("route") == .null)
        #expect(story.value("do_not_contact") == true)
        #expect(story.described()["link"]?["B"]?["value"] == false)
        #expect(story.described()["not_same"]?["B"]?["value"] == false)
        #expect(story.isConflict("due") && story.isConflict("route") && story.isConflict("do_not_contact"))
    }

    @Test func `one reason or another makes no conflict`() {
        var story = ModelStory()
        story.request([:])
        for (line, reason) in [(8, "leave ends"), (9, "train")] {
            story.decide("due", ["due": "2026-05-01", "reason": .string(reason)], line: line)
            story.decide("route", ["route": "accepted", "reason": .string(reason)], line: line)
        }
        #expect(story.value("route") == ["route": "accepted"])
        #expect(!story.isConflict("due") && !story.isConflict("route"))
    }

    @Test func `an attached follow-up answers in the case, and in no case if two take it`() {
        var story = ModelStory()
        story.request(["service": "contract"])
        story.request([:], line: 2, id: "B", code: "2")
        let lost = story.followUp(["wanted": "yes"], line: 3, code: "7")
        #expect(story.answers("wanted").isEmpty)
        story.decide("attach", ["record": .string(lost), "is": true])
        #expect(story.answers("wanted") == ["yes": [lost]])
        story.decide("attach", ["record": .string(lost), "is": true], line: 8, id: "B")
        #expect(story.answers("wanted").isEmpty && story.answers("wanted", id: "B").isEmpty)
    }

    @Test func `an attached follow-up leaves the case with its code, and a no takes it out of that case`() {
        var story = ModelStory()
        story.request([:])
        story.request([:], line: 2, id: "B", code: "2")
        let moved = story.followUp(["wanted": "yes"])
        story.decide("attach", ["record": .string(moved), "is": true], line: 8, id: "B")
        #expect(story.answers("wanted").isEmpty && story.answers("wanted", id: "B") == ["yes": [moved]])
        story.decide("attach", ["record": .string(moved), "is": true])
        #expect(story.answers("wanted").isEmpty && story.answers("wanted", id: "B").isEmpty)
        story.decide("attach", ["record": .string(moved), "is": .null], line: 8, id: "B")
        #expect(story.answers("wanted") == ["yes": [moved]])
        story.decide("attach", ["record": .string(moved), "is": false])
        #expect(story.answers("wanted").isEmpty)
    }

    @Test func `a follow-up belongs to no case if two cases have its code`() {
        var story = ModelStory()
        story.request([:])
        story.followUp(["wanted": "yes"], line: 3)
        #expect(story.topics == ["wanted"])
        story.request([:], line: 2, id: "B")
        #expect(story.topics.isEmpty && story.answers("wanted", id: "B").isEmpty)
    }
}
