// The hotline of one week: laptops, sticks and desks, and what each step does to them. The product's own recorder,
// writer, carry, import, memo and desk run.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// A hotline.
final class Hotline {
    /// A laptop, with the session that is open on it.
    struct Laptop {
        var machine: MemoryLaptop
        var recorder: Recorder?
        /// By how many seconds its clock is wrong.
        var offset: Int64 = 0
        /// How often it was started.
        var starts = 0
    }

    /// The seed of the week.
    let seed: UInt64
    var laptops: [Laptop]
    /// The labels of the laptops in the keys file.
    let labels: [String]
    var sticks: [MemoryVolume]
    var truth = Truth()
    /// What each desk took in.
    var taken = [Holding](repeating: [:], count: WeekPlan.desks)
    /// Of each copy that is whole, what it holds: the number of the log and of its first records.
    private var copies: [Bytes32: (log: Int, count: Int)] = [:]
    /// What was observed, one line each.
    private(set) var trace: [String] = []
    let triage: Triage

    /// A hotline with so many laptops under one keys file, and nothing recorded.
    init(seed: UInt64, laptops count: Int) throws {
        self.seed = seed
        labels = (0..<count).map { $0 < WeekPlan.desks ? ["irina", "boris", "vera"][$0] : "v0\($0)" }
        laptops = labels.enumerated().map { number, label in
            Laptop(
                machine: MemoryLaptop(
                    number < WeekPlan.desks ? .coordinator : .volunteer, label, seed: seed &+ UInt64(number) << 40))
        }
        sticks = (0..<WeekPlan.sticks).map { MemoryVolume(device: UInt64(10 + $0)) }
        for laptop in laptops { try laptop.machine.setUp() }
        let lead = laptops[0].machine
        // Valid on every day that a wrong clock may show.
        let keys = try lead.sign(laptops.map(\.machine), validUntil: Day("9999-12-31")!)
        for laptop in laptops {
            try laptop.machine.adopt(keys, of: lead.home.card().root)
            laptop.machine.disk[MemoryLaptop.top] = laptop.machine.disk[MemoryLaptop.top]?.settled
        }
        triage = Triage(book: try lead.home.routeBook())
    }

    /// Notes what was observed.
    func note(_ line: String) { trace.append(line) }

    /// All that a desk holds: what it took in, and its own logs.
    func held(by desk: Int) -> Holding {
        var held = taken[desk]
        held.add(truth.all(of: desk))
        return held
    }

    /// The recorder of a laptop, which stays open until the volunteer ends the session.
    private func recorder(_ laptop: Int) throws -> Recorder {
        if let open = laptops[laptop].recorder { return open }
        let recorder = try laptops[laptop].machine.recorder()
        laptops[laptop].recorder = recorder
        return recorder
    }

    // MARK: What happens

    /// Does what a step says. Throws what the program refused, and `Difference`.
    func act(_ step: Step, isTroubled: Bool) throws {
        switch step.happening {
        case .call(let laptop, let number, let of, let said, let closes):
            try call(laptop, number: number, of: of, said, closes: closes, step.time)
        case .clock(let laptop, let offset): laptops[laptop].offset = offset
        case .carry(let laptop, let stick): try carry(laptop, to: stick, step.time, isTroubled)
        case .copy(let stick, let to): sticks[to] = sticks[stick]
        case .spoil(let stick, let spoiling, let pick): spoil(stick, spoiling, pick)
        case .importing(let desk, let stick): try importStick(desk, stick, step.time, isTroubled)
        case .decide(let desk, let of, let members, let pick, let overlooks):
            try decide(desk, of, members, pick, overlooks, step.time)
        case .look(let desk):
            setClock(desk, step.time)
            if isTroubled { _ = try queue(of: desk) } else { try look(desk) }
        }
    }

    func setClock(_ laptop: Int, _ time: Int64) {
        laptops[laptop].machine.clock.now = time + laptops[laptop].offset
    }

    private func moment(_ laptop: Int) -> JSONValue {
        .string(Moment(unixSeconds: laptops[laptop].machine.clock.now).description)
    }

