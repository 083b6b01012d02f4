// The entries of a desk in little memory. An entry is a fixed-size item, with all that is needed to sort it and find
// its case, and its text, which is decoded when its case is asked for (PackedReading.swift).

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
        /// Whether its place says nothing, because the record counts in another place and not in this one; set by
        /// `PackedEntries.settle`.
        var isIdle = false
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
    /// For each line, the number of its entries that do not count there because their author was revoked.
    var revoked: [UInt32: Int] = [:]

    /// Which keys files leave which revoked authors in place (PackedSessions.swift).
    var sparing: Set<Sparing> = []
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

    /// Says of an entry that its place says nothing.
    mutating func idle(_ index: Int) { items[index].isIdle = true }

    /// Gives an entry that does not count a writer who says so.
    mutating func discount(_ index: Int, as writer: Writer) {
        var source = source(index)
        source.writer = writer
        items[index].source = number(of: source)
    }

    private mutating func number(of source: Source) -> UInt32 {
        if let last = sources.last, last == source { return UInt32(sources.count - 1) }
        if let known = numbers[source] { return known }
        let number = UInt32(sources.count)
        sources.append(source)
        numbers[source] = number
        return number
    }
}
