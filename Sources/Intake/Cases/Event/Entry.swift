// An event with its provenance: log, writer, cell. The desk stores entries, and cases are folded from them.

import IntakeBase

/// The laptop that wrote an event.
public struct Writer: Hashable, Sendable {
    /// Its label in the keys file.
    public var label: String
    /// Whether it is a coordinator's: only their decisions count.
    public var isCoordinator: Bool
    /// Whether the keys file names it without a revocation. Events of other laptops are shown, but change no case.
    public var isKnown: Bool

    /// A laptop with this label.
    public init(label: String, isCoordinator: Bool, isKnown: Bool = true) {
        self.label = label
        self.isCoordinator = isCoordinator
        self.isKnown = isKnown
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

/// An event and its provenance.
public struct Entry: Hashable, Sendable {
    /// The event.
    public var event: Event
    /// The place where it was found.
    public var provenance: Provenance

    /// An event that was found at this place.
    public init(event: Event, provenance: Provenance) {
        self.event = event
        self.provenance = provenance
    }
}