    private func call(
        _ laptop: Int, number: Int?, of: Int?, _ said: JSONValue, closes: Bool, _ time: Int64
    ) throws {
        // No one has the code of a case that was never recorded.
        if let of, !truth.isOpen(of) { return }
        setClock(laptop, time)
        let recorder = try recorder(laptop)
        let request = try Request(json: said)
        var json: [String: JSONValue] = ["schema": 2, "received": moment(laptop), "request": said]
        let draft: Recorder.Draft
        if let of, let code = truth.cases[of].flatMap({ CaseCode($0.code) }) {
            draft = try recorder.draft(request, followUpTo: code)
            json["type"] = "follow_up"
        } else {
            draft = try recorder.draft(request)
            json["type"] = "request"
            json["case"] = JSONValue(draft.id?.description)
            if let number, let id = draft.id {
                truth.cases[number] = (id.description, draft.code.description, draft.record)
            }
        }
        json["code"] = .string(draft.code.description)
        truth.drafted(
            draft.record, WrittenRecord(text: draft.bytes, json: .object(json), number: number ?? of ?? -1))
        try seal(draft.record, laptop, recorder) { try recorder.seal(draft) }
        if closes { try close(laptop, recorder) }
    }

    private func decide(
        _ desk: Int, _ of: Int, _ members: JSONValue, _ pick: UInt64, _ overlooks: UInt64, _ time: Int64
    ) throws {
        let held = truth.inOrder(held(by: desk))
        let here = held.filter { truth.records[$0]?.number == of }
        guard let subject = truth.cases[of],
            here.contains(where: { truth.records[$0]?.json["type"] == "request" }),
            var json = named(members, here: here, among: held, of: of, pick)
        else { return }
        setClock(desk, time)
        var random = SeededRandom(seed: overlooks)
        let after = overlooks == 0 ? here : here.filter { _ in random.next() % 3 > 0 }
        json.merge(
            [
                "schema": 2, "type": "decision", "received": moment(desk), "case": .string(subject.id),
                "after": JSONValue(after),
            ]) { one, _ in one }
        guard case .decision(let decision) = try Event(bytes: CanonicalJSON.encode(.object(json))).content else {
            throw Difference("no decision: \(CanonicalJSON.text(.object(json)))")
        }
        let recorder = try recorder(desk)
        let draft = try recorder.draft(decision)
        truth.drafted(draft.record, WrittenRecord(text: draft.bytes, json: .object(json), number: of))
        try seal(draft.record, desk, recorder) { try recorder.seal(draft) }
        try close(desk, recorder)
    }

    /// Seals a record, once more if it failed, as the program does.
    private func seal(_ record: Bytes16, _ laptop: Int, _ recorder: Recorder, _ seal: () throws -> Void) throws {
        do {
            try seal()
        } catch {
            try recorder.reopen()
            try seal()
        }
        laptops[laptop].machine.disk.note(1)
        guard let log = recorder.head?.logID else { throw Difference("a saved record is in no log") }
        try truth.saved(record, in: log, of: laptop)
    }

    private func close(_ laptop: Int, _ recorder: Recorder) throws {
        try recorder.close()
        laptops[laptop].recorder = nil
    }

    /// The members of a decision with the records and cases that it names; nil if there is none to name.
    private func named(
        _ members: JSONValue, here: [String], among held: [String], of: Int, _ pick: UInt64
    ) -> [String: JSONValue]? {
        guard var json = members.object else { return nil }
        func one(_ member: String, _ names: [String]) -> Bool {
            guard !names.isEmpty else { return false }
            json[member] = .string(names[Int(pick % UInt64(names.count))])
            return true
        }
        switch json["kind"]?.string {
        case "undo": return one("record", here.filter { truth.records[$0]?.kind != nil }) ? json : nil
        case "agree": return one("refer", here.filter { truth.records[$0]?.kind == "refer" }) ? json : nil
        case "attach":
            return one("record", held.filter { truth.records[$0]?.json["type"] == "follow_up" }) ? json : nil
        case "link", "not_same":
            guard let other = json["with"]?.integer, Int(other) != of, let id = truth.cases[Int(other)]?.id else {
                return nil
            }
            json["with"] = .string(id)
        case "settle":
            // What the program would not seal.
            guard let field = json["field"]?.string, let value = json["value"] else { return json }
            do { _ = try SettledTopic.said(value, of: SettledTopic.read(field)) } catch { return nil }
        default: break
        }
        return json
    }

    // MARK: Sticks

    func carry(_ laptop: Int, to stick: Int, _ time: Int64, _ isTroubled: Bool = false) throws {
        setClock(laptop, time)
        let machine = laptops[laptop].machine
        guard try !machine.home.logs().isEmpty else { return }
        machine.disk["stick"] = sticks[stick]
        defer { sticks[stick] = machine.disk["stick"] ?? sticks[stick] }
        let recorder = try recorder(laptop)
        try close(laptop, recorder)
        for log in truth.logs.indices where truth.logs[log].laptop == laptop {
            guard let bytes = bytes(of: truth.logs[log].id, on: machine) else { continue }
            copies[try Hash.blake2b256(bytes)] = (log, truth.logs[log].names.count)
        }
        let carried = try Carry.copy(machine.home, by: recorder, to: "/stick")
        guard !isTroubled else { return }
        let files = Set(machine.disk["stick"]?.files.values.map { $0 } ?? [])
        for copy in carried.copies {
            guard let own = bytes(of: copy.log, on: machine), files.contains(own) else {
                throw Difference("a log was carried, and the stick does not hold it")
            }
        }
        note("carried \(carried.copies.count)")
    }

