// Which companions of different records are one person (docs/CASES.md, "Who is who").

import IntakeBase

/// One mention of a companion in a record.
struct ModelMention {
    /// The key of the person, the part of a topic between the brackets.
    let key: String
    /// What the mention says.
    let members: [String: JSONValue]
}

/// The companions of one case.
struct ModelPeople {
    /// For each relation "the most companions with it in one record of the case that counts" (*m*).
    let most: [String: Int]

    /// The companions in these records, which all count.
    init(_ records: [ModelRecord]) {
        var most: [String: Int] = [:]
        for record in records {
            let relations = ModelPeople.companions(record).compactMap(ModelPeople.relation)
            for relation in relations {
                most[relation] = max(most[relation, default: 0], relations.filter { $0 == relation }.count)
            }
        }
        self.most = most
    }

    /// The mentions in a record, each with its person.
    func mentions(in record: ModelRecord) -> [ModelMention] {
        let all = ModelPeople.companions(record)
        return all.indices.map { index in
            ModelMention(key: key(of: index, in: all, name: record.name), members: all[index])
        }
    }

    private func key(of index: Int, in all: [[String: JSONValue]], name: String) -> String {
        let mention = all[index]
        let relation = ModelPeople.relation(mention)
        // "If *m* is 1, all mentions of that relation are one person."
        if let relation, most[relation] == 1 { return relation }
        // Which one of its like it is in this record, from 1.
        let number = all[...index].filter { other in
            ModelPeople.relation(other) == relation
                && (relation == nil || ModelPeople.age(other) == ModelPeople.age(mention))
        }.count
        // "Mentions without a relation are people of their own, one for each mention."
        guard let relation else { return "@\(name)#\(number)" }
        // "Otherwise, mentions with the same age are one person (the *n*-th of the same age in one record is the *n*-th
        // person of that age), and each mention without an age is a person of its own."
        guard let age = ModelPeople.age(mention) else { return "\(relation)@\(name)#\(number)" }
        return number == 1 ? "\(relation)#\(age)" : "\(relation)#\(age)#\(number)"
    }

    private static func companions(_ record: ModelRecord) -> [[String: JSONValue]] {
        guard record.isVolunteers else { return [] }
        return (record.said["companions"]?.array ?? []).compactMap(\.object)
    }

    /// The relation of a mention. `declined` and `unknown` are no relation.
    private static func relation(_ mention: [String: JSONValue]) -> String? {
        mention["relation"]?.string.flatMap { ["declined", "unknown"].contains($0) ? nil : $0 }
    }

    /// The age of a mention, if it is a number.
    private static func age(_ mention: [String: JSONValue]) -> Int64? {
        mention["age"]?.integer
    }
}
