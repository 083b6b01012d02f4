// What a line of the queue shows of a case, except its texts, in few bytes. The case is decoded once to compute it; the
// snapshot keeps it.

import IntakeBase
import IntakeCases
import IntakeTriage

/// What a line of the queue shows of a case, with today's advice. It contains no references, so copying it
/// changes no reference counts: several cores copy a quarter of a million of them again and again.
struct RowFacts: Sendable {
    /// Indices into the lists of words below; `none` if unknown.
    var urgency, status, outcome, release, stage, thenOutcome: UInt8
    /// The parts in which the advice differs from the first advice, one bit each.
    var changed: UInt8
    /// Whether something must be cleared up. A shared code is not included: it depends on the other cases.
    var hasDoubts: Bool
    /// Days since 1970-01-01; `noDay` if there is no day.
    var deadline, due: Int32
    /// The two letters of a country, one a byte; 0 if there is no country.
    var via, thenVia: UInt16
    /// Numbers of names (`RowPeople`): who wrote the case, and to which person it is assigned; an empty name means not
    /// assigned.
    var author, assigned: UInt32

    static let none = UInt8.max
    static let noDay = Int32.min

    static let urgencies = Urgency.allCases
    static let statuses = CaseStatus.allCases
    static let outcomes = Outcome.allCases
    static let releases = Release.allCases
    static let stages = Stage.allCases

    /// The facts of a case and the advice on it.
    init(_ subject: Case, _ advice: Advice, isOpen: Bool, _ people: inout RowPeople) {
        urgency = RowFacts.number(of: advice.urgency, in: RowFacts.urgencies)
        status = RowFacts.number(of: subject.status, in: RowFacts.statuses)
        outcome = RowFacts.number(of: advice.outcome, in: RowFacts.outcomes)
        release = RowFacts.number(of: advice.release, in: RowFacts.releases)
        stage = RowFacts.number(of: subject.request.stage, in: RowFacts.stages)
        thenOutcome = RowFacts.number(of: subject.advised?.outcome, in: RowFacts.outcomes)
        let differs = subject.advised?.differences(from: Advised(advice)) ?? []
        changed = AdvisedPart.allCases.enumerated().reduce(0) { bits, part in
            differs.contains(part.element) ? bits | 1 << part.offset : bits
        }
        hasDoubts =
            isOpen || !subject.decided.conflicts.isEmpty || !subject.linked.disputed.isEmpty
            || subject.doubts.contains { if case .sharedCode = $0 { false } else { true } }
        deadline = RowFacts.number(of: advice.deadline)
        due = RowFacts.number(of: subject.due)
        via = RowFacts.letters(of: advice.via)
        thenVia = RowFacts.letters(of: subject.advised?.via)
        author = people.number(of: subject.author)
        assigned = people.number(of: subject.assigned ?? "")
    }

    private static func number<Word: Equatable>(of word: Word?, in words: [Word]) -> UInt8 {
        word.flatMap { words.firstIndex(of: $0) }.map { UInt8($0) } ?? none
    }

    private static func number(of day: Day?) -> Int32 { day.map { Int32(clamping: $0.sinceEpoch) } ?? noDay }

    private static func letters(of country: CountryCode?) -> UInt16 {
        country.map { $0.description.utf8.reduce(0) { $0 << 8 | UInt16($1) } } ?? 0
    }

    static func day(_ number: Int32) -> Day? { number == noDay ? nil : Day(sinceEpoch: Int(number)) }

    static func country(_ letters: UInt16) -> CountryCode? {
        letters == 0
            ? nil : CountryCode(String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self))
    }

    // MARK: In the snapshot

    func put(to writer: inout ByteWriter) {
        for byte in [urgency, status, outcome, release, stage, thenOutcome, changed, hasDoubts ? 1 : 0] {
            writer.put(byte)
        }
        writer.put(deadline)
        writer.put(due)
        writer.put(via)
        writer.put(thenVia)
        writer.put(author)
        writer.put(assigned)
    }

    init(from reader: inout ByteReader, people: Int) throws(ByteReader.Malformed) {
        urgency = try RowFacts.word(&reader, RowFacts.urgencies.count)
        status = try RowFacts.word(&reader, RowFacts.statuses.count)
        outcome = try RowFacts.word(&reader, RowFacts.outcomes.count)
        release = try RowFacts.word(&reader, RowFacts.releases.count)
        stage = try RowFacts.word(&reader, RowFacts.stages.count, orNone: true)
        thenOutcome = try RowFacts.word(&reader, RowFacts.outcomes.count, orNone: true)
        changed = try reader.integer()
        hasDoubts = try reader.integer(UInt8.self) != 0
        deadline = try reader.integer()
        due = try reader.integer()
        via = try reader.integer()
        thenVia = try reader.integer()
        author = try reader.integer()
        assigned = try reader.integer()
        guard author < people, assigned < people else { throw ByteReader.Malformed() }
    }

    private static func word(
        _ reader: inout ByteReader, _ count: Int, orNone: Bool = false
    ) throws(ByteReader.Malformed) -> UInt8 {
        let number = try reader.integer(UInt8.self)
        guard Int(number) < count || orNone && number == none else { throw ByteReader.Malformed() }
        return number
    }
}
