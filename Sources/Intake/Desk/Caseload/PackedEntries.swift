// The entries of a desk in little memory. An entry is a fixed-size item, with all that is needed to sort it and find
// its case, and its text, which is decoded when its case is asked for.

import IntakeBase
import IntakeCases

/// Entries, packed.
struct PackedEntries: Sendable {
    /// The kind of an event.
    enum Kind: UInt8, Sendable {
        case request, followUp, decision, newer
    }

    /// Who wrote an entry, and in which log.
    struct Source: Hashable, Sendable {
        var log: Bytes16
        var writer: Writer
        var session = Session()
    }

    /// What a session says of its author, as far as it decides who counts.
    struct Session: Hashable, Sendable {
        /// The keys file that it names.
        var keysFile = FileStamp(version: 0, hash: Bytes32())
        /// The key that signs it.
        var author = Bytes32()
        /// Whether the keys file in force revokes the author's laptop, on any day.
        var isRevoked = false
    }

    /// An import event.
    struct Import: Hashable, Sendable {
        /// The number of its entry.
        var entry: UInt32
        /// The logs that it holds, each up to a place.
        var heads: [Head]

        /// A log up to a place.
        struct Head: Hashable, Sendable {
            var log: Bytes16
            var end: LineOrigin.End
        }
    }

    /// A decision that concerns another case or a record: `link`, `attach`.
    struct Reference: Hashable, Sendable {
        /// The number of its entry.
        var entry: UInt32
        /// The id of the other case; nil for a record.
        var other: CaseID?
        /// The name of the record; nil for a case.
        var record: Bytes16?
    }

    /// An entry without its text.
    struct Item: Sendable {
        var record: Bytes16
        /// The name of the record (docs/CASES.md).
        var name: Bytes16
        /// The case that a request, a decision or a newer event names; nil if it names none.
        var subject: CaseID?
        var received: Moment
        /// The time by which it is sorted; set by `PackedEntries.settle`.
        var shown: Moment
        /// The number of its line in `origins`.
        var line: UInt32 = 0
        var cell: UInt64
        /// A hash of its text and its writer: entries that differ in one of them have different marks. Zero if it is
        /// not needed.
        var mark: Bytes16
        /// The code that a request, a follow-up or a newer event names.
        var code: CaseCode?
        var kind: Kind
        /// The index of its source in `sources`.
        var source: UInt32
        /// Where its text is: the block, the first byte in it, and the number of bytes.
        var block: UInt32
        var start: UInt32
        var count: UInt32

        /// The case that a request opens.
        var opened: CaseID {
            guard let subject else { preconditionFailure("a request names its case") }
            return subject
        }
    }

    private(set) var items: [Item] = []
    /// The import events among the entries.
    private(set) var imports: [Import] = []
    /// The decisions among the entries that concern other cases or records.
    private(set) var references: [Reference] = []
    /// The lines that the entries are from.
    private(set) var origins: [LineOrigin] = []
    private(set) var sources: [Source] = []
    /// How the lines go on from one another; nil until the entries are settled (ShownTimes.swift).
    var lines: Lines?
    /// For each line, the number of its entries that do not count because their author was revoked.
    var revoked: [UInt32: Int] = [:]

    /// A session of a revoked author, and a keys file that leaves the author in place.
    private struct Sparing: Hashable {
        var session: Session
        var keysFile: FileStamp
    }

    private var sparing: Set<Sparing> = []
    /// Interning: each source is held once, and items have its number.
    private var numbers: [Source: UInt32] = [:]
    /// The texts, many in one block. A single growing array would be copied, and would reserve up to twice its size.
    private(set) var blocks: [[UInt8]] = []

    private static let blockSize = 1 << 18

    init() {}

