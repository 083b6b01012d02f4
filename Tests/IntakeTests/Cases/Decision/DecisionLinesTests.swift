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
        let words = ["schema", "type", "received", "kind", "status", "route", "via", "consent", "heads"]
        return members.filter { !words.contains($0.key) }.compactMap(\.value.string).filter {
            !["yes", "no"].contains($0)
        }
    }

    @Test func `a decision that takes back is not shown as an empty one`() {
        #expect(DecisionLines.lines(.assign(nil), .english) == ["assigned to: cleared"])
        #expect(DecisionLines.lines(.doNotContact(nil), .russian) == ["со звонившим не связываться: снято"])
        #expect(DecisionLines.lines(.doNotContact(false), .english) == ["do not contact the caller: no"])
    }

    @Test func `text of a coordinator drives no terminal`() {
        let lines = DecisionLines.lines(.note("\u{1B}[2J\u{202E}x\ny"), .english)
        #expect(lines.count == 1)
        #expect(!lines[0].unicodeScalars.contains(where: VisibleText.drives))
    }
}
