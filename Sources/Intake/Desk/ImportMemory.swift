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
        /// Bytes that its entries take.
        var size: Int
        /// The mark of the copy: at rest before it was read, and later after its move.
        var mark: FileMark

        /// Nil where the copy at `path` was touched since. Also the time of the last change is compared: a program can
        /// set that of the last write to what it was.
        func ifUnchanged(_ path: String, in files: Files) -> Read? {
            FileMark(path, in: files) == mark ? self : nil
        }

        /// The same, of the copy that was moved to `path`, which changed its mark; nil where it is not the same file.
        func moved(to path: String, in files: Files) -> Read? {
            guard let moved = FileMark(path, in: files), moved.isWritten(as: mark) else { return nil }
            return Read(memo: memo, size: size, mark: moved)
        }
    }

    /// Bytes of entries that may wait, so that many logs take no more memory than a few.
    static let limit = 16 << 20
    /// What a memo without entries takes, roughly.
    private static let least = 1 << 10

    private var waiting: [(name: String, read: Read)] = []
    private var bytes = 0
    /// The memos that this import sealed, by the names of their files.
    private(set) var sealed: Set<String> = []
    private var isGivenUp = false

    /// Whether there is room on the disk to gain by giving up.
    var takesRoom: Bool { !sealed.isEmpty }

    /// Keeps what was read of the copy that lies in the desk under `name` now; nil: nothing is to be remembered of it.
    mutating func keep(_ read: Read?, as name: String) {
        if let index = waiting.firstIndex(where: { $0.name == name }) {
            bytes -= waiting.remove(at: index).read.size + Self.least
        }
        guard let read, !isGivenUp else { return }
        waiting.append((name, read))
        bytes += read.size + Self.least
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
            let isSame = FileMark(path, in: desk.files) == read.mark
            if isSame, !read.mark.isSettled(at: now, for: desk.settling) { continue }
            keep(nil, as: name)
            let log = DeskLog(path: path, memo: name + ".memo", head: heads.heads[name])
            // A file that was touched since, or replaced by a better copy, is read by the first queue.
            guard let snapshot, isSame, !desk.isChanged(log, read.memo) else { continue }
            snapshot.write(read.memo.parts, log.memo, for: log.subject(read.mark))
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