    /// Packs entries, each log as one line.
    init(_ entries: some Sequence<Entry>) {
        var parts: [PackedEntries] = []
        for log in Dictionary(grouping: entries, by: \.provenance.log).sorted(by: { $0.key < $1.key }) {
            var part = PackedEntries()
            part.begin(LineOrigin(log: log.key))
            for entry in log.value.sorted(by: { $0.provenance.cell < $1.provenance.cell }) {
                part.append(entry, text: entry.event.bytes)
            }
            parts.append(part)
        }
        take(&parts)
    }

    /// Entries of one line that were packed before.
    init(
        items: [Item], imports: [Import], references: [Reference], of origin: LineOrigin, sources: [Source],
        blocks: [[UInt8]]
    ) {
        self.items = items
        self.imports = imports
        self.references = references
        origins = [origin]
        self.sources = sources
        self.blocks = blocks
        for (number, source) in sources.enumerated() { numbers[source] = UInt32(number) }
    }

    /// Says of which line the entries are that follow.
    mutating func begin(_ origin: LineOrigin) { origins = [origin] }

    /// The number of entries.
    var count: Int { items.count }

    /// The number of bytes that they take.
    var size: Int { blocks.reduce(items.count * MemoryLayout<Item>.stride) { $0 + $1.count } }

    /// Adds an entry. `text`: the bytes from which its event was read; `mark`: see `Item.mark`.
    mutating func append(
        _ entry: Entry, text: [UInt8], mark: Bytes16 = Bytes16(), session: Session = Session()
    ) {
        let found = entry.provenance
        let source = number(of: Source(log: found.log, writer: found.writer, session: session))
        if case .decision(let decision) = entry.event.content { note(decision.action, UInt32(items.count)) }
        let (block, start) = add(text)
        let (kind, subject, code): (Kind, CaseID?, CaseCode?) =
            switch entry.event.content {
            case .request(let new): (.request, new.id, new.code)
            case .followUp(let followUp): (.followUp, nil, followUp.code)
            case .decision(let decision): (.decision, decision.id, nil)
            case .newer(let newer): (.newer, newer.id, newer.code)
            }
        items.append(
            Item(
                record: found.record, name: entry.name, subject: subject, received: entry.event.received,
                shown: entry.event.received, cell: found.cell, mark: mark, code: code, kind: kind, source: source,
                block: UInt32(block), start: UInt32(start), count: UInt32(text.count)))
    }

    /// Notes what a decision says of others, so that it need not be decoded to know them.
    private mutating func note(_ action: DecisionAction, _ entry: UInt32) {
        switch action {
        case .imported(let heads):
            let places = heads.map {
                Import.Head(log: $0.log, end: LineOrigin.End(cell: $0.cells, hash: $0.hash.firstHalf))
            }
            imports.append(Import(entry: entry, heads: places))
        case .link(let other, _): references.append(Reference(entry: entry, other: other, record: nil))
        case .attach(let record, _): references.append(Reference(entry: entry, other: nil, record: record))
        default: break
        }
    }

    /// Adds a text, and returns its block and its place there.
    private mutating func add(_ text: [UInt8]) -> (block: Int, start: Int) {
        if blocks.last.map({ $0.count + text.count <= Self.blockSize }) != true {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(max(Self.blockSize, text.count))
        }
        let start = blocks[blocks.count - 1].count
        blocks[blocks.count - 1] += text
        return (blocks.count - 1, start)
    }

    /// Moves all entries of `parts` here. `parts` is emptied on the way, so that a quarter of a million entries are not
    /// held twice.
    mutating func take(_ parts: inout [PackedEntries]) {
        items.reserveCapacity(items.count + parts.map(\.count).reduce(0, +))
        parts.reverse()
        while let part = parts.popLast() {
            let (here, first) = (part.sources.map { number(of: $0) }, UInt32(blocks.count))
            let line = UInt32(origins.count)
            origins += part.origins
            blocks += part.blocks
            for one in part.imports {
                imports.append(Import(entry: one.entry + UInt32(items.count), heads: one.heads))
            }
            for one in part.references {
                var one = one
                one.entry += UInt32(items.count)
                references.append(one)
            }
            for item in part.items {
                var item = item
                item.source = here[Int(item.source)]
                item.block += first
                item.line += line
                items.append(item)
            }
        }
    }

