// The files of a laptop in memory: its own disk and its sticks, each a volume, and the open files.

import Glibc
import Synchronization
@testable import IntakeLog

/// The system calls on volumes in memory. Links are not supported: a laptop creates none.
final class MemoryDisk: FileCalls {
    /// A moment right after a change.
    struct Moment: Sendable {
        var volumes: [String: MemoryVolume]
        /// The caller's note at that time.
        var note: Int
    }

    private struct Open {
        var volume: String
        var node: Int
        var path: String
        /// The name of its lock.
        var lock: String { "\(volume) \(node)" }
    }

    private struct State {
        /// The volumes by the names of their top folders.
        var volumes: [String: MemoryVolume]
        var open: [Int32: Open] = [:]
        /// The holders of file locks.
        var locks: [String: Int32] = [:]
        var next: Int32 = 3
        var moments: [Moment]?
        /// After how many changes from now a moment is kept, if one is.
        var changesLeft: Int?
        var kept: Moment?
        /// Bytes that were read, by the path under which the file was opened.
        var reads: [String: Int] = [:]
        /// The most bytes that all files of a volume may have.
        var room = Int.max
        var note = 0

        /// The volume and node of a path, or an error number.
        func find(_ path: String) -> (volume: String, node: Int, error: Int32) {
            var way = path.split(separator: "/").map(String.init)[...]
            guard let name = way.popFirst() else { return ("", 1, 0) }
            guard let volume = volumes[name] else { return ("", 0, ENOENT) }
            let (node, error) = volume.find(way)
            return (name, node, error)
        }

        /// Makes a change, and records the state after it.
        mutating func change(_ volume: String, _ body: (inout MemoryVolume) -> Void) {
            guard var changed = volumes.removeValue(forKey: volume) else { return }
            body(&changed)
            volumes[volume] = changed
            moments?.append(Moment(volumes: volumes, note: note))
            guard let left = changesLeft else { return }
            changesLeft = left > 1 ? left - 1 : nil
            if left == 1 { kept = Moment(volumes: volumes, note: note) }
        }

        mutating func descriptor(_ open: Open) -> Int {
            self.open[next] = open
            next += 1
            return Int(next - 1)
        }
    }

    private let state: Mutex<State>

    /// A disk with these volumes. The program itself is a file too: a desk recognizes its version by it.
    init(_ volumes: [String: MemoryVolume]) {
        var proc = MemoryVolume(device: 99)
        let `self` = proc.make(folder: true)
        proc.name(`self`, "self", in: 1)
        let program = proc.make(folder: false)
        proc.name(program, "exe", in: `self`)
        state = Mutex(State(volumes: volumes.merging(["proc": proc, "": MemoryVolume(device: 1)]) { one, _ in one }))
    }

    /// The volume with this top folder.
    subscript(name: String) -> MemoryVolume? {
        get { state.withLock { $0.volumes[name] } }
        set { state.withLock { $0.volumes[name] = newValue } }
    }

    /// Sets the note for every later moment.
    func note(_ note: Int) { state.withLock { $0.note = note } }

    /// Starts recording every moment.
    func keepMoments() { state.withLock { $0.moments = [] } }

    /// Keeps the moment after this many changes from now.
    func keepMoment(after changes: Int) { state.withLock { ($0.changesLeft, $0.kept) = (changes, nil) } }

    /// The moment that was asked for, once, if there were as many changes.
    func takeMoment() -> Moment? {
        state.withLock { state in
            defer { (state.changesLeft, state.kept) = (nil, nil) }
            return state.kept
        }
    }

    var moments: [Moment] { state.withLock { $0.moments ?? [] } }

    /// Bytes read so far of files that were opened under paths with this ending.
    func bytesRead(_ ending: String) -> Int {
        state.withLock { $0.reads.filter { $0.key.hasSuffix(ending) }.values.reduce(0, +) }
    }

