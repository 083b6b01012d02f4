// A coordinator looks: what the desk says of its cases, and of what was decided about none, is what the model says.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

extension Hotline {
    /// A coordinator looks at all cases.
    func look(_ desk: Int) throws {
        let work = try queue(of: desk)
        try compare(work.cases, desk)
        note("desk \(desk): \(work.cases.cases.count) cases")
    }

    /// Compares what a desk says with the model. Returns what the model knows.
    @discardableResult
    func compare(_ load: Caseload, _ desk: Int) throws -> ModelFacts {
        if truth.logs.contains(where: { $0.laptop == desk && !$0.isRead }) { try readOwn(desk) }
        let facts = ModelFacts(try truth.model(held(by: desk), labels: labels, keys(of: desk)))
        let ids = load.cases.map(\.id.description).sorted()
        guard ids == facts.cases else {
            throw Difference("desk \(desk) has cases \(ids), the model \(facts.cases)")
        }
        for subject in load.cases {
            let model = ModelCase(facts, id: subject.id.description)
            let differences =
                try DeskReading(subject).differences(from: DeskReading(model)).nonempty
                ?? differencesInAdvice(subject, model)
            guard differences.isEmpty else {
                let number = truth.cases.first { $0.value.id == subject.id.description }?.key ?? -1
                throw Difference("desk \(desk), case \(number): \(differences.joined(separator: "; "))")
            }
        }
        let orphans = load.orphans.map(\.entry.name.hex).sorted()
        let homeless = facts.desk.records.filter { record in
            !isAboutNoCase(record) && facts.caseOf[record.name].map { !facts.cases.contains($0) } ?? true
        }
        guard orphans == homeless.map(\.name).sorted() else {
            throw Difference("desk \(desk) has orphans \(orphans), the model \(homeless.map(\.name).sorted())")
        }
        try compareAboutNoCase(facts, desk)
        return facts
    }

    /// What was decided about no case, in order, with the shown times and whether it is confirmed.
    private func compareAboutNoCase(_ facts: ModelFacts, _ desk: Int) throws {
        let shown = try laptops[desk].machine.desk().history().deeds.map(\.entry).filter { entry in
            if case .decision(let decision) = entry.event.content { decision.id == nil } else { false }
        }.map { "\($0.name.hex) \($0.shown) \($0.provenance.writer.isKnown)" }
        let expected = facts.desk.records.filter(isAboutNoCase).map(\.name)
            .sorted { facts.isOlder($1, than: $0) }
            .map { "\($0) \(facts.times[$0] ?? "") \(!facts.unconfirmed.contains($0))" }
        guard shown == expected else {
            throw Difference("desk \(desk) has decisions about no case \(shown), the model \(expected)")
        }
    }

    private func isAboutNoCase(_ record: ModelRecord) -> Bool { record.isDecision && record.json["case"] == nil }
}

extension [String] {
    /// Nil if it is empty.
    fileprivate var nonempty: [String]? { isEmpty ? nil : self }
}
