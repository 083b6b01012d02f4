// The way of the logs: from a laptop to a stick, with the keys files, and what happens to sticks.

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

extension Hotline {
    /// A laptop's logs are copied to a stick. One that may not write copies them as they are.
    func carry(_ laptop: Int, to stick: Int, _ time: Int64, _ isTroubled: Bool = false) throws {
        setClock(laptop, time)
        let machine = laptops[laptop].machine
        guard try !machine.home.logs().isEmpty else { return }
        machine.disk["stick"] = sticks[stick]
        defer { sticks[stick] = machine.disk["stick"] ?? sticks[stick] }
        let recorder: Recorder? = try mayRecord(laptop) ? recorder(laptop) : nil
        if let recorder { try close(laptop, recorder) }
        try readOwn(laptop)
        for log in truth.logs.indices where truth.logs[log].laptop == laptop {
            guard let bytes = bytes(of: truth.logs[log].id, on: machine) else { continue }
            copies[try Hash.blake2b256(bytes)] = (log, truth.logs[log].names.count)
        }
        let carried = try Carry.copy(machine.home, by: recorder, to: "/stick")
        guard !isTroubled else { return }
        let onStick = machine.disk["stick"]?.files ?? [:]
        let files = Set(onStick.values)
        for copy in carried.copies {
            guard let own = bytes(of: copy.log, on: machine), files.contains(own) else {
                throw Difference("a log was carried, and the stick does not hold it")
            }
        }
        if let recorder {
            guard carried.keysMissing == nil else { throw Difference("no keys files were carried") }
            for (path, bytes) in onStick where path.hasPrefix("/" + recorder.sealedName + "-") {
                let version = path.split(separator: "-").last.flatMap { Int($0.prefix { $0.isNumber }) }
                if path.hasSuffix(SealedKeys.suffix) { keysCopies[try Hash.blake2b256(bytes)] = version }
            }
        }
        note("carried \(carried.copies.count)")
    }

    private func bytes(of log: Bytes16, on machine: MemoryLaptop) -> [UInt8]? {
        machine.disk[MemoryLaptop.top]?.files["/home/log/\(log.hex).intake"]
    }

    /// Something happens to a log or a keys file on a stick.
    func spoil(_ stick: Int, _ spoiling: Spoiling, _ pick: UInt64) {
        isCalm = false
        let files = sticks[stick].files.filter { $0.key.contains(".intake") }.sorted { $0.key < $1.key }
        guard spoiling != .lost, !files.isEmpty else {
            sticks[stick] = MemoryVolume(device: UInt64(10 + stick))
            return
        }
        let (path, bytes) = files[Int(pick % UInt64(files.count))]
        let (node, error) = sticks[stick].find(path.split(separator: "/").map(String.init))
        guard error == 0, !bytes.isEmpty else { return }
        let place = Int((pick >> 16) % UInt64(bytes.count))
        switch spoiling {
        case .flipped:
            sticks[stick].write([bytes[place] ^ UInt8(1 << (pick >> 8 & 7))], to: node, at: place)
        default: sticks[stick].cut(node, to: place)
        }
        sticks[stick].sync(node)
    }

    // MARK: Reading along

    /// Reads a laptop's own logs: every record that was acknowledged is there, in its order and as it was sealed.
    func readOwn(_ laptop: Int) throws {
        let machine = laptops[laptop].machine
        for (id, path) in try machine.still.logs().sorted(by: { $0.log.hex < $1.log.hex }) {
            let number = truth.log(id, of: laptop)
            let places = try places(in: path, of: id, on: laptop)
            let (names, known) = (Self.names(places), truth.logs[number].names)
            guard names.filter(known.contains) == known else {
                throw Difference("laptop \(laptop) lost an acknowledged record: \(known), \(names)")
            }
            for place in places where !laptops[laptop].clocks.contains(place.session) {
                throw Difference("laptop \(laptop) dated a session \(place.session), which its clock never showed")
            }
            for (name, keys) in truth.sealedUnder where names.contains(name) {
                guard places.contains(where: { $0.name == name && $0.keys == keys }) else {
                    throw Difference("laptop \(laptop) sealed \(name) under another keys file than \(keys)")
                }
            }
            (truth.logs[number].names, truth.logs[number].places) = (names, places)
        }
    }

    /// Reads what a desk has stored, after an import of a damaged copy or an interrupted one. What it held before must be
    /// there.
    func readStored(_ desk: Int) throws {
        let machine = laptops[desk].machine
        let prefix = "/home/desk/logs/"
        var found: Holding = [:]
        for path in machine.disk[MemoryLaptop.top]?.files.keys.filter({ $0.hasPrefix(prefix) }).sorted() ?? [] {
            guard let id = Bytes16(hex: String(path.dropFirst(prefix.count).prefix(32))),
                let number = truth.logs.firstIndex(where: { $0.id == id })
            else { continue }
            found.add([number: Set(Self.names(try places(in: "/" + MemoryLaptop.top + path, of: id, on: desk)))])
        }
        var before = taken[desk]
        for (number, log) in truth.logs.enumerated() where log.laptop == desk { before[number] = nil }
        let lost = before.missing(in: found)
        guard lost.isEmpty else { throw Difference("desk \(desk) lost \(lost)") }
        taken[desk].add(found)
    }

    /// The names of these records in order, each once.
    private static func names(_ places: [WrittenPlace]) -> [String] {
        var seen: Set<String> = []
        return places.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The records in a log file on a laptop, as they lie in it.
    private func places(in path: String, of log: Bytes16, on laptop: Int) throws -> [WrittenPlace] {
        var places: [WrittenPlace] = []
        _ = try LogFile.read(path, in: laptops[laptop].machine.still.files, with: reader, judge: NoJudge()) { record in
            if !truth.isDrafted(record.id) { try learn(record, on: laptop) }
            places.append(
                WrittenPlace(
                    name: try truth.name(record.id, text: record.text, in: log), cell: record.cell,
                    end: record.cell + record.cells, hash: record.head.hex, session: record.session.time,
                    keys: Int(record.session.keysFile.version)))
        }
        return places
    }
}