    /// Leaves room for so many bytes on each volume.
    func setRoom(_ bytes: Int) { state.withLock { $0.room = bytes } }

    // MARK: The calls

    func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int {
        state.withLock { state in
            let isUnnamed = flags & 0o20_000_000 != 0
            var (volume, node, error) = state.find(path)
            if error == ENOENT, flags & O_CREAT != 0 {
                let folder = state.find(Folder.parent(of: path))
                guard folder.error == 0 else { return -Int(folder.error) }
                volume = folder.volume
                state.change(volume) { volume in
                    node = volume.make(folder: false)
                    volume.name(node, Folder.name(of: path), in: folder.node)
                }
            } else if error != 0 {
                return -Int(error)
            } else if flags & O_EXCL != 0, !isUnnamed {
                return -Int(EEXIST)
            }
            if isUnnamed {
                state.change(volume) { node = $0.make(folder: false) }
            } else {
                let isFolder = state.volumes[volume]?.nodes[node]?.isFolder == true
                if flags & O_DIRECTORY != 0, !isFolder { return -Int(ENOTDIR) }
                if flags & (O_WRONLY | O_RDWR) != 0, isFolder { return -Int(EISDIR) }
            }
            return state.descriptor(Open(volume: volume, node: node, path: path))
        }
    }

    func openAbove(_ descriptor: Int32, _ flags: Int32) -> Int {
        guard let path = state.withLock({ $0.open[descriptor]?.path }) else { return -Int(EBADF) }
        return open(Folder.parent(of: path), flags, 0)
    }

    func close(_ descriptor: Int32) -> Int {
        with(descriptor) { state, open in
            state.open[descriptor] = nil
            if state.locks[open.lock] == descriptor { state.locks[open.lock] = nil }
        }
    }

    func status(_ descriptor: Int32, _ status: inout stat) -> Int {
        guard let open = state.withLock({ $0.open[descriptor] }) else { return -Int(EBADF) }
        return fill(&status, open.volume, open.node)
    }

    func status(_ path: String, followingLink: Bool, _ status: inout stat) -> Int {
        let (volume, node, error) = state.withLock { $0.find(path) }
        return error == 0 ? fill(&status, volume, node) : -Int(error)
    }

    private func fill(_ status: inout stat, _ volume: String, _ number: Int) -> Int {
        let found = self[volume]
        guard let found, let node = found.nodes[number] else { return -Int(ENOENT) }
        status.st_mode = node.isFolder ? S_IFDIR | 0o700 : S_IFREG | 0o600
        (status.st_dev, status.st_ino) = (numericCast(found.device), numericCast(number))
        status.st_nlink = numericCast(node.links)
        status.st_size = numericCast(node.bytes.count)
        (status.st_mtim.tv_sec, status.st_mtim.tv_nsec) = (1_000_000_000 + node.writes, 1)
        (status.st_ctim.tv_sec, status.st_ctim.tv_nsec) = (1_000_000_000 + node.changes, 1)
        return 0
    }

