// Finds the forms of a file that the laptop remembers, in linear time: one pass over the file and one over the memory,
// even if many forms are equal.

import IntakeBase
import IntakeCases
import IntakeLog

/// The forms of a file, matched with the remembered entries.
struct FormMatch {
    /// The hash of each form.
    private(set) var contents: [Bytes16] = []
    /// The hash of each form with the one before it, and with the one after it.
    private(set) var before: [Bytes16] = []
    private(set) var after: [Bytes16] = []
    /// The matching entry of each form that is remembered.
    private(set) var known: [Int?] = []
    /// For each form an entry with the same answers.
    private(set) var twins: [Int?] = []
    /// Whether every form already saved belongs to a run with unfinished forms.
    private(set) var goesOn = false

    /// Matches the forms with the entries of `ledger`; with `again` none is treated as known.
    init(_ items: [InputItem], asOf: Day?, among ledger: FormLedger, again: Bool) throws(SodiumError) {
        // The same form for an exercise on another day is another request.
        let day = Array((asOf?.description ?? "").utf8) + [0]
        for item in items {
            contents.append(try ledger.hash(day + CanonicalJSON.encode(item.request.json), .form))
        }
        before = try pairs(-1, .formBefore, ledger)
        after = try pairs(1, .formAfter, ledger)
        known = [Int?](repeating: nil, count: items.count)
        twins = known
        if !again { find(ledger.entries) }
    }

    /// Hashes each form with a neighbour. A counter makes the hashes of equal pairs in one file different.
    private func pairs(_ step: Int, _ personal: Personal, _ ledger: FormLedger) throws(SodiumError) -> [Bytes16] {
        var seen: [SIMD4<UInt64>: UInt64] = [:]
        var hashes: [Bytes16] = []
        hashes.reserveCapacity(contents.count)
        for (index, content) in contents.enumerated() {
            let place = index + step
            let neighbour = contents.indices.contains(place) ? contents[place] : Bytes16()
            let pair = SIMD4(lowHalf: content.words, highHalf: neighbour.words)
            let count = seen[pair, default: 0]
            seen[pair] = count + 1
            hashes.append(
                try ledger.hash(content.array + neighbour.array + LittleEndian.bytes(of: count), personal))
        }
        return hashes
    }

    private mutating func find(_ entries: [FormEntry]) {
        // Of equal entries the newest wins.
        var (byBefore, byAfter, byContent): ([Bytes16: Int], [Bytes16: Int], [Bytes16: Int]) = ([:], [:], [:])
        for (index, entry) in entries.enumerated() {
            byBefore[entry.before] = index
            byAfter[entry.after] = index
            byContent[entry.content] = index
        }
        twins = contents.map { byContent[$0] }
        let fits = contents.indices.map { (left: byBefore[before[$0]], right: byAfter[after[$0]]) }
        if !findWhole(fits, entries) { findEach(fits, entries) }
        let unfinished = Set(known.compactMap { $0 }.filter { !entries[$0].isTold }.map { entries[$0].run })
        goesOn =
            !unfinished.isEmpty
            && known.compactMap { $0 }.allSatisfy { unfinished.contains(entries[$0].run) }
    }

    /// Treats all forms as known if the file is, from beginning to end, the file of one run. A file of one form is no
    /// evidence, because two callers may give the same short answers.
    private mutating func findWhole(_ fits: [(left: Int?, right: Int?)], _ entries: [FormEntry]) -> Bool {
        guard fits.count > 1, let first = fits[0].left else { return false }
        for (index, fit) in fits.enumerated() {
            guard fit.left == first + index, fit.right == fit.left,
                entries[first + index].run == entries[first].run
            else { return false }
        }
        known = contents.indices.map { first + $0 }
        return true
    }

    /// Finds each form by its neighbours.
    private mutating func findEach(_ fits: [(left: Int?, right: Int?)], _ entries: [FormEntry]) {
        var taken = Set<Int>()
        func take(_ entry: Int?, for index: Int) {
            guard known[index] == nil, let entry, taken.insert(entry).inserted else { return }
            known[index] = entry
        }
        // The beginning and end of a file, and a form with the same answers, do not identify a form: other files have
        // them too.
        for index in contents.indices {
            if index > 0, contents[index - 1] != contents[index] { take(fits[index].left, for: index) }
            guard index + 1 < contents.count, contents[index + 1] != contents[index] else { continue }
            take(fits[index].right, for: index)
        }
        // In a sequence of equal forms the ends are identified by their other neighbours, and the rest from the ends
        // inwards.
        for index in contents.indices.dropFirst() where contents[index - 1] == contents[index] {
            if let left = fits[index].left, known[index - 1] == left - 1 { take(left, for: index) }
        }
        for index in contents.indices.dropLast().reversed() where contents[index + 1] == contents[index] {
            if let right = fits[index].right, known[index + 1] == right + 1 { take(right, for: index) }
        }
        // A form that was never told is treated as the same on any evidence: sealed again under its ids, it is told for
        // the first time.
        for index in contents.indices {
            for entry in [fits[index].left, fits[index].right] where entry.map({ !entries[$0].isTold }) ?? false {
                take(entry, for: index)
            }
        }
    }
}

extension Personal {
    static let form = Personal("intake form 1")
    static let formBefore = Personal("intake form 2")
    static let formAfter = Personal("intake form 3")
    static let formMark = Personal("intake form 4")
}
