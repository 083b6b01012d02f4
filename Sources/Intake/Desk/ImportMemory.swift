// The memory of an import: a log that was read while it came in is not read again by the first queue. Its memo waits
// here until its file lies in its place, is remembered in `heads`, and has rested. What cannot be kept costs time only:
// the first queue reads that log.

import IntakeBase
import IntakeLog

/// The memos of an import that are not sealed yet.
struct ImportMemory: Sendable {
    /// What was read of a copy.
    struct Read: Sendable {
        var memo: LogMemo
        /// The mark of the copy before it was read.
        var mark: FileMark
    }

    /// Bytes of memos that may wait, so that many logs take no more memory than a few.
    private static let limit = 16 << 20

    private var waiting: [(name: String, read: Read)] = []
    private var bytes = 0
    /// The memos that this import sealed, by the names of their files.
    private(set) var sealed: Set<String> = []
    private var isGivenUp = false

    /// Whether there is room on the disk to gain by giving up.
    var takesRoom: Bool { !sealed.isEmpty }

    /// Keeps what was read of the copy that lies in the desk under `name` now; nil: nothing is to be remembered of it.
    mutating func keep(_ read: Read?, as name: String) {
        waiting.removeAll { $0.name == name }
        if let read, !isGivenUp { waiting.append((name, read)) }
        bytes = waiting.map { $0.read.memo.entries.blocks.map(\.count).reduce(0, +) }.reduce(0, +)
    }

    /// Seals the memos of logs that have rested. `heads`: what lies on the disk.
    mutating func seal(by desk: Desk, _ heads: DeskHeads, _ snapshot: Snapshot?, isLast: Bool = false) {
        sealRested(by: desk, heads, snapshot)
        guard isLast || bytes > Self.limit, !waiting.isEmpty else { return }
        desk.files.calls.pause(nanoseconds: desk.settling)
        sealRested(by: desk, heads, snapshot)
        (waiting, bytes) = ([], 0)
    }

    private mutating func sealRested(by desk: Desk, _ heads: DeskHeads, _ snapshot: Snapshot?) {
        for (name, read) in waiting {
            let (path, now) = (desk.logsFolder + "/" + name, desk.files.calls.now)
            let mark = FileMark(path, in: desk.files)
            if let mark, mark.isWritten(as: read.mark), !mark.isSettled(at: now, for: desk.settling) { continue }
            keep(nil, as: name)
            let log = DeskLog(path: path, memo: name + ".memo", head: heads.heads[name])
            // Written to since it was read, or taken the place of.
            guard let snapshot, let mark, mark.isWritten(as: read.mark), !desk.isChanged(log, read.memo) else {
                continue
            }
            snapshot.write(read.memo.parts, log.memo, for: log.subject(mark))
            sealed.insert(log.memo)
        }
    }

    /// Lets go of all memos of this import: the disk has no room for them beside the logs.
    mutating func giveUp(_ snapshot: Snapshot?) {
        for name in sealed { snapshot?.remove(name) }
        self = ImportMemory()
        isGivenUp = true
    }
}
