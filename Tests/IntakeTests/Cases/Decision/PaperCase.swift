// A case on paper: records in lines, each decision with what it was shown, and the order that follows by the definition.

@testable import IntakeBase
@testable import IntakeCases

/// Records of a case, for tests of the fold. Numbers rise with the order of writing.
struct PaperCase: DecisionOrder {
    private(set) var decisions: [DecidedRecord] = []
    /// All records that count.
    private(set) var records: [Int] = []
    private var lines: [Int] = []
    private var times: [Int] = []
    /// For each record, what its writer had seen; the members of a volunteer's record are not used.
    private var seen: [Set<Int>] = []

    static func name(_ number: Int) -> Bytes16 {
        Bytes16([UInt8](repeating: 0, count: 14) + [UInt8(number >> 8), UInt8(number & 255)])!
    }

    /// A request or a follow-up in this line.
    @discardableResult
    mutating func record(line: Int, time: Int? = nil) -> Int { add(line, [], time) }

    /// A decision in this line, after the records of these numbers were shown.
    @discardableResult
    mutating func decide(
        _ action: DecisionAction, line: Int, after: [Int] = [], time: Int? = nil, author: String? = nil
    ) -> Int {
        let number = add(line, after, time)
        let decision = Decision(action, about: MadeDecisions.id, after: after.map(PaperCase.name))
        decisions.append(
            DecidedRecord(
                number: number, name: PaperCase.name(number), author: author ?? "c\(line)", decision: decision))
        return number
    }

    private mutating func add(_ line: Int, _ after: [Int], _ time: Int?) -> Int {
        let number = lines.count
        var known = Set(after).union(lines.indices.filter { lines[$0] == line })
        // Writing rises with the numbers, so what the others had seen is complete.
        for decision in decisions.map(\.number) where known.contains(decision) { known.formUnion(seen[decision]) }
        records.append(number)
        lines.append(line)
        times.append(time ?? number)
        seen.append(known)
        return number
    }

    func hasSeen(_ decision: Int, _ other: Int) -> Bool { seen[decision].contains(other) }

    func isNewer(_ one: Int, than other: Int) -> Bool { (times[one], one) > (times[other], other) }

    /// What the decisions come to.
    var decided: Decided { Decided(decisions, among: records, in: self) }
}
