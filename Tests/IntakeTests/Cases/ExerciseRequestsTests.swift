import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ExerciseRequestsTests {
    private func items() throws -> [InputItem] {
        try RequestInput.parse(Array(ExerciseRequests.json.utf8))
    }

    @Test func `the exercise set is read whole and covers every stage`() throws {
        let items = try items()
        #expect((12...16).contains(items.count))
        #expect(Set(items.compactMap(\.request.stage)) == [.conscripted, .mobilized, .atTheFront, .abroad])
        #expect(Set(items.map(\.label)).count == items.count)
    }

    @Test func `it has what a shift has: both languages, a minor, a suicidal caller, gaps, and text that attacks`()
        throws
    {
        let requests = try items().map(\.request)
        let notes = requests.compactMap(\.notes)
        func isRussian(_ text: String) -> Bool { text.unicodeScalars.contains { (0x410...0x44F).contains($0.value) } }
        #expect(notes.contains(where: isRussian) && notes.contains { !isRussian($0) })
        #expect(requests.contains { ($0.age ?? 99) < 18 })
        #expect(requests.contains { $0.danger?.contains(.suicidal) == true })
        #expect(requests.contains { $0.country == nil && $0.wanted == nil })
        #expect(requests.contains { $0.pseudonym.map { CSV.defused($0) != $0 } == true })
        #expect(requests.contains { $0.place?.contains("\u{1B}") == true })
        #expect(requests.contains { $0.notes?.contains("\u{202E}") == true })
    }
}
