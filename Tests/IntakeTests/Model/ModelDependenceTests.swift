// The model against expectations that were written by hand from docs/CASES.md: rules 5 and 6, and companions.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelDependenceTests {
    @Test func `a place counts with its country and ends with it`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        #expect(story.with("place", "Tbilisi") == [first: ["country": "GE"]])
        let second = story.followUp(["country": "AM"])
        #expect(story.topics == ["country"])
        #expect(story.answers("country") == ["AM": [second]])
    }

    @Test func `a place in another line without a country counts with and without`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        let second = story.followUp(["place": "Yerevan"], line: 2)
        #expect(story.with("place", "Yerevan") == [second: ["country": "either"]])
        #expect(story.with("place", "Tbilisi") == [first: ["country": "GE"]])
    }

    @Test func `a later place without a country depends on the latest country ahead of it`() {
        var story = ModelStory()
        story.request(["country": "GE"])
        story.followUp(["country": "AM"])
        let third = story.followUp(["place": "Yerevan"])
        #expect(story.with("place", "Yerevan") == [third: ["country": "AM"]])
        story.followUp(["country": "declined"])
        #expect(!story.topics.contains("place"))
        let fifth = story.followUp(["place": "Gyumri"])
        #expect(story.with("place", "Gyumri") == [fifth: ["country": "either"]])
    }

    @Test func `at home, a foreign country is unknown`() {
        var story = ModelStory()
        story.request(["country": "GE", "position": "at_home"])
        story.followUp(["country": "RU", "position": "abroad"], line: 2)
        let answers = story.described()["topics"]?["country"]?["answers"]?.array
        #expect(answers?.map { $0["unknown_with"] } == [["at_home"], ["abroad"]])
    }

    @Test func `notes are all kept, newest first`() {
        var story = ModelStory()
        let first = story.request(["notes": "one"])
        let second = story.followUp(["notes": "two"], at: "2026-02-01T00:00:00Z")
        let third = story.followUp(["notes": "three"], line: 2, at: "2026-04-01T00:00:00Z")
        let fourth = story.decide("note", ["text": "four"])
        // The second came after the first in its line, so its time is not before; the order of equal times is not tried here.
        let names = story.described()["notes"]?.array?.compactMap { $0["record"]?.string }
        #expect(names == [third, fourth, second, first])
        #expect(story.answers("notes").count == 3)
    }

    @Test func `one daughter in each record is one person, whose age is corrected`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "daughter", "age": 7, "passport": "none"]]])
        let second = story.followUp(["companions": [["relation": "daughter", "age": 8, "passport": "biometric"]]])
        #expect(story.answers("companions[daughter]") == ["yes": [first, second]])
        #expect(story.answers("companions[daughter].age") == [8: [second]])
        #expect(story.answers("companions[daughter].passport") == ["none": [first], "biometric": [second]])
        #expect(story.with("companions[daughter].age", 8) == [second: ["companions[daughter]": "yes"]])
    }

    @Test func `once a record names two, ages tell them apart, and the larger family counts`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "son", "age": 7], ["relation": "mother"]]])
        let second = story.followUp(
            ["companions": [["relation": "son", "age": 7], ["relation": "son"], ["relation": "son", "age": 7]]], line: 2
        )
        let third = story.followUp(["companions": [["relation": "son", "age": 9], [:], ["age": 3]]], line: 2)
        #expect(story.answers("companions[son#7]") == ["yes": [first, second]])
        #expect(story.answers("companions[son#7#2]") == ["yes": [second]])
        #expect(story.answers("companions[son@\(second)#1]") == ["yes": [second]])
        #expect(story.answers("companions[son#9]") == ["yes": [third]])
        #expect(story.answers("companions[mother]") == ["yes": [first]])
        #expect(story.answers("companions[@\(third)#1]") == ["yes": [third]])
        #expect(story.answers("companions[@\(third)#2].age") == [3: [third]])
        #expect(story.topics.filter { $0.hasSuffix("]") }.count == 7)
    }

    @Test func `declined companions answer each companion and detail, and the companions stay`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "wife", "birth_certificate": "yes"]]])
        let second = story.followUp(["companions": "declined"])
        #expect(story.answers("companions") == ["declined": [second]])
        #expect(story.answers("companions[wife]") == ["yes": [first], "declined": [second]])
        #expect(story.answers("companions[wife].birth_certificate") == ["declined": [second]])
    }

    @Test func `when a coordinator settles that a companion is not there, the details end too`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "wife", "age": 30]]])
        let settle = story.decide("settle", ["field": "companions[wife]", "value": "no"], after: [first])
        #expect(story.topics == ["companions[wife]"])
        #expect(story.answers("companions[wife]") == ["no": [settle]])
    }

    @Test func `an empty list of companions says no to each person, and bad news stays with what is known of it`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "wife", "age": 30]]])
        let second = story.followUp(["companions": []])
        #expect(story.answers("companions") == ["none": [second]])
        #expect(story.answers("companions[wife]") == ["yes": [first], "no": [second]])
        #expect(story.answers("companions[wife].age") == [30: [first]])
    }
}
