// The model against expectations that were written by hand from docs/CASES.md: what `attach` and `link` do.

import IntakeBase
import Testing
@testable import IntakeSimulation

extension ModelStory {
    /// Cases A, B and C, each opened in a line of its own, with the consent that is given for it here.
    fileprivate init(consent: [String: JSONValue]) {
        self.init()
        for (index, id) in ["A", "B", "C"].enumerated() {
            var said: [String: JSONValue] = [:]
            said["consent"] = consent[id]
            request(.object(said), line: index + 1, id: id, code: "\(index + 1)")
        }
    }

    @discardableResult
    fileprivate mutating func link(
        _ id: String, _ other: String, _ answer: JSONValue = true, after: [String] = [], line: Int = 9
    ) -> String {
        decide("link", ["with": .string(other), "is": answer], after: after, line: line, id: id)
    }

    @discardableResult
    fileprivate mutating func attach(
        _ record: String, to id: String, _ answer: JSONValue = true, line: Int = 9
    ) -> String {
        decide("attach", ["record": .string(record), "is": answer], line: line, id: id)
    }

    fileprivate var facts: ModelFacts { ModelFacts(ModelDesk(records: records, continuations: continuations)) }

    /// Of A, B and C, the cases with which each is linked.
    fileprivate var linked: [[String]] { ["A", "B", "C"].map { facts.linked(to: $0) } }

    /// Of A, B and C, the cases with which each is in dispute.
    fileprivate var disputed: [[String]] { ["A", "B", "C"].map { facts.disputed(with: $0) } }

    /// The cases whose channel is hidden.
    fileprivate var hidden: [String] { facts.cases.filter { facts.hidesChannel(in: $0) } }

    /// What is shown of the consent of a case.
    fileprivate func consent(_ id: String) -> JSONValue? { ShownForm.parts(of: ModelCase(facts, id: id))["consent"] }
}

@Suite struct ModelLinksTests {
    private static let nothing: [[String]] = [[], [], []]

    @Test(arguments: [("A", "B"), ("B", "A")])
    func `one case is enough to link two, from the view of both, until that is undone`(id: String, other: String) {
        var story = ModelStory(consent: [:])
        let link = story.link(id, other)
        #expect(story.linked == [["B"], ["A"], []])
        #expect(story.disputed == Self.nothing)
        story.decide("undo", ["record": .string(link)], id: id)
        #expect(story.linked == Self.nothing)
    }

    @Test func `cases that are linked with one case are one group, also if they do not name one another`() {
        var story = ModelStory(consent: [:])
        story.link("A", "B")
        story.link("C", "B")
        #expect(story.linked == [["B", "C"], ["A", "C"], ["A", "B"]])
        story.link("B", "C", false)
        #expect(story.linked == [["B"], ["A"], []])
        #expect(story.disputed == [[], ["C"], ["B"]])
    }

    @Test func `a yes in one case beside a no in the other is in dispute in both, and still shares what is refused`() {
        var story = ModelStory(consent: ["A": ["lawyer"], "B": []])
        let yes = story.link("A", "B")
        story.link("B", "A", false)
        story.decide("do_not_contact", ["is": true], id: "B")
        #expect(story.linked == Self.nothing)
        #expect(story.disputed == [["B"], ["A"], []])
        #expect(story.hidden == ["A", "B"])
        #expect(story.consent("A") == [])
        // Another yes in the first case does not end the no of the second one, a yes there does.
        story.link("A", "B", after: [yes], line: 8)
        #expect(story.disputed == [["B"], ["A"], []])
        story.link("B", "A")
        #expect(story.disputed == Self.nothing)
        #expect(story.linked == [["B"], ["A"], []])
        #expect(story.hidden == ["A", "B"])
        #expect(story.consent("A") == [])
        // When no yes is left, nothing is shared.
        for (id, other) in [("A", "B"), ("B", "A")] {
            story.link(id, other, false, after: story.records.map(\.name), line: 7)
        }
        #expect(story.disputed == Self.nothing)
        #expect(story.hidden == ["B"])
        #expect(story.consent("A") == ["lawyer"])
    }

    @Test func `a no alone links nothing and is no dispute`() {
        var story = ModelStory(consent: [:])
        for (id, other) in [("A", "B"), ("B", "A")] {
            story.link(id, other, false)
            #expect(story.linked == Self.nothing)
            #expect(story.disputed == Self.nothing)
        }
    }

    @Test func `what was cleared is no longer a no, and no longer a yes`() {
        var story = ModelStory(consent: [:])
        story.link("A", "B")
        story.link("B", "A", false)
        story.link("B", "A", .null)
        #expect(story.linked == [["B"], ["A"], []])
        #expect(story.disputed == Self.nothing)
        story.link("A", "B", .null)
        #expect(story.linked == Self.nothing)
    }

    @Test func `beside a null or a no that had not seen it, a yes does not link`() {
        var story = ModelStory(consent: [:])
        story.link("A", "B")
        story.link("A", "B", .null, line: 8)
        #expect(story.linked == Self.nothing)
        #expect(story.disputed == [["B"], ["A"], []])
        // The yes of the other case is the only value there, and a null is no no.
        story.link("B", "A")
        #expect(story.linked == [["B"], ["A"], []])
        story.link("A", "B", false, line: 7)
        #expect(story.linked == Self.nothing)
        #expect(story.disputed == [["B"], ["A"], []])
    }

