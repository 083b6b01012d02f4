// What people record on laptops: what callers say, and what coordinators decide.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

extension Hotline {
    private func moment(_ laptop: Int) -> JSONValue {
        .string(Moment(unixSeconds: laptops[laptop].machine.clock.now).description)
    }

    /// A person calls.
    func call(
        _ laptop: Int, number: Int?, of: Int?, _ said: JSONValue, closes: Bool, _ time: Int64
    ) throws {
        // No one has the code of a case that was never recorded.
        if let of, !truth.isOpen(of) { return }
        setClock(laptop, time)
        guard try mayRecord(laptop) else { return }
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
        truth.drafted(draft.record, WrittenRecord(text: draft.bytes, json: .object(json), number: number ?? of))
        try seal(draft.record, laptop, recorder) { try recorder.seal(draft) }
        if closes { try close(laptop, recorder) }
    }

    /// A coordinator decides about a case.
    func decide(
        _ desk: Int, _ of: Int, _ members: JSONValue, _ pick: UInt64, _ overlooks: UInt64, _ time: Int64
    ) throws {
        let held = truth.inOrder(held(by: desk))
        let here = held.filter { truth.records[$0]?.number == of }
        guard let subject = truth.cases[of],
            here.contains(where: { truth.records[$0]?.json["type"] == "request" }),
            var json = named(members, here: here, among: held, of: of, pick)
        else { return }
        var random = SeededRandom(seed: overlooks)
        let after = overlooks == 0 ? here : here.filter { _ in random.next() % 3 > 0 }
        json["case"] = .string(subject.id)
        json["after"] = JSONValue(after)
        try decide(desk, json, of, time)
    }

    /// A coordinator lets a log not count from a cell on: that of a record, or the one after it.
    func disregard(_ desk: Int, _ pick: UInt64, _ time: Int64) throws {
        // The program refuses it for the own log; another program may not.
        let ownToo = pick % 8 == 0
        let held = held(by: desk)
        let logs = held.keys.sorted().filter { held[$0]?.isEmpty == false && (ownToo || truth.logs[$0].laptop != desk) }
        guard !logs.isEmpty else { return }
        if ownToo { try readOwn(desk) }
        let number = logs[Int((pick >> 4) % UInt64(logs.count))]
        let places = truth.logs[number].places.filter { held[number]?.contains($0.name) == true }
        guard !places.isEmpty else { return }
        let place = places[Int((pick >> 24) % UInt64(places.count))]
        let cell = place.cell + (pick >> 48) % 2
        try decide(
            desk,
            ["kind": "disregard", "log": .string(truth.logs[number].id.hex), "cell": JSONValue(Int(cell))], nil, time)
    }

    /// A coordinator takes back a decision about no case. An import happened: that undo has no effect.
    func takeBack(_ desk: Int, _ pick: UInt64, _ time: Int64) throws {
        let decided = truth.inOrder(held(by: desk)).filter {
            truth.records[$0]?.number == nil && (truth.records[$0]?.kind != "import" || pick % 8 == 0)
        }
        guard !decided.isEmpty else { return }
        let name = decided[Int((pick >> 4) % UInt64(decided.count))]
        try decide(desk, ["kind": "undo", "record": .string(name)], nil, time)
    }

    private func decide(_ desk: Int, _ members: [String: JSONValue], _ number: Int?, _ time: Int64) throws {
        setClock(desk, time)
        guard try mayRecord(desk) else { return }
        var json = members
        (json["schema"], json["type"], json["received"]) = (2, "decision", moment(desk))
        guard case .decision(let decision) = try Event(bytes: CanonicalJSON.encode(.object(json))).content else {
            throw Difference("no decision: \(CanonicalJSON.text(.object(json)))")
        }
        let recorder = try recorder(desk)
        let draft = try recorder.draft(decision)
        truth.drafted(draft.record, WrittenRecord(text: draft.bytes, json: .object(json), number: number))
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
        try truth.saved(record, in: log, of: laptop, under: inForce(laptop).version)
        if wasRevoked(laptop) { tally.late += 1 }
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
        case "undo":
            // One that names a decision of another case, or about none, has no effect.
            let among = (pick >> 32) % 8 == 0 ? held : here
            return one("record", among.filter { truth.records[$0]?.kind != nil }) ? json : nil
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
}
