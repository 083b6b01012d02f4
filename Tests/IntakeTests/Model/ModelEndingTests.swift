// The model against expectations that were written by hand from docs/CASES.md: rule 5, what ends with its answer.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelEndingTests {
    @Test func `a place that ended with its country does not come back with the same country`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi", "legal_stay_until": "2026-05-01"])
        let second = story.followUp(["country": "GE"])
        // An equal answer ends nothing.
        #expect(story.with("place", "Tbilisi") == [first: ["country": "GE"]])
        story.followUp(["country": "AM"])
        let fourth = story.followUp(["country": "GE"])
        #expect(story.topics == ["country"])
        #expect(story.answers("country") == ["GE": [fourth]])
        #expect(second != fourth)
    }

    @Test func `a place ends with its own answer, also where another record gives the same country`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        let other = story.followUp(["country": "GE"], line: 2)
        let settle = story.decide("settle", ["field": "country", "value": "AM"], after: [first])
        #expect(story.answers("country") == ["GE": [other], "AM": [settle]])
        #expect(!story.topics.contains("place"))
    }

    @Test func `a place goes on with a settle that gives the same country, and with the next one`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        let one = story.decide("settle", ["field": "country", "value": "GE"], after: [first])
        #expect(story.answers("country") == ["GE": [one]])
        #expect(story.with("place", "Tbilisi") == [first: ["country": "GE"]])
        let two = story.decide("settle", ["field": "country", "value": "GE"], after: [one], line: 8)
        #expect(story.answers("country") == ["GE": [two]])
        #expect(story.answers("place") == ["Tbilisi": [first]])
        let three = story.decide("settle", ["field": "country", "value": "AM"], after: [two], line: 7)
        #expect(story.topics == ["country"])
        story.decide("settle", ["field": "country", "value": "GE"], after: [three], line: 6)
        #expect(story.topics == ["country"])
    }

    @Test func `of two settles that had not seen one another, the place goes on with the one that gives its country`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        story.decide("settle", ["field": "country", "value": "AM"], after: [first], line: 8)
        story.decide("settle", ["field": "country", "value": "GE"], after: [first])
        #expect(story.answers("country").count == 2)
        #expect(story.with("place", "Tbilisi") == [first: ["country": "GE"]])
    }

    @Test func `a place that ended before the settle does not go on with it`() {
        var story = ModelStory()
        let first = story.request(["country": "GE", "place": "Tbilisi"])
        let second = story.followUp(["country": "AM"])
        story.decide("settle", ["field": "country", "value": "GE"], after: [first, second])
        #expect(story.topics == ["country"])
    }

    @Test func `what depends on a declined answer counts with and without, and ends with it`() {
        var story = ModelStory()
        let first = story.request(["passport": "declined", "passport_expires": "2026-05-01"])
        #expect(story.with("passport_expires", "2026-05-01") == [first: ["passport": "either"]])
        story.followUp(["passport": "biometric"])
        #expect(story.topics == ["passport"])
    }

    @Test func `a settled place depends on the countries that it had seen, and ends with the last of them`() {
        var story = ModelStory()
        let first = story.request(["country": "GE"])
        let second = story.followUp(["country": "AM"], line: 2)
        story.followUp(["country": "KZ"], line: 3)
        let settle = story.decide("settle", ["field": "place", "value": "Batumi"], after: [first, second])
        #expect(story.with("place", "Batumi") == [settle: ["country": ["AM", "GE"]]])
        story.followUp(["country": "TR"], line: 2)
        #expect(story.with("place", "Batumi") == [settle: ["country": "GE"]])
        story.followUp(["country": "KZ"])
        #expect(!story.topics.contains("place"))
    }

    @Test func `a settled place does not depend on a country that had ended before`() {
        var story = ModelStory()
        let first = story.request(["country": "GE"])
        let second = story.followUp(["country": "AM"])
        let settle = story.decide("settle", ["field": "place", "value": "Gyumri"], after: [first, second])
        #expect(story.with("place", "Gyumri") == [settle: ["country": "AM"]])
        // Another coordinator, who had not seen the second record, keeps the first country.
        let other = story.decide("settle", ["field": "country", "value": "GE"], after: [first], line: 8)
        #expect(story.answers("country") == ["AM": [second], "GE": [other]])
        #expect(story.with("place", "Gyumri") == [settle: ["country": "AM"]])
    }

    @Test func `a settled place without a country seen counts with and without`() {
        var story = ModelStory()
        story.request(["country": "GE"])
        let settle = story.decide("settle", ["field": "place", "value": "Batumi"])
        #expect(story.with("place", "Batumi") == [settle: ["country": "either"]])
    }

    @Test func `a detail ends with its companion and does not come back, and goes on where a settle says yes`() {
        var story = ModelStory()
        let first = story.request(["companions": [["relation": "wife", "age": 30]]])
        let yes = story.decide("settle", ["field": "companions[wife]", "value": "yes"], after: [first])
        #expect(story.answers("companions[wife].age") == [30: [first]])
        story.decide("settle", ["field": "companions[wife]", "value": "no"], after: [yes], line: 8)
        #expect(story.topics == ["companions[wife]"])
        let again = story.followUp(["companions": [["relation": "wife", "passport": "none"]]])
        #expect(story.topics == ["companions[wife]", "companions[wife].passport"])
        #expect(story.answers("companions[wife]")["yes"] == [again])
    }
}
