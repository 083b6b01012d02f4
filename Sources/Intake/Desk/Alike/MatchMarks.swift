// What two cases may have in common (pseudonym, contact, notes), kept as hashes to save memory.

import IntakeBase
import IntakeCases

/// For each case, where its data is: the number of the part, and the place in that part.
typealias CasePlaces = [(part: Int32, place: Int32)]

/// The marks (hashes) of some cases, case after case.
struct MatchMarks: Sendable {
    /// Which hashes are compared in one pass.
    enum Keys: Sendable {
        case pseudonym, contact
        /// The hashes of notes whose lowest bit is `half`. Notes have the most hashes, so two cores share them.
        case notes(half: UInt64)

        /// What two cases have in common if they share one of these hashes.
        var reason: Match.Reason {
            switch self {
            case .pseudonym: .pseudonym
            case .contact: .contact
            case .notes: .notes
            }
        }
    }

    /// The number of each case; -1 if its marks are not used (see `number`).
    private(set) var indexes: [Int32] = []
    /// Which hashes a case has. Bit 0: pseudonym, bit 1: contact, from bit 2 on: the number of hashes of its notes.
    private var shapes: [UInt8] = []
    private var hashes: [UInt64] = []
    /// Where the hashes of each case end in `hashes`.
    private var hashEnds: [Int32] = []
    /// The short runs of all notes (`NoteRuns.short`).
    private var runs: [UInt16] = []
    /// Where the runs of each case end in `runs`.
    private var ends: [Int32] = []

    /// The number of cases.
    var count: Int { shapes.count }

    /// Adds the marks of a request. `index`: the number of its case.
    mutating func add(_ request: Request, _ index: Int) {
        let notes = NoteRuns(request.notes)
        var shape: UInt8 = 0
        if let pseudonym = MatchMarks.pseudonym(of: request) {
            hashes.append(pseudonym)
            shape |= 1
        }
        if let contact = MatchMarks.contact(of: request) {
            hashes.append(contact)
            shape |= 2
        }
        let bands = notes.bands
        hashes += bands
        runs += notes.short
        end(shape | UInt8(bands.count) << 2, Int32(index))
    }

    /// Copies the marks of one case from others. `place`: its place there.
    mutating func add(_ place: Int, of others: MatchMarks) {
        hashes += others.hashes[MatchMarks.range(place, others.hashEnds)]
        runs += others.short(place)
        end(others.shapes[place], others.indexes[place])
    }

    private mutating func end(_ shape: UInt8, _ index: Int32) {
        shapes.append(shape)
        indexes.append(index)
        hashEnds.append(Int32(hashes.count))
        ends.append(Int32(runs.count))
    }

    /// Sets the number of each case; nil if it is not a case any more, or changed, so that these marks are outdated.
    mutating func number(_ numbers: [Int32?]) {
        indexes = numbers.map { $0 ?? -1 }
    }

    /// About how many of these hashes there may be; it sets the size of a table.
    func most(_ keys: Keys) -> Int {
        switch keys {
        case .pseudonym, .contact: shapes.count
        case .notes: hashes.count / 2
        }
    }

    /// Calls `body` with each of these hashes and the number of its case. Skips what has no number.
    @inline(__always)
    func forEachHash(_ keys: Keys, _ body: (UInt64, Int32) -> Void) {
        var end = 0
        for (number, shape) in shapes.enumerated() {
            let (index, start) = (indexes[number], end)
            end = Int(hashEnds[number])
            guard index >= 0 else { continue }
            switch keys {
            case .pseudonym: if shape & 1 != 0 { body(hashes[start], index) }
            case .contact: if shape & 2 != 0 { body(hashes[start + Int(shape & 1)], index) }
            case .notes(let half):
                for place in start + (shape & 3).nonzeroBitCount..<end where hashes[place] & 1 == half {
                    body(hashes[place], index)
                }
            }
        }
    }

    /// The short runs of the notes of the case at this place.
    func short(_ place: Int) -> ArraySlice<UInt16> { runs[MatchMarks.range(place, ends)] }

    private static func range(_ place: Int, _ ends: [Int32]) -> Range<Int> {
        (place > 0 ? Int(ends[place - 1]) : 0)..<Int(ends[place])
    }

    private static func pseudonym(of request: Request) -> UInt64? {
        let (pseudonym, place) = (letters(request.pseudonym), letters(request.place))
        return pseudonym.isEmpty || place.isEmpty ? nil : NoteRuns.hash((pseudonym + "\n" + place).utf8)
    }

    private static func contact(of request: Request) -> UInt64? {
        // "Telegram" alone does not identify a person; a number or an account name does.
        let channel = letters(request.safeContact?.channel)
        guard channel.filter(\.isNumber).count >= 5 || request.safeContact?.channel?.contains("@") == true else {
            return nil
        }
        return NoteRuns.hash(channel.utf8)
    }

    /// The letters and digits of a text, in lower case: spaces and punctuation make no difference.
    private static func letters(_ text: String?) -> String {
        let lower = (text ?? "").lowercased()
        // Most contacts are ASCII, in which the standard library need not look for the ends of characters.
        guard lower.utf8.allSatisfy({ $0 < 0x80 }) else { return lower.filter { $0.isLetter || $0.isNumber } }
        return String(decoding: lower.utf8.filter(NoteRuns.isLetter), as: UTF8.self)
    }

    // MARK: In a desk's snapshot

    /// Writes the marks, without the numbers of the cases.
    func put(to writer: inout ByteWriter) {
        writer.put(shapes)
        writer.put(hashes)
        writer.put(runs)
        writer.put(ends)
    }

    /// Reads marks; the cases have no number yet.
    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        shapes = try reader.integers()
        hashes = try reader.integers()
        runs = try reader.integers()
        ends = try reader.integers()
        indexes = [Int32](repeating: -1, count: shapes.count)
        var end: Int32 = 0
        for shape in shapes {
            end += Int32(shape & 1) + Int32(shape >> 1 & 1) + Int32(shape >> 2)
            hashEnds.append(end)
        }
        let isRising = zip([0] + ends, ends).allSatisfy { $0 <= $1 }
        guard ends.count == shapes.count, isRising, Int(ends.last ?? 0) == runs.count, Int(end) == hashes.count else {
            throw ByteReader.Malformed()
        }
    }

    init() {}
}