    func read(_ descriptor: Int32, into place: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        var count = 0
        let answer = with(descriptor) { state, open in
            guard let bytes = state.volumes[open.volume]?.nodes[open.node]?.bytes, offset < bytes.count else { return }
            count = min(place.count, bytes.count - offset)
            state.reads[open.path, default: 0] += count
            bytes.withUnsafeBytes {
                place.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
        }
        return answer == 0 ? count : answer
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int?) -> Int {
        let copy = Array(bytes)
        var isFull = false
        let answer = with(descriptor) { state, open in
            isFull = (state.volumes[open.volume]?.size ?? 0) + copy.count > state.room
            if !isFull { state.change(open.volume) { $0.write(copy, to: open.node, at: offset) } }
        }
        return answer == 0 ? isFull ? -Int(ENOSPC) : copy.count : answer
    }

    func sync(_ descriptor: Int32, dataOnly: Bool) -> Int {
        with(descriptor) { state, open in state.change(open.volume) { $0.sync(open.node) } }
    }

    func setMode(_ descriptor: Int32, _ mode: mode_t) -> Int { 0 }

    func forgetPages(_ descriptor: Int32) {}

    func lock(_ descriptor: Int32) -> Int {
        var isFree = true
        let answer = with(descriptor) { state, open in
            isFree = state.locks[open.lock, default: descriptor] == descriptor
            if isFree { state.locks[open.lock] = descriptor }
        }
        return isFree ? answer : -Int(EWOULDBLOCK)
    }

    func makeFolder(_ path: String, _ mode: mode_t) -> Int {
        named(path, exists: { _ in EEXIST }) { volume, folder in
            volume.name(volume.make(folder: true), Folder.name(of: path), in: folder)
        }
    }

    func rename(_ path: String, to target: String) -> Int {
        let (volume, node, error) = state.withLock { $0.find(path) }
        guard error == 0 else { return -Int(error) }
        let from = state.withLock { $0.find(Folder.parent(of: path)) }
        guard state.withLock({ $0.find(Folder.parent(of: target)).volume }) == volume else { return -Int(EXDEV) }
        return named(target, exists: { _ in 0 }) { volume, folder in
            volume.name(node, Folder.name(of: target), in: folder)
            volume.unname(Folder.name(of: path), in: from.node)
        }
    }

    func link(_ path: String, to target: String) -> Int {
        let (_, node, error) = state.withLock { $0.find(path) }
        guard error == 0 else { return -Int(error) }
        return named(target, exists: { _ in EEXIST }) { $0.name(node, Folder.name(of: target), in: $1) }
    }

    func link(_ descriptor: Int32, to target: String) -> Int {
        guard let open = state.withLock({ $0.open[descriptor] }) else { return -Int(EBADF) }
        return named(target, exists: { _ in EEXIST }) { $0.name(open.node, Folder.name(of: target), in: $1) }
    }

    func remove(_ path: String) -> Int {
        guard state.withLock({ $0.find(path).error }) == 0 else { return -Int(ENOENT) }
        return named(path, exists: { $0 ? EISDIR : 0 }) { $0.unname(Folder.name(of: path), in: $1) }
    }

    func names(_ path: String) throws(FileError) -> [String] {
        let (volume, node, error) = state.withLock { $0.find(path) }
        guard error == 0, let folder = self[volume]?.nodes[node] else {
            throw FileError("open folder", path, code: error)
        }
        guard folder.isFolder else { throw FileError("open folder", path, code: ENOTDIR) }
        return Array(folder.names.keys)
    }

    func resolve(_ path: String) throws(FileError) -> String { path }

    func isInMemory(_ path: String) throws(FileError) -> Bool { false }

    /// Long after every change.
    var now: FileMark.Time { FileMark.Time(timespec(tv_sec: 2_000_000_000, tv_nsec: 0)) }

    func pause(nanoseconds: Int64) {}

    var process: Int32 { 1 }

    // MARK: What they share

    private func with(_ descriptor: Int32, _ body: (inout State, Open) -> Void) -> Int {
        state.withLock { state in
            guard let open = state.open[descriptor] else { return -Int(EBADF) }
            body(&state, open)
            return 0
        }
    }

    /// Changes the names in the folder of `path`. `exists`: the error if there is something, which may be a folder.
    private func named(
        _ path: String, exists: (_ isFolder: Bool) -> Int32, _ body: (inout MemoryVolume, _ folder: Int) -> Void
    ) -> Int {
        state.withLock { state in
            let there = state.find(path)
            if there.error == 0 {
                let error = exists(state.volumes[there.volume]?.nodes[there.node]?.isFolder == true)
                if error != 0 { return -Int(error) }
            }
            let folder = state.find(Folder.parent(of: path))
            guard folder.error == 0 else { return -Int(folder.error) }
            state.change(folder.volume) { body(&$0, folder.node) }
            return 0
        }
    }
}
