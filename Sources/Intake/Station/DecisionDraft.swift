// Seals a coordinator's decisions into the coordinator's own log.

import IntakeBase
import IntakeCases
import IntakeLog

/// A decision that is ready to be sealed. If it is sealed again after an error, it is the same record (idempotent).
package struct DecisionDraft: Sendable {
    /// The record's id.
    package let record: Bytes16
    /// The event.
    package let event: Event
    let bytes: [UInt8]

    /// The name of the record in this log.
    package func name(in log: Bytes16) throws -> Bytes16 {
        try RecordName.make(log: log, record: record, text: bytes)
    }
}

extension Recorder {
    /// Makes a draft of a decision, made now. Throws `EventError` for a decision that no desk would read, `LogError` for
    /// one that is too long.
    package func draft(_ decision: Decision) throws -> DecisionDraft {
        let event = Event(received: received, content: .decision(decision))
        let draft = DecisionDraft(record: newRecordID(), event: event, bytes: event.bytes)
        try check(draft.bytes)
        // A record that is sealed cannot be corrected.
        _ = try Event(bytes: draft.bytes)
        return draft
    }

    /// Seals decisions about no case into the log of `home`, and closes it. Returns what the person must be told about
    /// the log.
    static func note(
        _ actions: [DecisionAction], in home: Home, by keys: consuming RecorderKeys, command: String,
        clock: @escaping @Sendable () -> Int64
    ) throws -> [LogNotice] {
        let recorder = try Recorder(home, by: keys, command: command, advises: false, asOf: nil, clock: clock)
        for action in actions { try recorder.seal(recorder.draft(Decision(action, about: nil))) }
        try recorder.close()
        return recorder.notices
    }

    /// Seals the draft. When this returns, the decision is on the disk. If it throws (`LogError`), it is not saved.
    package func seal(_ draft: DecisionDraft) throws {
        try seal(draft.bytes, as: draft.record)
    }
}
