// Reads the tables `[[fact]]`. A fact needs a source, a date of publication and a date of the hotline's check.

import IntakeBase

extension BookReader {
    func fact(_ table: TOMLSection) throws(TOMLError) -> Fact {
        try table.allow(only: [
            "id", "country", "topic", "en", "ru", "applies_to", "severity", "places", "source", "published", "checked",
            "review_by", "confidence", "conflicts", "supersedes",
        ])
        let id = try table.id()
        let topic = try table.word("topic", of: Topic.self)
        let checked = try table.bookDay("checked")
        let reviewBy = try table.bookDay("review_by")
        if reviewBy < checked { throw table.refusal("review_by", BookText.checkedAfterReview) }
        if checked.days(until: reviewBy) > topic.reviewDays {
            throw table.refusal("review_by", BookText.reviewTooLate(topic))
        }
        return Fact(
            id: id, country: try table.country("country"), topic: topic, value: try table.sentence(),
            appliesTo: try table.condition("applies_to", isRequired: false),
            severity: topic == .risk ? try table.integer("severity", in: 0...9) : 0,
            places: try table.optionalStrings("places") ?? [],
            source: try backed(table, "source", BookText.noSource),
            published: try backed(table, "published", BookText.notPublished), checked: checked, reviewBy: reviewBy,
            confidence: try table.word("confidence", of: Confidence.self), conflicts: try conflicts(of: id, table),
            supersedes: try supersedes(by: id, table))
    }

    /// A text that names the origin of a fact. It must contain a letter or digit.
    private func backed(_ table: TOMLSection, _ key: String, _ problem: Sentence) throws(TOMLError) -> String {
        guard let value = table.values[key] else { throw table.refusal(key, problem) }
        if let text = value.string, !text.contains(where: { $0.isLetter || $0.isNumber }) {
            throw table.refusal(key, problem)
        }
        return try table.string(key)
    }

    private func conflicts(of id: String, _ table: TOMLSection) throws(TOMLError) -> [String] {
        let others = try table.optionalStrings("conflicts") ?? []
        if others.contains(id) { throw table.refusal("conflicts", BookText.selfReference) }
        // A superseded fact is kept as a record, and may cite facts that were superseded with it.
        if superseded[id] == nil { return try cited(table, "conflicts") }
        for other in others where !facts.contains(other) {
            throw table.refusal("conflicts", BookText.unknownFact(other))
        }
        return others
    }

    private func supersedes(by id: String, _ table: TOMLSection) throws(TOMLError) -> [String] {
        let olds = try table.optionalStrings("supersedes") ?? []
        for old in olds {
            if old == id { throw table.refusal("supersedes", BookText.selfReference) }
            guard facts.contains(old) else { throw table.refusal("supersedes", BookText.unknownFact(old)) }
        }
        return Array(Set(olds)).sorted()
    }
}
