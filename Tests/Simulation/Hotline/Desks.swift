// Desks: importing a stick, and noting that in the coordinator's own log, as `intake import` does.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

extension Hotline {
    /// A desk imports a stick.
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
        // A desk that was revoked cannot read everything.
        let isLenient = isTroubled || wasRevoked(desk)
        let product = try machine.desk()
        let keys = try RecorderKeys(machine.identity())
        let imported = try product.importLogs(["/stick"])
        for one in imported {
            note("desk \(desk): \(one.path) \(one.report.verdict) \(one.new)")
            guard let copy = whole.removeValue(forKey: one.path) else { continue }
            guard one.isTakenIn else {
                // A log that was interrupted before its first record may be empty.
                if isLenient || copy.count == 0 { continue }
                // The desk may have a longer copy with a damaged cell that is no record. Then it has its records.
                try readStored(desk)
                let missing = Set(truth.logs[copy.log].names.prefix(copy.count))
                    .subtracting(taken[desk][copy.log] ?? [])
                if missing.isEmpty { continue }
                throw Difference("a whole copy was not taken in: \(one.path), \(one.report.findings)")
            }
            taken[desk].add([copy.log: Set(truth.logs[copy.log].names.prefix(copy.count))])
        }
        guard whole.isEmpty || isLenient else { throw Difference("not imported: \(whole.keys.sorted())") }
        if !isAllWhole { try readStored(desk) }
        if !isLenient { try checkKeys(of: desk, from: stick) }
        try noteImport(desk, product, keys, isTroubled)
    }

    /// The keys files that came whole are at the desk.
    private func checkKeys(of desk: Int, from stick: Int) throws {
        let here = try keys(of: desk).here
        for (path, bytes) in sticks[stick].files where path.hasSuffix(SealedKeys.suffix) {
            guard let version = keysCopies[try Hash.blake2b256(bytes)], !here.contains(version) else { continue }
            throw Difference("keys file \(version) came with the logs, and desk \(desk) does not have it")
        }
    }

    // MARK: The note

    /// Notes an import in the coordinator's own log. It is not noted while another window writes to that log, and where
    /// the coordinator may not write: then the next import notes it.
    private func noteImport(
        _ desk: Int, _ product: Desk, _ keys: consuming RecorderKeys, _ isTroubled: Bool
    ) throws {
        beforeNote?()
        let before = (unnoted: unnoted(by: desk), count: events(of: desk).count)
        do {
            _ = try product.noteImport(
                by: keys, command: "intake import", clock: laptops[desk].machine.home.system.clock)
        } catch let error as ImportNotNoted {
            guard !isTroubled, try laptops[desk].recorder != nil || isBarred(desk) else { throw error }
            tally.notNoted += 1
            return note("desk \(desk): \(error.sentence.en)")
        }
        // After a trouble the log is read in any case.
        if isTroubled { return }
        try readOwn(desk)
        guard isCalm, !wasRevoked(desk) else { return }
        let left = unnoted(by: desk)
        guard left.isEmpty else { throw Difference("desk \(desk) imported and did not note \(left)") }
        let written = events(of: desk).count - before.count
        guard written == (before.unnoted.isEmpty ? 0 : 1) else {
            throw Difference("desk \(desk) wrote \(written) import events, and had to note \(before.unnoted)")
        }
    }

    /// Notes what an import that was cut short did not.
    func noteAgain(_ desk: Int) throws {
        let machine = laptops[desk].machine
        try readStored(desk)
        try noteImport(desk, machine.desk(), RecorderKeys(machine.identity()), false)
        tally.notedLater += 1
    }

    /// The import events of a desk.
    private func events(of desk: Int) -> [WrittenRecord] {
        truth.inOrder(truth.all(of: desk)).compactMap { truth.records[$0] }.filter { $0.kind == "import" }
    }

    /// What a desk took in, but for import events, and has not noted: what follows the last head that it names.
    private func unnoted(by desk: Int) -> [String] {
        var noted: [Int: UInt64] = [:]
        for event in events(of: desk) {
            for (line, end) in truth.ends(of: event.json) { noted[line] = max(noted[line] ?? 0, end.end) }
        }
        return taken[desk].keys.sorted().filter { truth.logs[$0].laptop != desk }.flatMap { number in
            truth.logs[number].places.filter { place in
                taken[desk][number]?.contains(place.name) == true && place.cell >= noted[number] ?? 0
                    && truth.records[place.name]?.kind != "import"
            }.map(\.name)
        }
    }

    /// Takes a record that a desk wrote by itself: an import event, which says only what is true and held there.
    func learn(_ record: LogRecord, on desk: Int) throws {
        let json = try CanonicalJSON.parse(record.text, limit: record.text.count)
        guard desk < WeekPlan.desks, let members = json.object, let heads = json["heads"]?.array, !heads.isEmpty,
            members.keys.sorted() == ["heads", "kind", "received", "schema", "type"],
            json["type"] == "decision", json["kind"] == "import", json["schema"] == 2,
            laptops[desk].clocks.contains(where: { json["received"] == .string(Moment(unixSeconds: $0).description) })
        else { throw Difference("a log holds a record that no laptop wrote: \(CanonicalJSON.text(json))") }
        let (held, ends) = (held(by: desk), truth.ends(of: json))
        guard ends.count == heads.count, ends.allSatisfy({ held[$0.line]?.contains($0.end.name) == true }) else {
            throw Difference("desk \(desk) notes what it does not hold: \(CanonicalJSON.text(json))")
        }
        truth.drafted(record.id, WrittenRecord(text: record.text, json: json, number: nil))
    }
}
