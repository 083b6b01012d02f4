// The entries of a desk in little memory: of each, what it takes to sort it and to find its case, and its text, which is
// decoded when its case is looked at.

import IntakeBase
import IntakeCases

/// Entries, packed.
struct PackedEntries: Sendable {
    /// What an event is.
    enum Kind: UInt8, Sendable {
        case request, followUp, decision
    }

    /// Who wrote an entry, in which log.
    struct Source: Hashable, Sendable {
        var log: Bytes16
        var writer: Writer
    }

    /// An entry without its text.
    struct Item: Sendable {
        var record: Bytes16
        /// The case that a request or a decision names; zero for a follow-up.
        var subject: CaseID
        var received: Moment
        var cell: UInt64
        /// What stands for its text and its author: two that differ in either have different ones. Zero where nobody
        /// asks.
        var mark: Bytes16
        /// The code of a request or a follow-up.
        var code: CaseCode?
        var kind: Kind
        /// The number of its source.
        var source: UInt32
        /// Where its text lies: the block, and the bytes in it.
        var block: UInt32
        var start: UInt32
        var count: UInt32
    }

    private(set) var items: [Item] = []
    private(set) var sources: [Source] = []
    private var numbers: [Source: UInt32] = [:]
    /// Texts, many in a block: one array that grows would be copied, and hold up to twice what it needs.
    private(set) var blocks: [[UInt8]] = []

    private static let blockSize = 1 << 18

    init() {}

    init(_ entries: some Sequence<Entry>) {
        for entry in entries { append(entry, text: entry.event.bytes) }
    }

    /// Entries that were packed before.
    init(items: [Item], sources: [Source], blocks: [[UInt8]]) {
        self.items = items
        self.sources = sources
        self.blocks = blocks
        for (number, source) in sources.enumerated() { numbers[source] = UInt32(number) }
    }

    /// How many there are.
    var count: Int { items.count }

    /// Adds an entry. `text`: the bytes that its event was read from; `mark`: what stands for it.
    mutating func append(_ entry: Entry, text: [UInt8], mark: Bytes16 = Bytes16()) {
        let found = entry.provenance
        let source = number(
            of: Source(
                log: found.log, writer: found.writer))
        let (block, start) = add(text)
        let (kind, subject, code): (Kind, CaseID, CaseCode?) =
            switch entry.event.content {
            case .request(let new): (.request, new.id, new.code)
            case .followUp(let followUp): (.followUp, CaseID(Bytes16()), followUp.code)
            case .decision(let decision): (.decision, decision.id, nil)
            }
        items.append(
            Item(
                record: found.record, subject: subject, received: entry.event.received, cell: found.cell, mark: mark,
                code: code,
                kind: kind, source: source, block: UInt32(block), start: UInt32(start), count: UInt32(text.count)))
    }

    /// Adds a text, and says in which block it lies, and where.
    private mutating func add(_ text: [UInt8]) -> (block: Int, start: Int) {
        if blocks.last.map({ $0.count + text.count <= Self.blockSize }) != true {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(max(Self.blockSize, text.count))
        }
        let start = blocks[blocks.count - 1].count
        blocks[blocks.count - 1] += text
        return (blocks.count - 1, start)
    }

    /// Adds all of these, and leaves none there: a quarter of a million need not be held twice.
    mutating func take(_ parts: inout [PackedEntries]) {
        items.reserveCapacity(items.count + parts.map(\.count).reduce(0, +))
        parts.reverse()
        while let part = parts.popLast() {
            let (here, first) = (part.sources.map { number(of: $0) }, UInt32(blocks.count))
            blocks += part.blocks
            for item in part.items {
                var item = item
                item.source = here[Int(item.source)]
                item.block += first
                items.append(item)
            }
        }
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

    /// Whether a known laptop wrote the entry with this number.
    func isKnown(_ index: Int) -> Bool { sources[Int(items[index].source)].writer.isKnown }

    /// The event of the entry with this number.
    func event(_ index: Int) -> Event {
        // It was decoded from the same bytes when it was packed.
        guard let event = try? Event(bytes: Array(text(index))) else {
            preconditionFailure("a packed event does not decode")
        }
        return event
    }

    /// The entry with this number.
    func entry(_ index: Int) -> Entry {
        let (item, source) = (items[index], source(index))
        return Entry(
            event: event(index),
            provenance: Provenance(
                log: source.log, writer: source.writer, cell: item.cell, record: item.record))
    }

    private func text(_ index: Int) -> ArraySlice<UInt8> {
        let item = items[index]
        return blocks[Int(item.block)][Int(item.start)..<Int(item.start) + Int(item.count)]
    }

    /// Whether two entries were read from the same text.
    func haveSameText(_ left: Int, _ right: Int) -> Bool { text(left).elementsEqual(text(right)) }

    /// The order of reading: by the clock, then by log and cell, so that it does not matter which log came in first.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (items[left], items[right])
        if first.received != second.received { return first.received < second.received }
        if first.source != second.source {
            let (one, other) = (sources[Int(first.source)].log, sources[Int(second.source)].log)
            if one != other { return one < other }
        }
        if first.cell != second.cell { return first.cell < second.cell }
        return first.record < second.record
    }
}
