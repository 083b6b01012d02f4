// The entries of a desk in little memory. An entry is a fixed-size item, with all that is needed to sort it and find
// its case, and its text, which is decoded when its case is asked for.

import IntakeBase
import IntakeCases

/// Entries, packed.
struct PackedEntries: Sendable {
    /// The kind of an event.
    enum Kind: UInt8, Sendable {
        case request, followUp, decision
    }

    /// Who wrote an entry, and in which log.
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
        /// A hash of its text and its writer: entries that differ in one of them have different marks. Zero if it is
        /// not needed.
        var mark: Bytes16
        /// The code of a request or a follow-up.
        var code: CaseCode?
        var kind: Kind
        /// The index of its source in `sources`.
        var source: UInt32
        /// Where its text is: the block, the first byte in it, and the number of bytes.
        var block: UInt32
        var start: UInt32
        var count: UInt32
    }

    private(set) var items: [Item] = []
    private(set) var sources: [Source] = []
    /// Interning: each source is held once, and items have its number.
    private var numbers: [Source: UInt32] = [:]
    /// The texts, many in one block. A single growing array would be copied, and would reserve up to twice its size.
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

    /// The number of entries.
    var count: Int { items.count }

    /// The number of bytes that they take.
    var size: Int { blocks.reduce(items.count * MemoryLayout<Item>.stride) { $0 + $1.count } }

    /// Adds an entry. `text`: the bytes from which its event was read; `mark`: see `Item.mark`.
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
        // The same bytes were decoded when the event was packed, so this cannot fail.
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

    /// The order of folding: by the clock, then by log and cell, so that the order of the imports makes no difference.
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
