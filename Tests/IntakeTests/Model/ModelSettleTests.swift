// The model against expectations that were written by hand from docs/CASES.md: rule 2, a settle of a list, of consent,
// and of no field.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelSettleTests {
    @Test(arguments: ["unknown", "declined"] as [JSONValue])
    func `a list settled as unknown or declined is said of each word, also of bad news`(value: JSONValue) {
        var story = ModelStory()
        let first = story.request(["danger": ["injured"]])
        let second = story.followUp(["danger": []], line: 2)
        let settle = story.decide("settle", ["field": "danger", "value": value], after: [first, second])
        #expect(story.topics == ["danger", "danger.injured"])
        #expect(story.answers("danger") == [value: [settle]])
        #expect(story.answers("danger.injured") == [value: [settle]])
    }

    @Test(arguments: ["none", []] as [JSONValue])
    func `an empty list settled says no to each word, and none, and ends no word not seen`(value: JSONValue) {
        var story = ModelStory()
        let first = story.request(["danger": ["injured"]])
        let late = story.followUp(["danger": ["unit_abroad"]], line: 2)
        let settle = story.decide("settle", ["field": "danger", "value": value], after: [first])
        #expect(story.answers("danger") == ["none": [settle]])
        #expect(story.answers("danger.injured") == ["no": [settle]])
        #expect(story.answers("danger.unit_abroad") == ["yes": [late], "no": [settle]])
    }

    @Test func `a list of words settled says yes to these and no to all others, and an earlier none ends`() {
        var story = ModelStory()
        let first = story.request(["visas": []])
        let second = story.followUp(["visas": ["us", "schengen"]], line: 2)
        #expect(story.answers("visas") == ["none": [first]])
        let settle = story.decide("settle", ["field": "visas", "value": ["us", "uk"]], after: [first, second])
        #expect(story.answers("visas") == ["unknown": [settle]])
        #expect(story.answers("visas.us") == ["yes": [settle]])
        #expect(story.answers("visas.uk") == ["yes": [settle]])
        #expect(story.answers("visas.schengen") == ["no": [settle]])
    }

    @Test func `one word settled says nothing of the others`() {
        var story = ModelStory()
        let first = story.request(["danger": ["injured", "unit_abroad"]])
        let settle = story.decide("settle", ["field": "danger.injured", "value": "no"], after: [first])
        #expect(story.topics == ["danger.injured", "danger.unit_abroad"])
        #expect(story.answers("danger.injured") == ["no": [settle]])
        #expect(story.answers("danger.unit_abroad") == ["yes": [first]])
    }

    @Test func `no companions settled says no to each person, and what is known of them ends`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "wife", "age": 30], ["relation": "son"]]])
        let settle = story.decide("settle", ["field": "companions", "value": "none"], after: [first])
        #expect(story.topics == ["companions", "companions[wife]", "companions[son]"])
        #expect(story.answers("companions") == ["none": [settle]])
        #expect(story.answers("companions[wife]") == ["no": [settle]])
        #expect(story.answers("companions[son]") == ["no": [settle]])
    }

    @Test func `companions settled as unknown are said of each person, and what is known of them ends`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "wife", "age": 30]]])
        let settle = story.decide("settle", ["field": "companions", "value": "unknown"], after: [first])
        #expect(story.topics == ["companions", "companions[wife]"])
        #expect(story.answers("companions[wife]") == ["unknown": [settle]])
    }

    @Test func `consent settled is said whole, for each purpose`() {
        var story = ModelStory()
        let first = story.request(["consent": ["lawyer"]])
        let settle = story.decide("settle", ["field": "consent", "value": ["partner"]], after: [first])
        #expect(story.topics == ["consent.record", "consent.lawyer", "consent.partner"])
        #expect(story.answers("consent.lawyer") == ["no": [settle]])
        #expect(story.answers("consent.record") == ["no": [settle]])
        #expect(story.answers("consent.partner") == ["yes": [settle]])
    }

    @Test func `settle without a field leaves alone what differs only with a record that it had not seen`() {
        var story = ModelStory()
        let first = story.request(["service": "contract", "notes": "one"])
        let second = story.followUp(["service": "contract", "notes": "two"], line: 2)
        let unseen = story.followUp(["service": "mobilized"], line: 3)
        story.decide("settle", after: [first, second])
        #expect(story.answers("service") == ["contract": [first, second], "mobilized": [unseen]])
        #expect(story.answers("notes") == ["one": [first], "two": [second]])
    }

    @Test func `settle without a field looks at what stood among what it had seen, taken alone`() {
        var story = ModelStory()
        let first = story.request(["service": "contract"])
        let second = story.followUp(["service": "mobilized"], line: 2)
        let third = story.followUp(["service": "conscript"])
        // Without the third record the first one stands; the second one is newer.
        let settle = story.decide("settle", after: [first, second])
        #expect(story.answers("service") == ["mobilized": [settle], "conscript": [third]])
        // What was settled before has one answer, and is left alone.
        story.decide("settle", after: [settle])
        #expect(story.answers("service") == ["mobilized": [settle], "conscript": [third]])
    }

    @Test func `a place goes on with a settle without a field that takes its country`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        let second = story.followUp(["country": "AM", "place": "Yerevan"], line: 2)
        let settle = story.decide("settle", after: [first, second])
        #expect(story.answers("country") == ["AM": [settle]])
        #expect(story.answers("place") == ["Yerevan": [settle]])
        #expect(story.with("place", "Yerevan") == [settle: ["country": "AM"]])
    }
}
