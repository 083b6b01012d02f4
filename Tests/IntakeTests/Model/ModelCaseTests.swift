// The form in which the model describes a case, and a little of what holds for every case.

import IntakeBase
import Testing
@testable import IntakeSimulation

@Suite struct ModelCaseTests {
    private func story() -> ModelStory {
        var story = ModelStory()
        story.request(["country": "GE", "place": "Tbilisi", "position": "at_home", "notes": "one"], at: "T1")
        story.followUp(["danger": ["injured"]], line: 2, at: "T2")
        story.decide("status", ["status": "waiting", "whom": "lawyer"], after: [], at: "T3")
        story.decide("status", ["status": "new"], line: 8, at: "T4")
        story.decide("link", ["with": "B", "is": true], line: 8, at: "T5")
        return story
    }

    @Test func `a case is one value with every member, also those that are empty`() throws {
        let names = (1...5).map { $0.digits(32) }
        let nothing = #"{"conflict":false,"standing":[],"value":null}"#
        let record = { (index: Int) in #"{"counts":"yes","name":"\#(names[index])","time":"T\#(index + 1)"}"# }
        let plain = { (value: String, index: Int) in
            #"{"answers":[{"records":["\#(names[index])"],"value":"\#(value)"}],"shown":"\#(value)"}"#
        }
        let country =
            #"{"answers":[{"records":["\#(names[0])"],"unknown_with":["at_home"],"value":"GE"}],"shown":"GE"}"#
        let place =
            #"{"answers":[{"records":["\#(names[0])"],"value":"Tbilisi","with":{"\#(names[0])":{"country":"GE"}}}],"#
            + #""shown":"Tbilisi"}"#
        let new = #"{"status":"new"}"#
        let waiting = #"{"status":"waiting","whom":"lawyer"}"#
        let members: [(String, String)] = [
            ("assign", nothing), ("attach", "{}"), ("case", #""A""#), ("do_not_contact", nothing), ("due", nothing),
            (
                "link",
                #"{"B":{"conflict":false,"standing":[{"records":["\#(names[4])"],"value":true}],"value":true}}"#
            ),
            ("not_same", "{}"), ("notes", #"[{"record":"\#(names[0])","text":"one"}]"#),
            ("records", "[" + (0...4).map(record).joined(separator: ",") + "]"), ("route", nothing),
            (
                "status",
                #"{"conflict":true,"standing":[{"records":["\#(names[3])"],"value":\#(new)},"#
                    + #"{"records":["\#(names[2])"],"value":\#(waiting)}],"value":\#(new)}"#
            ),
            (
                "topics",
                #"{"country":\#(country),"danger.injured":\#(plain("yes", 1)),"notes":\#(plain("one", 0)),"#
                    + #""place":\#(place),"position":\#(plain("at_home", 0))}"#
            ),
        ]
        let text = "{" + members.map { #""\#($0.0)":\#($0.1)"# }.joined(separator: ",") + "}"
        #expect(CanonicalJSON.text(story().described()) == text)
    }

    @Test func `the order in which records are given, and repeats, change nothing`() {
        let records = story().records
        let described = story().described()
        var random = SeededRandom(seed: 7)
        for _ in 0..<20 {
            let desk = ModelDesk(records: (records + records.prefix(2)).shuffled(using: &random))
            #expect(ModelCase.all(desk).map(\.json) == [described])
        }
    }
}
