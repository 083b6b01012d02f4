// The model against expectations that were written by hand from docs/CASES.md: answers, and rules 1 to 6.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelTests {
    @Test func `in one line the later word ends a different one, and an equal one ends nothing`() {
        var story = ModelStory()
        story.request(["service": "contract"])
        let second = story.followUp(["service": "mobilized"])
        let third = story.followUp(["service": "mobilized"])
        #expect(story.answers("service") == ["mobilized": [second, third]])
    }

    @Test func `bad news in a line ends no answer and is not ended: no, yes, no leaves both`() {
        var story = ModelStory()
        let first = story.request(["wanted": "no"])
        let second = story.followUp(["wanted": "yes"])
        let third = story.followUp(["wanted": "no"])
        #expect(story.answers("wanted") == ["no": [first, third], "yes": [second]])
        #expect(story.shown("wanted") == "yes")
    }

    @Test func `good news of rule 4's fields follows rule 1`() {
        var story = ModelStory()
        story.request(["passport": "biometric", "consent": ["lawyer"], "position": "on_leave"])
        let second = story.followUp(["passport": "five_year", "position": "in_unit"])
        #expect(story.answers("passport") == ["five_year": [second]])
        #expect(story.answers("position").count == 2)
        #expect(story.answers("consent.lawyer").count == 1)
        #expect(story.answers("consent.partner").keys.first == "no")
    }

    @Test func `a settle ends what it had seen, also its own value, and not what it had not seen`() {
        var story = ModelStory()
        let first = story.request(["wanted": "yes"])
        let settle = story.decide("settle", ["field": "wanted", "value": "no"], after: [first])
        #expect(story.answers("wanted") == ["no": [settle]])
        let late = story.followUp(["wanted": "yes"])
        #expect(story.answers("wanted") == ["no": [settle], "yes": [late]])
        let again = story.decide("settle", ["field": "wanted", "value": "no"], after: [late])
        #expect(story.answers("wanted") == ["no": [again]])
    }

    @Test func `a settle has also seen what the decisions that it saw had seen`() {
        var story = ModelStory()
        let first = story.request(["exit_ban": "yes"])
        let note = story.decide("note", ["text": "seen"], after: [first], line: 8)
        let settle = story.decide("settle", ["field": "exit_ban", "value": "unknown"], after: [note])
        #expect(story.answers("exit_ban") == ["unknown": [settle]])
    }

    @Test func `settle without a field takes the newest of what it had seen`() {
        var story = ModelStory()
        let first = story.request(["service": "contract", "wanted": "yes", "age": 20])
        let second = story.followUp(["service": "conscript", "wanted": "no"], line: 2)
        let third = story.followUp(["service": "mobilized"], line: 3)
        let settle = story.decide("settle", after: [first, second])
        #expect(story.answers("service") == ["conscript": [settle], "mobilized": [third]])
        #expect(story.answers("wanted") == ["no": [settle]])
        #expect(story.answers("age") == [20: [first]])
    }

    @Test func `between two lines no clock decides, and the newest is shown`() {
        var story = ModelStory()
        let first = story.request(["service": "contract"], at: "2026-03-02T00:00:00Z")
        let second = story.followUp(["service": "conscript"], line: 2, at: "2026-03-01T00:00:00Z")
        #expect(story.answers("service") == ["contract": [first], "conscript": [second]])
        #expect(story.shown("service") == "contract")
    }

    @Test func `a line goes on from another one up to the cell with the head, and not behind it`() {
        var story = ModelStory()
        let first = story.request(["service": "contract"])
        let hidden = story.followUp(["service": "none"])
        let next = story.followUp(["service": "mobilized"], line: 2)
        let last = story.followUp(["service": "conscript"], line: 3)
        story.continuations = [ModelContinuation(line: 2, after: [ModelPlace(line: 1, cell: 2)])]
        #expect(story.answers("service") == ["none": [hidden], "mobilized": [next], "conscript": [last]])
        story.continuations.append(ModelContinuation(line: 3, after: [ModelPlace(line: 2, cell: 2)]))
        #expect(story.answers("service") == ["none": [hidden], "conscript": [last]])
        #expect(first != hidden)
    }

    @Test func `two histories share what is ahead of both, and their own parts are not ordered`() {
        var story = ModelStory()
        let shared = story.request(["service": "contract"])
        story.change(shared) { $0.places.append(ModelPlace(line: 2, cell: 2)) }
        let one = story.followUp(["service": "mobilized"])
        let other = story.followUp(["service": "conscript"], line: 2)
        story.change(other) { $0.places = [ModelPlace(line: 2, cell: 3)] }
        #expect(story.answers("service") == ["mobilized": [one], "conscript": [other]])
    }

    @Test func `in a request unknown is no answer, in a follow-up it takes back`() {
        var story = ModelStory()
        story.request(["service": "unknown", "wanted": "unknown", "summons": "registered"])
        let second = story.followUp(["summons": "unknown"])
        #expect(story.topics == ["summons"])
        #expect(story.answers("summons") == ["unknown": [second]])
    }

    @Test func `lists add; an empty list says no to each word, except to bad news`() {
        var story = ModelStory()
        let first = story.request(["danger": ["injured"], "visas": ["us"]])
        let second = story.followUp(["visas": ["schengen"]])
        #expect(story.answers("visas.us") == ["yes": [first]])
        let third = story.followUp(["danger": [], "visas": []])
        #expect(story.answers("visas.us") == ["no": [third]])
        #expect(story.answers("visas.schengen") == ["no": [third]])
        #expect(story.answers("visas") == ["none": [third]])
        #expect(story.answers("danger.injured") == ["yes": [first], "no": [third]])
        #expect(second != third)
    }

    @Test func `a declined list answers the list and each word that it has`() {
        var story = ModelStory()
        let first = story.request(["danger": ["injured"], "ties": ["baltic"]])
        let second = story.followUp(["danger": "declined", "ties": "declined"])
        #expect(story.answers("danger") == ["declined": [second]])
        #expect(story.answers("danger.injured") == ["yes": [first], "declined": [second]])
        #expect(story.answers("ties.baltic") == ["declined": [second]])
    }

    @Test func `each text of avoid is kept, other parts of the contact follow rule 1`() {
        var story = ModelStory()
        let first = story.request(["safe_contact": ["channel": "Signal", "avoid": "home"]])
        let second = story.followUp(["safe_contact": ["channel": "post", "avoid": "work", "when": "declined"]])
        #expect(story.answers("safe_contact.avoid") == ["home": [first], "work": [second]])
        #expect(story.answers("safe_contact.channel") == ["post": [second]])
        #expect(story.answers("safe_contact.when") == ["declined": [second]])
    }
}
