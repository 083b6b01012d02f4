// How a laptop compares its log on the disk with the state file.

import IntakeBase

extension OpenLog {
    /// Whether the file agrees with the state.
    enum Holding {
        /// It has all confirmed cells, and perhaps cells of an interrupted write.
        case confirmed
        /// It has all confirmed cells, and more after them than interrupted writes can leave.
        case tooMuch
        /// Confirmed cells are missing or changed.
        case gone
    }

    /// Whether the file has the cells that the state confirms. The file of a log without cells may be missing.
    static func holds(_ state: LogState, folder: String, _ files: Files) throws -> Holding {
        let path = path(folder, state.logID)
        guard try files.look(path) != .nothing else { return state.cells == 0 ? .confirmed : .gone }
        let file = try File(path, .read, in: files)
        let (isRegular, links, size) = try file.status()
        guard isRegular, links == 1 else { throw LogError.notOurs(path) }
        let cells = Int(state.cells)
        guard size >= cells * CellLayout.size else { return .gone }
        let holding: Holding = size <= (cells + maxUnconfirmed) * CellLayout.size ? .confirmed : .tooMuch
        guard cells > 0 else { return holding }
        let last = try file.read(count: CellLayout.size, at: (cells - 1) * CellLayout.size)
        var hasher = try Hasher256(.cell)
        let read = try unsafe last.withUnsafeBytes { try unsafe CellHeader.read($0.baseAddress!, hasher: &hasher) }
        guard case .success(let header) = read.result, header.number == state.cells - 1, header.logID == state.logID,
            read.whole == state.head
        else { return .gone }
        return holding
    }

    /// Pads a torn cell with zeros, and examines the bytes after the last confirmed cell.
    static func settle(
        _ file: borrowing File, state: LogState
    ) throws -> (end: UInt64, head: Bytes32, gap: GapContent?) {
        var (_, _, size) = try file.status()
        let rest = size % CellLayout.size
        if rest != 0 {
            try file.write([UInt8](repeating: 0, count: CellLayout.size - rest))
            size += CellLayout.size - rest
        }
        let end = UInt64(size / CellLayout.size)
        guard end > state.cells else { return (end, state.head, nil) }
        var head = state.head
        var torn = state.cells
        let bytes = try file.read(
            count: Int(end - state.cells) * CellLayout.size, at: Int(state.cells) * CellLayout.size)
        var hasher = try Hasher256(.cell)
        var tornHasher = try Hasher256(.torn)
        var hash = Bytes32()
        try unsafe bytes.withUnsafeBytes { bytes in
            while torn < end {
                let cell = unsafe bytes.baseAddress! + Int(torn - state.cells) * CellLayout.size
                let read = try unsafe CellHeader.read(cell, hasher: &hasher)
                guard case .success(let header) = read.result, header.number == torn, header.logID == state.logID,
                    header.previous == head
                else { break }
                head = read.whole
                torn += 1
            }
            guard torn < end else { return }
            let from = Int(torn - state.cells) * CellLayout.size
            try unsafe tornHasher.update(bytes.baseAddress! + from, count: bytes.count - from)
            hash = try tornHasher.digest()
        }
        return (end, head, GapContent(first: state.cells, last: end - 1, torn: torn, hash: hash))
    }

    /// The log in the folder with the latest time of modification.
    static func newestLog(in folder: String, _ files: Files) throws -> LogHead? {
        var newest: (time: Int, head: LogHead)?
        for name in try files.names(folder) where name.hasSuffix(".intake") {
            guard let logID = Bytes16(hex: String(name.dropLast(7))) else { continue }
            let path = folder + "/" + name
            guard try files.look(path) == .file else { continue }
            let file = try File(path, .read, in: files)
            let cells = try file.status().size / CellLayout.size
            guard cells > 0 else { continue }
            let time = try file.modified()
            if let newest, newest.time >= time { continue }
            let last = try file.read(count: CellLayout.size, at: (cells - 1) * CellLayout.size)
            let hash = Bytes32(last[CellLayout.trailerAt...]) ?? Bytes32()
            newest = (time, LogHead(logID: logID, cells: UInt64(cells), hash: hash, records: 0))
        }
        return newest?.head
    }
}