    /// Sets the time by which an entry is shown.
    mutating func show(_ index: Int, at time: Moment) { items[index].shown = time }

    /// Gives an entry that does not count a writer who says so.
    mutating func discount(_ index: Int, as writer: Writer) {
        var source = source(index)
        source.writer = writer
        items[index].source = number(of: source)
    }

    /// Asks for each session of a revoked author, and the keys file of each import event, whether that file leaves the
    /// author in place.
    mutating func spare(_ leaves: (Session, FileStamp) throws -> Bool) rethrows {
        let sessions = Set(sources.map(\.session).filter(\.isRevoked))
        guard !sessions.isEmpty else { return }
        let stamps = Set(imports.map { source(Int($0.entry)).session.keysFile })
        for session in sessions {
            for stamp in stamps where try leaves(session, stamp) {
                sparing.insert(Sparing(session: session, keysFile: stamp))
            }
        }
    }

    /// Whether a keys file leaves the author of a session in place, who is revoked by the file in force.
    func spares(_ session: Session, by keysFile: FileStamp) -> Bool {
        sparing.contains(Sparing(session: session, keysFile: keysFile))
    }

    private mutating func number(of source: Source) -> UInt32 {
        if let last = sources.last, last == source { return UInt32(sources.count - 1) }
        if let known = numbers[source] { return known }
        let number = UInt32(sources.count)
        sources.append(source)
        numbers[source] = number
        return number
    }

    /// Who wrote the entry with this number.
    func source(_ index: Int) -> Source { sources[Int(items[index].source)] }

    /// Whether the entry with this number is a decision about no case, such as an import.
    func isAboutNoCase(_ index: Int) -> Bool { items[index].kind == .decision && items[index].subject == nil }

    /// Whether a known laptop wrote the entry with this number.
    func isKnown(_ index: Int) -> Bool { sources[Int(items[index].source)].writer.isKnown }

    /// The event of the entry with this number.
    func event(_ index: Int) -> Event {
        // The same bytes were decoded when the event was packed, so this cannot fail.
        guard let event = try? Event(bytes: Array(text(index))) else {
            preconditionFailure("a packed event does not decode")
        }
        return event
    }

    /// The entry with this number.
    /// - Parameter copies: the numbers of other entries that are the same record.
    func entry(_ index: Int, copies: [Int32] = []) -> Entry {
        let (item, source) = (items[index], source(index))
        var entry = Entry(
            event: event(index),
            provenance: Provenance(log: source.log, writer: source.writer, cell: item.cell, record: item.record))
        entry.name = item.name
        for same in [item] + copies.map({ items[Int($0)] }) {
            let place = LineCell(same.line, same.cell)
            if !entry.places.contains(place) { entry.places.append(place) }
            if same.name != item.name, !entry.otherNames.contains(same.name) { entry.otherNames.append(same.name) }
        }
        entry.shown = item.shown
        return entry
    }

    private func text(_ index: Int) -> ArraySlice<UInt8> {
        let item = items[index]
        return blocks[Int(item.block)][Int(item.start)..<Int(item.start) + Int(item.count)]
    }

    /// A hash of the text of an entry, of this run of the program only.
    func textHash(_ index: Int) -> Int { text(index).hashValue }

    /// Whether two entries were read from the same text.
    func haveSameText(_ left: Int, _ right: Int) -> Bool { text(left).elementsEqual(text(right)) }

    /// The order in which records are shown: by shown time, then by log and cell, and by what they say: never by the
    /// order in which copies came in.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (items[left], items[right])
        if first.shown != second.shown { return first.shown < second.shown }
        if first.source != second.source {
            let (one, other) = (sources[Int(first.source)].log, sources[Int(second.source)].log)
            if one != other { return one < other }
        }
        if first.cell != second.cell { return first.cell < second.cell }
        if first.record != second.record { return first.record < second.record }
        return first.name < second.name
    }
}
