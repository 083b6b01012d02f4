// An event with its provenance: log, writer, cell. The desk stores entries, and cases are folded from them.

import IntakeBase

/// The laptop that wrote an event.
public struct Writer: Hashable, Sendable {
    /// Its label in the keys file. A `?` before it says that the laptop is revoked; `?` and the first digits of its key
    /// stand for a laptop that no keys file here lists.
    public var label: String
    /// Whether it is a coordinator's: only their decisions count.
    public var isCoordinator: Bool
    /// Whether the keys file names it without a revocation. Events of other laptops are shown, but change no case.
    public var isKnown: Bool
    /// Whether it is not known because it was revoked. Its label is then that of the keys file, behind a `?`.
    package var isRevoked = false

    /// A laptop with this label.
    public init(label: String, isCoordinator: Bool, isKnown: Bool = true) {
        self.label = label
        self.isCoordinator = isCoordinator
        self.isKnown = isKnown
    }

    /// A revoked laptop, of which nothing counts.
    package init(revoked label: String) {
        self.init(label: "?" + label, isCoordinator: false, isKnown: false)
        isRevoked = true
    }

    /// The name for people.
    package var name: Sentence {
        let label = VisibleText.line(label)
        guard isRevoked else { return Sentence(en: label, ru: label) }
        return DeskText.revoked(String(label.dropFirst()))
    }
}

/// The place where an event was found.
public struct Provenance: Hashable, Sendable {
    /// The id of the log.
    public var log: Bytes16
    /// The laptop that wrote the event.
    public var writer: Writer
    /// The number of the record's first cell.
    public var cell: UInt64
    /// The id of the record. It stays the same if the record is written again after an interruption.
    public var record: Bytes16

    /// A place in a log.
    public init(log: Bytes16, writer: Writer, cell: UInt64, record: Bytes16) {
        self.log = log
        self.writer = writer
        self.cell = cell
        self.record = record
    }
}

/// An event and its provenance. Two entries are equal if event and provenance are: what follows from other records does
/// not count.
public struct Entry: Hashable, Sendable {
    /// The event.
    public var event: Event
    /// The place where it was found.
    public var provenance: Provenance
    /// The name of the record (docs/CASES.md): 16 bytes.
    package var name: Bytes16
    /// Other names of the same record, which was written again into another log after an interruption.
    package var otherNames: [Bytes16] = []
    /// Its places in the lines that hold it.
    package var places: [LineCell] = []
    /// The time by which it is sorted (docs/CASES.md, rule 3).
    package var shown: Moment

    /// An event that was found at this place, in the record of this name.
    public init(event: Event, provenance: Provenance, name: Bytes16 = Bytes16()) {
        self.event = event
        self.provenance = provenance
        self.name = name
        shown = event.received
    }

    /// Whether both are the same event, found at the same place.
    public static func == (left: Entry, right: Entry) -> Bool {
        left.event == right.event && left.provenance == right.provenance
    }

    /// Hashes event and provenance.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(event)
        hasher.combine(provenance)
    }
}