    @Test func `do_not_contact of one case, also a closed one, hides the channel of the whole group`() {
        var story = ModelStory(consent: [:])
        story.decide("do_not_contact", ["is": true], id: "C")
        story.decide("status", ["status": "closed"], after: story.records.map(\.name), id: "C")
        #expect(story.hidden == ["C"])
        story.link("A", "B")
        story.link("B", "C")
        #expect(story.described("C")["status"]?["value"]?["status"] == "closed")
        #expect(story.hidden == ["A", "B", "C"])
        // Another coordinator, who had not seen it, says no: yes holds.
        story.decide("do_not_contact", ["is": false], line: 8, id: "C")
        #expect(story.hidden == ["A", "B", "C"])
        story.decide("do_not_contact", ["is": false], after: story.records.map(\.name), line: 7, id: "C")
        #expect(story.hidden.isEmpty)
    }

    @Test func `a linked case whose request is not here hides the channel, and joins its neighbours`() {
        var story = ModelStory(consent: ["A": ["lawyer"], "B": []])
        story.decide("do_not_contact", ["is": true], id: "X")
        story.link("A", "X")
        #expect(story.hidden == ["A"])
        #expect(story.linked == Self.nothing)
        story.link("X", "B")
        #expect(story.hidden == ["A", "B"])
        #expect(story.linked == [["B"], ["A"], []])
        #expect(story.consent("A") == [])
    }

    @Test func `what one case refuses of consent is left out in each of its group`() {
        var story = ModelStory(consent: ["A": ["record", "lawyer"], "B": ["record", "partner"], "C": ["lawyer"]])
        story.link("A", "B")
        #expect(story.consent("A") == ["record"])
        #expect(story.consent("B") == ["record"])
        #expect(story.consent("C") == ["lawyer"])
        story.link("C", "B")
        for id in ["A", "B", "C"] { #expect(story.consent(id) == []) }
    }

    @Test func `a case without consent goes on saying nothing, and refuses nothing`() {
        var story = ModelStory(consent: ["A": ["record", "lawyer"], "C": ["record"]])
        story.link("A", "B")
        #expect(story.consent("A") == ["lawyer", "record"])
        story.link("B", "C")
        #expect(story.consent("A") == ["record"])
        #expect(story.consent("B") == nil)
    }

    // MARK: attach

    @Test func `a case takes a follow-up from the case with its code, whether that one says nothing or no`() {
        var story = ModelStory(consent: [:])
        let moved = story.followUp([:])
        #expect(story.facts.caseOf[moved] == "A")
        story.attach(moved, to: "B")
        #expect(story.facts.caseOf[moved] == "B")
        story.attach(moved, to: "A", false)
        #expect(story.facts.caseOf[moved] == "B")
        story.attach(moved, to: "B", .null)
        #expect(story.facts.caseOf[moved] == nil)
    }

    @Test(arguments: ["A", "C"])
    func `if two cases take a follow-up it belongs to no case, also if one of them has its code`(other: String) {
        var story = ModelStory(consent: [:])
        let moved = story.followUp([:])
        story.attach(moved, to: "B")
        story.attach(moved, to: other)
        #expect(story.facts.caseOf[moved] == nil)
        let no = story.attach(moved, to: other, false)
        #expect(story.facts.caseOf[moved] == "B")
        story.decide("undo", ["record": .string(no)], id: other)
        #expect(story.facts.caseOf[moved] == nil)
    }

    @Test func `a no of the case with its code takes a follow-up out of every case, that of another one does not`() {
        var story = ModelStory(consent: [:])
        let moved = story.followUp([:])
        story.attach(moved, to: "B", false)
        #expect(story.facts.caseOf[moved] == "A")
        story.attach(moved, to: "A", false)
        #expect(story.facts.caseOf[moved] == nil)
    }

    @Test func `yes and no that had not seen one another refuse, yes and null do not take`() {
        var story = ModelStory(consent: [:])
        let moved = story.followUp([:])
        story.attach(moved, to: "B")
        story.attach(moved, to: "B", .null, line: 8)
        #expect(story.facts.caseOf[moved] == "A")
        story.attach(moved, to: "A")
        story.attach(moved, to: "A", false, line: 8)
        #expect(story.facts.caseOf[moved] == nil)
    }

    @Test func `a follow-up that was attached to a case whose request is not here belongs to that case`() {
        var story = ModelStory(consent: [:])
        let moved = story.followUp([:])
        story.attach(moved, to: "X")
        #expect(story.facts.caseOf[moved] == "X")
        #expect(story.facts.cases == ["A", "B", "C"])
    }

    @Test func `a request and a decision are not moved, and a decision has seen others as before`() {
        var story = ModelStory(consent: [:])
        let moved = story.followUp([:])
        let first = story.decide("assign", ["to": "anna"], after: [moved], line: 8)
        story.decide("assign", ["to": "boris"], after: [first], line: 7)
        for name in [story.records[0].name, first, moved] { story.attach(name, to: "B") }
        let facts = story.facts
        #expect(facts.caseOf[story.records[0].name] == "A")
        #expect(facts.caseOf[first] == "A")
        #expect(facts.caseOf[moved] == "B")
        #expect(story.value("assign") == "boris")
        #expect(!story.isConflict("assign"))
    }
}
