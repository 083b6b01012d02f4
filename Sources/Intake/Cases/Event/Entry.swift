// An event with where it was found: in which log, by whom, in which cell. What a desk holds, and what cases are made of.

import IntakeBase

/// Where an event was found.
public struct Provenance: Hashable, Sendable {
    /// The id of the log.
    public var log: Bytes16
    /// The label of the laptop that wrote it, from the keys file.
    public var author: String
    /// Whether that laptop is a coordinator's: only a coordinator's decision counts.
    public var isCoordinator: Bool
    /// Whether the keys file names that laptop and it was not revoked: what any other wrote is shown, and changes no case.
    public var isKnown: Bool
    /// The number of the record's first cell in the log.
    public var cell: UInt64
    /// The id of the record: one that was written again after an interruption has the same.
    public var record: Bytes16

    /// A place in a log.
    public init(
        log: Bytes16, author: String, isCoordinator: Bool, isKnown: Bool = true, cell: UInt64, record: Bytes16
    ) {
        self.log = log
        self.author = author
        self.isCoordinator = isCoordinator
        self.isKnown = isKnown
        self.cell = cell
        self.record = record
    }
}

/// An event, and where it was found.
public struct Entry: Hashable, Sendable {
    /// The event.
    public var event: Event
    /// Where it was found.
    public var provenance: Provenance

    /// An event that was found in this place.
    public init(event: Event, provenance: Provenance) {
        self.event = event
        self.provenance = provenance
    }
}
