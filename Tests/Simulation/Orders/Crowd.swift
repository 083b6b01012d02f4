// A hotline with many laptops, and every copy of their logs that ever travelled: logs that go on from others, logs with
// two histories, decisions of coordinators who had not seen one another, import events, a laptop that is revoked, one
// that is disregarded.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// How large a hotline is.
package struct CrowdSize: Sendable {
    var volunteers: Int, coordinators: Int, weeks: Int
    /// Decisions of each coordinator in each week.
    var decisions: Int

    /// Some 200 logs.
    package static let whole = CrowdSize(volunteers: 40, coordinators: 5, weeks: 6, decisions: 12)
    /// Few laptops.
    package static let small = CrowdSize(volunteers: 5, coordinators: 2, weeks: 3, decisions: 12)
}

/// A hotline after some weeks.
final class Crowd {
    let size: CrowdSize
    let triage: Triage
    /// All copies that were made of all logs, without repeats.
    private(set) var copies: [[UInt8]] = []
    private var travelled: Set<[UInt8]> = []
    private let seed: UInt64
    private var coordinators: [MemoryLaptop]
    private var volunteers: [MemoryLaptop]
    private var speech: Speech
    private var codes: [CaseCode] = []
    private var restores: UInt64 = 0

    /// The paths of all logs: the name of each is its id.
    private var ids: Set<String> = []
    /// The number of logs.
    var logs: Int { ids.count }

    /// Runs the weeks of a hotline.
    init(_ size: CrowdSize, seed: UInt64) throws {
        (self.size, self.seed, speech) = (size, seed, Speech(seed: seed))
        coordinators = (0..<size.coordinators).map {
            MemoryLaptop(.coordinator, "c0\($0)", seed: seed &+ UInt64($0) << 40)
        }
        volunteers = (0..<size.volunteers).map {
            MemoryLaptop(.volunteer, "v\(10 + $0)", seed: seed &+ UInt64(100 + $0) << 40)
        }
        for machine in coordinators + volunteers { try machine.setUp() }
        let root = try coordinators[0].home.card().root
        let keys = try coordinators[0].sign(coordinators + volunteers, validUntil: Day("9999-12-31")!)
        for machine in coordinators + volunteers { try machine.adopt(keys, of: root) }
        triage = Triage(book: try coordinators[0].home.routeBook())
        for week in 0..<size.weeks {
            for number in volunteers.indices { try volunteer(number, week) }
            let carried = copies
            for number in coordinators.indices { try coordinate(number, week, carried) }
        }
        let revoked = (laptop: volunteers[0], from: Day(unixSeconds: volunteers[0].clock.now).adding(days: -3))
        let revoking = try coordinators[0].sign(
            coordinators + volunteers, version: 2, revoked: [revoked], validUntil: Day("9999-12-31")!)
        for machine in coordinators { try machine.adopt(revoking, of: root) }
    }

    /// The laptop of a coordinator as it is at the end, before anything was imported there.
    func emptyDesk(_ number: Int) throws -> MemoryLaptop {
        let machine = coordinators[number]
        guard var disk = machine.disk[MemoryLaptop.top] else { throw Difference("a laptop lost its disk") }
        disk.remove("home/desk")
        return MemoryLaptop(machine.role, machine.label, seed: seed, disk: disk, now: machine.clock.now)
    }

    /// The queue of a desk.
    func work(_ machine: MemoryLaptop) throws -> Desk.Work {
        let triage = triage
        return try machine.desk().work(asOf: MemoryLaptop.day, book: Bytes32(), few: 0) {
            triage.advise(on: $0, asOf: MemoryLaptop.day)
        }
    }

    // MARK: What happens in a week

    private func volunteer(_ number: Int, _ week: Int) throws {
        // The state of the log is lost: the next log goes on from this one.
        if week > 0, !speech.once(in: 6) { volunteers[number].disk[MemoryLaptop.top]?.remove("home/log/state") }
        try call(volunteers[number], week)
        guard speech.once(in: 5) else { return }
        // A copy of the disk is put back: the log has two histories from here on.
        let machine = volunteers[number]
        guard let image = machine.disk[MemoryLaptop.top] else { throw Difference("a laptop lost its disk") }
        try call(machine, week)
        restores += 1
        volunteers[number] = MemoryLaptop(
            machine.role, machine.label, seed: seed &+ restores << 20, disk: image, now: machine.clock.now)
        try call(volunteers[number], week)
    }

    /// A volunteer takes some calls, and the log travels.
    private func call(_ machine: MemoryLaptop, _ week: Int) throws {
        setClock(machine, week)
        let recorder = try machine.recorder()
        for _ in 0...speech.number(2) {
            let request = try Request(json: speech.said())
            let isNew = codes.isEmpty || speech.once(in: 2)
            // The newest cases are talked about most.
            let code = isNew ? nil : speech.pick(speech.once(in: 3) ? codes : Array(codes.suffix(4)))
            let draft = try code.map { try recorder.draft(request, followUpTo: $0) } ?? recorder.draft(request)
            try recorder.seal(draft)
            if isNew { codes.append(draft.code) }
        }
        if !speech.once(in: 8) { try recorder.close() }
        copy(machine)
    }

    /// A coordinator imports some of the copies that have come so far, and decides.
    private func coordinate(_ number: Int, _ week: Int, _ carried: [[UInt8]]) throws {
        let machine = coordinators[number]
        setClock(machine, week)
        let some = carried.filter { _ in speech.once(in: 2) }
        _ = try machine.import(MemoryVolume(device: 9, holding: some))
        let desk = try machine.desk()
        _ = try desk.noteImport(by: RecorderKeys(machine.identity()), command: "test", clock: machine.home.system.clock)
        let cases = Array(try desk.load().cases.cases)
        let recorder = try machine.recorder()
        for _ in 0..<size.decisions where !cases.isEmpty {
            // Few cases, so that the decisions meet.
            let subject = speech.pick(speech.once(in: 3) ? cases : Array(cases.prefix(6)))
            guard let action = speech.decides(on: subject, among: cases, labels: coordinators.map(\.label)) else {
                continue
            }
            let after = subject.history.map(\.name).filter { _ in !speech.once(in: 8) }
            try recorder.seal(recorder.draft(Decision(action, about: subject.id, after: after)))
            try recorder.close()
        }
        if number == 0, week == size.weeks - 1, let log = try volunteers[1].home.logs().first?.log {
            try recorder.seal(recorder.draft(Decision(.disregard(log: log, cell: 3, reason: nil), about: nil)))
            try recorder.close()
        }
        copy(machine)
    }

    /// Some day of the week, by a clock that is wrong on every eighth laptop.
    private func setClock(_ machine: MemoryLaptop, _ week: Int) {
        let time = MemoryLaptop.now + Int64(week) * 7 * 86_400 + Int64(speech.number(6 * 86_400))
        machine.clock.now = machine.label.utf8.reduce(0) { $0 + Int($1) } % 8 == 0 ? time - 9 * 86_400 : time
    }

    /// Copies of all logs of a laptop travel.
    private func copy(_ machine: MemoryLaptop) {
        let files = machine.disk[MemoryLaptop.top]?.files ?? [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key })
        where path.hasPrefix("/home/log/") && path.hasSuffix(".intake") && travelled.insert(bytes).inserted {
            copies.append(bytes)
            ids.insert(path)
        }
    }
}
