// The memory of an import: what an import read, the first queue need not read again. A memo waits here until its file
// is in place, is remembered in `heads`, and has been unchanged for the settling time; then it is sealed into the
// snapshot. A memo that is dropped costs only time: the first queue reads that log.

import IntakeBase
import IntakeLog

/// The memos of an import that are not sealed yet.
struct ImportMemory: Sendable {
    /// What was read from a copy.
    struct Read: Sendable {
        var memo: LogMemo
        /// The mark of the copy: from before it was read, and later from after its move.
        var mark: FileMark

        /// Returns nil if the copy at `path` changed since. The mark includes the time of the last change (ctime),
        /// because a program can reset the time of the last write (mtime).
        func ifUnchanged(_ path: String, in files: Files) -> Read? {
            FileMark(path, in: files) == mark ? self : nil
        }

        /// Returns this with the mark of the copy after its move to `path`, which changes the mark; nil if it is not
        /// the same file.
        func moved(to path: String, in files: Files) -> Read? {
            guard let moved = FileMark(path, in: files), moved.isWritten(as: mark) else { return nil }
            return Read(memo: memo, mark: moved)
        }
    }

    /// The most bytes of entries that may wait, so that memory does not grow with the number of logs.
    static let limit = 16 << 20
    /// The approximate size of a memo without entries.
    private static let least = 1 << 10

    private var waiting: [(name: String, read: Read)] = []
    private var bytes = 0
    /// The memos that this import sealed, by file name.
    private(set) var sealed: Set<String> = []
    private var isGivenUp = false

    /// Whether `giveUp` would free room on the disk.
    var takesRoom: Bool { !sealed.isEmpty }

    /// Keeps what was read of the copy that is now in the desk under `name`. Nil: forgets what was kept of it.
    mutating func keep(_ read: Read?, as name: String) {
        if let index = waiting.firstIndex(where: { $0.name == name }) {
            bytes -= waiting.remove(at: index).read.memo.entries.size + Self.least
        }
        guard let read, !isGivenUp else { return }
        waiting.append((name, read))
        bytes += read.memo.entries.size + Self.least
    }

    /// Seals the memos of logs that are settled. `heads`: the heads that are on the disk.
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
            let isSame = FileMark(path, in: desk.files) == read.mark
            if isSame, !read.mark.isSettled(at: now, for: desk.settling) { continue }
            keep(nil, as: name)
            let log = DeskLog(path: path, memo: name + ".memo", head: heads.heads[name])
            // If the file changed since, or a better copy replaced it, the first queue reads it.
            guard let snapshot, isSame, !desk.isChanged(log, read.memo) else { continue }
            snapshot.write(read.memo.parts, log.memo, for: log.subject(read.mark))
            sealed.insert(log.memo)
        }
    }

    /// Removes all memos of this import and keeps no more: the disk has no room for both memos and logs.
    mutating func giveUp(_ snapshot: Snapshot?) {
        for name in sealed { snapshot?.remove(name) }
        self = ImportMemory()
        isGivenUp = true
    }
}
