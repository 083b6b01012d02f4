// What cases may have in common with others, in little memory: hashes.

/// The marks of some cases, one after the other.
struct MatchMarks: Sendable {
    /// Something that alike cases have in common, by its hash, and the case that has it.
    struct Key: Comparable, Sendable {
        var hash: UInt64
        var reason: Match.Reason
        var index: Int32

        init(_ hash: UInt64, _ reason: Match.Reason, _ index: Int32) {
            self.hash = hash
            self.reason = reason
            self.index = index
        }

        /// Whether two cases have it in common.
        func isSame(as other: Key) -> Bool { hash == other.hash && reason == other.reason }

        static func < (left: Key, right: Key) -> Bool {
            if left.hash != right.hash { return left.hash < right.hash }
            if left.reason != right.reason { return left.reason < right.reason }
            return left.index < right.index
        }
    }

    private(set) var keys: [Key] = []
    /// The short runs of all notes, and where those of each case end.
    private var runs: [UInt16] = []
    private var ends: [Int32] = []

    /// Of how many cases these are.
    var count: Int { ends.count }

    /// Adds the marks of the next case, which has this number.
    mutating func add(_ request: Request, _ index: Int) {
        let notes = NoteRuns(request.notes)
        let number = Int32(index)
        keys += MatchMarks.keys(of: request, number) + notes.bands.map { Key($0, .notes, number) }
        runs += notes.short
        ends.append(Int32(runs.count))
    }

    /// The short runs of the notes of the case that was added after `index` others.
    func short(_ index: Int) -> ArraySlice<UInt16> {
        runs[(index > 0 ? Int(ends[index - 1]) : 0)..<Int(ends[index])]
    }

    private static func keys(of request: Request, _ index: Int32) -> [Key] {
        var keys: [Key] = []
        let pseudonym = letters(request.pseudonym)
        let place = letters(request.place)
        if !pseudonym.isEmpty, !place.isEmpty {
            keys.append(Key(NoteRuns.hash((pseudonym + "\n" + place).utf8), .pseudonym, index))
        }
        // "Telegram" is no way to find anybody; a number or a name in it is.
        let channel = letters(request.safeContact?.channel)
        if channel.filter(\.isNumber).count >= 5 || request.safeContact?.channel?.contains("@") == true {
            keys.append(Key(NoteRuns.hash(channel.utf8), .contact, index))
        }
        return keys
    }

    /// The letters and digits of a text, in lower case: what stays the same however it was typed.
    private static func letters(_ text: String?) -> String {
        (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
