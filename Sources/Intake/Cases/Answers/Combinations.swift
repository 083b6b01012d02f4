// The combinations of the answers that stand, for triage (docs/CASES.md, "Several answers"). The doubtful words of one
// list go together: all of them, or none.

import IntakeBase

/// Makes a request for each combination of answers.
struct Combinations {
    /// One combination that is being put together.
    private typealias Chosen = [AnswerTopic: Said]

    private let answers: [AnswerTopic: [StandingAnswer]]

    init(_ answers: [AnswerTopic: [StandingAnswer]]) { self.answers = answers }

    /// The requests, without repeats, in a fixed order; nil if there are more than `Known.mostCombinations`.
    func all() -> [Request]? {
        // What all combinations have in common is kept once: of the many answers of a case, few differ.
        var (common, all): (Chosen, [Chosen]) = ([:], [[:]])
        let topics = answers.keys.sorted()
        /// Multiplies all combinations with these ways to go on. False if there are too many.
        func multiply(_ ways: [Chosen]) -> Bool {
            if ways.count == 1 {
                common.merge(ways[0]) { $1 }
                return true
            }
            guard all.count * ways.count <= Known.mostCombinations else { return false }
            all = joined(all, ways)
            return true
        }
        for field in RequestField.allCases {
            let own = topics.filter { $0.field == field && $0.dependsOn.isEmpty }
            guard !own.isEmpty else { continue }
            let ways = field.isList || field == .companions ? listWays(own) : own.map(singleWays).reduce([[:]], joined)
            guard multiply(ways) else { return nil }
        }
        for topic in topics {
            guard let parent = topic.dependsOn.first else { continue }
            guard all.contains(where: { $0[parent] != nil }) else {
                guard multiply(dependentWays(topic, common[parent])) else { return nil }
                continue
            }
            all = all.flatMap { joined([$0], dependentWays(topic, $0[parent])) }
            guard all.count <= Known.mostCombinations else { return nil }
        }
        // The fields in which they differ are put together for each, the others once.
        let fields = Set(all.joined().map(\.key.field))
        let (own, rest) = (topics.filter { fields.contains($0.field) }, topics.filter { !fields.contains($0.field) })
        let base = Assembly.request(common, of: rest, marksUnsaid: false)
        common = common.filter { fields.contains($0.key.field) }
        return all.map { Assembly.request(common.merging($0) { $1 }, of: own, over: base, marksUnsaid: false) }
            .distinct
    }

    private func joined(_ left: [Chosen], _ right: [Chosen]) -> [Chosen] {
        left.flatMap { one in right.map { one.merging($0) { $1 } } }
    }

    /// Triage reads nothing of the contact: one way is enough.
    private func singleWays(_ topic: AnswerTopic) -> [Chosen] {
        let said = distinct((answers[topic] ?? []).map(\.said))
        if case .contact = topic { return said.first.map { [[topic: $0]] } ?? [[:]] }
        return said.map { [topic: $0] }
    }

    private func listWays(_ topics: [AnswerTopic]) -> [Chosen] {
        var (certain, doubtful): (Chosen, [AnswerTopic]) = ([:], [])
        var bases: [Chosen] = [[:]]
        for topic in topics {
            let said = distinct((answers[topic] ?? []).map(\.said))
            if topic.whole == nil {
                bases = said.map { [topic: $0] }
            } else if said.count > 1, said.contains(.yes) {
                doubtful.append(topic)
            } else if let only = said.first {
                certain[topic] = only
            }
        }
        var ways = [certain]
        if !doubtful.isEmpty {
            ways = [Said.yes, .no].map { said in certain.merging(doubtful.map { ($0, said) }) { $1 } }
        }
        return joined(ways, bases)
    }

    private func dependentWays(_ topic: AnswerTopic, _ parent: Said?) -> [Chosen] {
        let fitting = (answers[topic] ?? []).filter { $0.counts(with: parent) }
        let said = distinct(fitting.map(\.said))
        // An answer without a value says as much as a missing one: the two are one combination.
        let mayBeMissing = said.contains(.unknown) || fitting.allSatisfy { $0.condition == .either }
        return said.filter { $0 != .unknown }.map { [topic: $0] } + (mayBeMissing ? [[:]] : [])
    }

    /// Without repeats. `declined` and `unknown` are the same for triage.
    private func distinct(_ said: [Said]) -> [Said] {
        said.map { $0 == .declined ? .unknown : $0 }.distinct
    }

    /// The combinations of one request: with and without each answer whose parent it does not answer; nil if there are too
    /// many.
    static func ofOne(_ request: Request) -> [Request]? {
        var all = [request]
        for field in RequestField.allCases {
            guard let parent = field.dependsOn, request[field] != .unknown, request[parent] == .unknown,
                !field.countsAlone
            else {
                continue
            }
            all += all.map { one in
                var setting = FieldSetting(root: one)
                field.row(&setting, .unknown)
                return setting.root
            }
        }
        for (index, companion) in (request.companions ?? []).enumerated()
        where companion.passportExpires != nil && (companion.passport ?? .unknown) == .unknown {
            all += all.map { one in
                var one = one
                one.companions?[index].passportExpires = nil
                return one
            }
            // Two to the power of so many passports would be too much; 64 is the limit for all.
            guard all.count <= Known.mostCombinations else { return nil }
        }
        return all
    }
}
