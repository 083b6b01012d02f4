// A model of a disk with a write cache, for one folder of files.

import IntakeBase
import IntakeLog

struct Disk {
    /// A write without a sync after it.
    private struct Pending {
        let offset: Int
        let bytes: [UInt8]
    }

    private struct Stored {
        /// The content that is certainly on the medium.
        var durable: [UInt8] = []
        var pending: [Pending] = []
        /// Whether the name is on the medium.
        var isNamed = false
    }

    private var files: [String: Stored] = [:]
    private var acknowledged: [Bytes16] = []

    /// The disk at the start of the run.
    init(_ script: Script) throws {
        guard let template = script.template else { return }
        for name in try Folder.names(template) where name != "lock" {
            files[name] = Stored(durable: Scratch.get(template + "/" + name), isNamed: true)
        }
    }

    /// The content of a file as the program sees it.
    private func seen(_ name: String) -> [UInt8] {
        guard let file = files[name] else { return [] }
        return file.pending.reduce(into: file.durable) { Disk.apply($1.bytes, at: $1.offset, to: &$0) }
    }

    private static func apply(_ bytes: [UInt8], at offset: Int, to file: inout [UInt8]) {
        let end = offset + bytes.count
        if file.count < end { file += [UInt8](repeating: 0, count: end - file.count) }
        file.replaceSubrange(offset..<end, with: bytes)
    }

    /// Applies a call of the program.
    mutating func take(_ call: RigCall) {
        let name = Folder.name(of: call.path)
        switch call.name {
        case "write" where call.isOutput: acknowledged += RigRun.said(call.bytes).acknowledged
        case "openat", "open":
            let creates = call.arguments[call.name == "open" ? 1 : 2] & 0o100 != 0
            if creates && call.answer >= 0 && files[name] == nil { files[name] = Stored() }
        case "write": note(name, call.bytes, at: seen(name).count)
        case "pwrite": note(name, call.bytes, at: Int(call.arguments[3]))
        case "fdatasync", "fsync":
            if files[name] != nil {
                files[name]!.durable = seen(name)
                files[name]!.pending = []
            } else {
                for name in files.keys { files[name]!.isNamed = true }
            }
        default: break
        }
    }

    private mutating func note(_ name: String, _ bytes: [UInt8], at offset: Int) {
        files[name]?.pending.append(Pending(offset: offset, bytes: bytes))
    }

    /// Every image that a power loss may leave at this moment.
    func images() -> [Image] {
        var images = [Image(files: [:], acknowledged: acknowledged, description: "")]
        for (name, file) in files.sorted(by: { $0.key < $1.key }) where name != "lock" {
            let contents = Disk.contents(file)
            images = images.flatMap { image in
                var more = contents.map { content, what in
                    var next = image
                    next.files[name] = content
                    next.description += what.isEmpty ? "" : "\(name.suffix(8)): \(what); "
                    return next
                }
                if !file.isNamed {
                    var next = image
                    next.description += "\(name.suffix(8)) has no name yet; "
                    more.append(next)
                }
                return more
            }
        }
        return images
    }

    /// The possible contents of a file: any of the pending pages, any sectors of one of them, and any length between.
    private static func contents(_ file: Stored) -> [([UInt8], String)] {
        let all = file.pending.reduce(into: file.durable) { apply($1.bytes, at: $1.offset, to: &$0) }
        var touched: [Int] = []
        for write in file.pending {
            let pages =
                (write.offset / PowerLoss.page)...((write.offset + max(1, write.bytes.count) - 1) / PowerLoss.page)
            for page in pages where !touched.contains(page) { touched.append(page) }
        }
        touched.sort()
        guard !touched.isEmpty else { return [(file.durable, "")] }
        var found: [[UInt8]: String] = [:]
        func add(_ units: Set<Int>, size unit: Int, _ length: Int) {
            var bytes = file.durable.count > length ? Array(file.durable.prefix(length)) : file.durable
            bytes += [UInt8](repeating: 0, count: length - bytes.count)
            for index in units {
                let (from, to) = (index * unit, min((index + 1) * unit, length, all.count))
                if from < to { bytes.replaceSubrange(from..<to, with: all[from..<to]) }
            }
            if found[bytes] == nil { found[bytes] = "\(length) bytes with \(units.count) units of \(unit)" }
        }
        // A file that only grew may have any length between; otherwise it keeps its length.
        let lengths = Set([file.durable.count, all.count] + touched.map { min(all.count, ($0 + 1) * PowerLoss.page) })
            .filter { $0 >= file.durable.count }
        for choice in 0..<(1 << touched.count) {
            let pages = Set(touched.indices.filter { choice >> $0 & 1 == 1 }.map { touched[$0] })
            for length in lengths { add(pages, size: PowerLoss.page, length) }
        }
        let perPage = PowerLoss.page / PowerLoss.sector
        for torn in touched {
            let others = touched.filter { $0 != torn }.flatMap { page in (0..<perPage).map { page * perPage + $0 } }
            for choice in 0..<(1 << perPage) {
                let sectors = Set((0..<perPage).filter { choice >> $0 & 1 == 1 }.map { torn * perPage + $0 })
                add(sectors.union(others), size: PowerLoss.sector, all.count)
            }
        }
        return found.map { ($0.key, $0.value) }.sorted { $0.1 < $1.1 }
    }
}
