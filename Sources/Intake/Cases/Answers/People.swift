// Who is who among the companions of a case: which mentions in its records are the same person (docs/CASES.md). It
// depends on the set of records only, not on their order. In doubt, two mentions are two people: the larger family
// counts.

import IntakeBase

/// The people that the records of a case mention as companions.
struct People {
    /// The most mentions of each relation in one record.
    private var most: [String: Int] = [:]

    init(_ records: [AnsweringRecord]) {
        for record in records {
            var here: [String: Int] = [:]
            for companion in record.request.companions ?? [] {
                guard let relation = companion.relation?.folded else { continue }
                here[relation, default: 0] += 1
            }
            most.merge(here, uniquingKeysWith: max)
        }
    }

    /// The people that a record mentions, in the order of its companions.
    func mentioned(in record: AnsweringRecord) -> [Person] {
        var counts: [String: Int] = [:]
        /// The number of this mention among those of the record with the same key.
        func number(_ key: String) -> Int {
            counts[key, default: 0] += 1
            return counts[key] ?? 1
        }
        return (record.request.companions ?? []).map { companion in
            let relation = companion.relation?.folded ?? ""
            if let most = most[relation], most == 1 { return Person(relation) }
            if !relation.isEmpty, let age = companion.age {
                let same = "\(relation)#\(age)"
                let number = number(same)
                return Person(number == 1 ? same : "\(same)#\(number)")
            }
            let own = "\(relation)@\(record.name.hex)"
            return Person("\(own)#\(number(own))")
        }
    }
}

extension String {
    /// The relation as it is compared: without capitals and spaces around it.
    fileprivate var folded: String { trimmed.lowercased() }
}
