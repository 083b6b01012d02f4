import Testing
@testable import IntakeBase
@testable import IntakeCases

@Suite struct DecisionLinesTests {
    @Test(arguments: Language.allCases)
    func `each decision is shown with every text and name that it holds`(language: Language) {
        for action in MadeDecisions.actions {
            let lines = DecisionLines.lines(action, language)
            #expect(!lines.isEmpty && lines.allSatisfy { !$0.isEmpty }, "\(action)")
            let shown = lines.joined(separator: "\n")
            for text in Self.texts(action) { #expect(shown.contains(VisibleText.line(text)), "\(text)") }
        }
    }

    /// The texts and names inside an action, found without its cases.
    private static func texts(_ action: DecisionAction) -> [String] {
        guard case .object(let members) = MadeDecisions.event(Decision(action, about: nil)).json else { return [] }
        let words = ["schema", "type", "received", "kind", "status", "route", "via", "consent", "heads", "field"]
        return members.filter { !words.contains($0.key) }.compactMap(\.value.string).filter {
            !["yes", "no"].contains($0)
        }
    }

    @Test func `a decision that takes back is not shown as an empty one`() {
        #expect(DecisionLines.lines(.assign(nil), .english) == ["assigned to: cleared"])
        #expect(DecisionLines.lines(.doNotContact(nil), .russian) == ["со звонившим не связываться: снято"])
        #expect(DecisionLines.lines(.doNotContact(false), .english) == ["do not contact the caller: no"])
    }

    @Test func `what was settled is said in words, and as it was written if this program does not know it`() {
        func line(_ field: String, _ value: JSONValue, _ language: Language) -> [String] {
            DecisionLines.lines(.settle(Settlement(field: field, value: value)), language)
        }
        #expect(line("wanted", "no", .russian) == ["уточнено: в розыске: нет"])
        #expect(line("country", "GE", .english) == ["cleared up: country: Georgia"])
        #expect(line("danger", "none", .russian) == ["уточнено: опасность: нет"])
        #expect(line("danger.injured", "yes", .russian) == ["уточнено: опасность, ранен: да"])
        #expect(line("place", "unknown", .english) == ["cleared up: place: not known"])
        #expect(line("shoe_size", 44, .russian) == ["уточнено: shoe_size: 44"])
        #expect(line("wanted", "perhaps", .russian) == ["уточнено: wanted: perhaps"])
    }

    @Test func `text of a coordinator drives no terminal`() {
        let lines = DecisionLines.lines(.note("\u{1B}[2J\u{202E}x\ny"), .english)
        #expect(lines.count == 1)
        #expect(!lines[0].unicodeScalars.contains(where: VisibleText.drives))
    }
}