    private func bytes(of log: Bytes16, on machine: MemoryLaptop) -> [UInt8]? {
        machine.disk[MemoryLaptop.top]?.files["/home/log/\(log.hex).intake"]
    }

    private func spoil(_ stick: Int, _ spoiling: Spoiling, _ pick: UInt64) {
        let logs = sticks[stick].files.filter { $0.key.hasSuffix(".intake") }.sorted { $0.key < $1.key }
        guard spoiling != .lost, !logs.isEmpty else {
            sticks[stick] = MemoryVolume(device: UInt64(10 + stick))
            return
        }
        let (path, bytes) = logs[Int(pick % UInt64(logs.count))]
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

    // MARK: Desks

    func importStick(_ desk: Int, _ stick: Int, _ time: Int64, _ isTroubled: Bool = false) throws {
        setClock(desk, time)
        let machine = laptops[desk].machine
        machine.disk["stick"] = sticks[stick]
        defer { sticks[stick] = machine.disk["stick"] ?? sticks[stick] }
        var (whole, isAllWhole): ([String: (log: Int, count: Int)], Bool) = ([:], true)
        for (path, bytes) in sticks[stick].files where path.hasSuffix(".intake") {
            if let copy = copies[try Hash.blake2b256(bytes)] {
                whole["/stick" + path] = copy
            } else {
                isAllWhole = false
            }
        }
        let imported = try machine.desk().importLogs(["/stick"])
        for one in imported {
            note("desk \(desk): \(one.path) \(one.report.verdict) \(one.new)")
            guard let copy = whole.removeValue(forKey: one.path) else { continue }
            guard one.isTakenIn else {
                // A log that was interrupted before its first record may be empty.
                if isTroubled || copy.count == 0 { continue }
                // The desk may have a longer copy with a damaged cell that is no record. Then it has its records.
                try readStored(desk)
                let missing = Set(truth.logs[copy.log].names.prefix(copy.count))
                    .subtracting(taken[desk][copy.log] ?? [])
                if missing.isEmpty { continue }
                throw Difference("a whole copy was not taken in: \(one.path), \(one.report.findings)")
            }
            taken[desk].add([copy.log: Set(truth.logs[copy.log].names.prefix(copy.count))])
        }
        guard whole.isEmpty || isTroubled else { throw Difference("not imported: \(whole.keys.sorted())") }
        if !isAllWhole { try readStored(desk) }
    }

    /// Reads what the desk has stored, after an import of a damaged copy or an interrupted one. What it held before
    /// must be there.
    func readStored(_ desk: Int) throws {
        let machine = laptops[desk].machine
        let prefix = "/home/desk/logs/"
        var found: Holding = [:]
        for path in machine.disk[MemoryLaptop.top]?.files.keys.filter({ $0.hasPrefix(prefix) }).sorted() ?? [] {
            guard let id = Bytes16(hex: String(path.dropFirst(prefix.count).prefix(32))),
                let number = truth.logs.firstIndex(where: { $0.id == id })
            else { continue }
            found.add([number: Set(try names(in: "/" + MemoryLaptop.top + path, of: id, machine))])
        }
        var before = taken[desk]
        for (number, log) in truth.logs.enumerated() where log.laptop == desk { before[number] = nil }
        let lost = before.missing(in: found)
        guard lost.isEmpty else { throw Difference("desk \(desk) lost \(lost)") }
        taken[desk].add(found)
    }

    /// The names of the records in a log file, in order, each once.
    private func names(in path: String, of log: Bytes16, _ machine: MemoryLaptop) throws -> [String] {
        var names: [String] = []
        let reader = try laptops[0].machine.identity()
        _ = try LogFile.read(path, in: machine.home.files, with: reader.sealing, judge: NoJudge()) { record in
            let name = try truth.name(record.id, text: record.text, in: log)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Reads a laptop's own logs after an interruption: every record that was acknowledged is there, in its order.
    func readOwn(_ laptop: Int) throws {
        let machine = laptops[laptop].machine
        for (id, path) in try machine.home.logs() {
            let number = truth.log(id, of: laptop)
            let names = try names(in: path, of: id, machine)
            let known = truth.logs[number].names
            guard names.filter(known.contains) == known else {
                throw Difference("laptop \(laptop) lost an acknowledged record: \(known), \(names)")
            }
            truth.logs[number].names = names
        }
    }
}
