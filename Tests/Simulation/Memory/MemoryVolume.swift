// A file system in memory that knows which part of it is on the medium, so that power losses can be simulated.

import Glibc

/// A file system. A value: a copy is a picture of that moment.
struct MemoryVolume: Sendable {
    /// The effect of a power loss.
    struct Loss: Sendable {
        /// Whether names are restored from the last sync of their folder, and bytes from the last sync of their file.
        var names: Bool, bytes: Bool

        /// All combinations of kept and lost names and bytes.
        static let all = [(true, true), (true, false), (false, true), (false, false)].map(Loss.init)
    }

    /// A file or a folder.
    struct Node: Sendable {
        let isFolder: Bool
        var bytes: [UInt8] = []
        var names: [String: Int] = [:]
        /// The bytes on the medium.
        var syncedBytes: [UInt8] = []
        var syncedNames: [String: Int] = [:]
        var links = 1
        /// The number of writes and of changes of any kind, from which its times are derived.
        var writes = 0, changes = 0
    }

    /// The device number that the system reports.
    let device: UInt64
    private(set) var nodes = [1: Node(isFolder: true)]
    private var next = 2

    init(device: UInt64) { self.device = device }

    /// The node at the end of this path from the top, or the error number.
    func find(_ way: some Sequence<String>) -> (node: Int, error: Int32) {
        var at = 1
        for name in way {
            guard let node = nodes[at], node.isFolder else { return (0, ENOTDIR) }
            guard let found = node.names[name] else { return (0, ENOENT) }
            at = found
        }
        return (at, 0)
    }

    /// A new node without a name.
    mutating func make(folder: Bool) -> Int {
        nodes[next] = Node(isFolder: folder, links: 0)
        next += 1
        return next - 1
    }

    mutating func name(_ node: Int, _ name: String, in folder: Int) {
        unname(name, in: folder)
        change(folder) { $0.names[name] = node }
        change(node) { $0.links += 1 }
    }

    mutating func unname(_ name: String, in folder: Int) {
        guard let node = nodes[folder]?.names[name] else { return }
        change(folder) { $0.names[name] = nil }
        change(node) { $0.links -= 1 }
    }

    mutating func write(_ bytes: [UInt8], to node: Int, at offset: Int?) {
        change(node) { node in
            let offset = offset ?? node.bytes.count
            let end = offset + bytes.count
            if node.bytes.count < end { node.bytes += [UInt8](repeating: 0, count: end - node.bytes.count) }
            node.bytes.replaceSubrange(offset..<end, with: bytes)
            node.writes += 1
        }
    }

    /// Leaves only so many bytes of a file.
    mutating func cut(_ node: Int, to count: Int) {
        change(node) { node in
            node.bytes.removeLast(max(0, node.bytes.count - count))
            node.writes += 1
        }
    }

    mutating func sync(_ node: Int) {
        guard var one = nodes[node] else { return }
        (one.syncedBytes, one.syncedNames) = (one.bytes, one.names)
        nodes[node] = one
    }

    private mutating func change(_ node: Int, _ body: (inout Node) -> Void) {
        guard var one = nodes[node] else { return }
        body(&one)
        one.changes += 1
        nodes[node] = one
    }

    /// The same volume with everything on the medium.
    var settled: MemoryVolume {
        var volume = self
        for node in nodes.keys { volume.sync(node) }
        return volume
    }

    /// The volume after a power loss now.
    func after(_ loss: Loss) -> MemoryVolume {
        var volume = self
        for (number, node) in nodes {
            var left = node
            left.links = number == 1 ? 1 : 0
            if loss.names { left.names = node.syncedNames }
            if loss.bytes { left.bytes = node.syncedBytes }
            volume.nodes[number] = left
        }
        for node in volume.nodes.values {
            for number in node.names.values { volume.nodes[number]?.links += 1 }
        }
        return volume.settled
    }

    /// Bytes of all files that have a name.
    var size: Int { nodes.values.filter { $0.links > 0 }.map(\.bytes.count).reduce(0, +) }

    /// All files with their bytes, by their paths from the top.
    var files: [String: [UInt8]] { files(below: 1, "") }

    private func files(below folder: Int, _ way: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (name, number) in nodes[folder]?.names ?? [:] {
            guard let node = nodes[number] else { continue }
            if node.isFolder {
                files.merge(self.files(below: number, way + "/" + name)) { one, _ in one }
            } else {
                files[way + "/" + name] = node.bytes
            }
        }
        return files
    }
}
