// Eight attacks by a thief of a volunteer's unlocked laptop, or by that volunteer. Each ends at the desks of both
// coordinators, and is named there; if only a copy or a receipt can reveal it, the test says so.

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogAttackTests {
    let hotline: TestHotline
    let laptop: StolenLaptop
    let desks: [Home]

    /// Two requests, "a" and "b", in two sessions of four cells each: pair, record, close.
    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
        desks = [hotline.lead, hotline.second]
        try hotline.record("a")
        try hotline.record("b")
        laptop = try StolenLaptop(hotline)
        #expect(try laptop.bytes.count == 8 * 4096)
    }

    private func receipt() throws -> Receipt {
        let state = try laptop.state()
        return try Receipt(log: state.logID, head: state.head, cost: .interactive)
    }

    // MARK: Cut and continue

    @Test(arguments: [1, 2, 3, 4, 6, 7]) func `cut and continue: what was removed is counted`(kept: Int) throws {
        let before = try laptop.bytes
        try laptop.cut(to: kept)
        try hotline.record("instead")
        for desk in desks {
            let seen = try hotline.bring(laptop.bytes, to: desk)
            #expect(seen.report.verdict == .removedAndContinued)
            #expect(seen.report.findings.contains(.removedAndContinued(at: UInt64(kept), cells: 8 - kept)))
        }
        // A desk that held the whole log before keeps both, and names the cell where they differ.
        let findings = try hotline.bring(before, to: hotline.lead).report.findings
        #expect([true, false].contains { findings.contains(.twoHistories(at: UInt64(kept), isKept: $0)) })
        #expect(try hotline.notes(at: hotline.lead) == ["a", "b", "instead"])
    }

    @Test func `cut and continue: confirmed cells that are passed off as an interrupted write were removed`() throws {
        for wiped in [false, true] {
            let before = try laptop.bytes
            if wiped {
                try Folder.replace(laptop.path, with: before.cells(0..<4) + [UInt8](repeating: 0, count: 4 * 4096))
            }
            try laptop.remember { state in
                state.cells = 4
                state.head = before.hash(3)
            }
            let saved = try laptop.saveState()
            try hotline.record("instead")
            let seen = try hotline.bring(laptop.bytes, to: wiped ? hotline.lead : hotline.second)
            #expect(seen.report.verdict == .removedAndContinued)
            #expect(seen.report.findings.contains(.removedAndContinued(at: 4, cells: 4)))
            try Folder.replace(laptop.path, with: before)
            try laptop.restoreState(saved)
        }
    }

    @Test func `cut, and not continued: the desk's copy and the receipt show it, and nothing else could`() throws {
        let (whole, receipt) = (try laptop.bytes, try receipt())
        _ = try hotline.bring(whole, to: hotline.lead)
        let held = try hotline.bring(whole.cells(0..<4), to: hotline.lead, receipt: receipt)
        #expect(held.report.findings == [.shorterThanBefore(held: 8, cells: 4)])
        #expect(held.receiptMatch == ReceiptMatch.none)
        #expect(try hotline.notes(at: hotline.lead) == ["a", "b"])
        let fresh = try hotline.bring(whole.cells(0..<4), to: hotline.second, receipt: receipt)
        #expect(fresh.report.verdict == .complete && fresh.receiptMatch == ReceiptMatch.none)
    }

    @Test func `cut and continue with an earlier copy of the laptop's memory: desk and receipt name it`() throws {
        // The only way past the ratchet: the thief had access before the second request.
        try hotline.record("c")
        let earlier = try laptop.saveState()
        try hotline.record("d")
        let (whole, receipt) = (try laptop.bytes, try receipt())
        _ = try hotline.bring(whole, to: hotline.lead)
        try Folder.replace(laptop.path, with: whole.cells(0..<12))
        try laptop.restoreState(earlier)
        try hotline.record("instead")
        let held = try hotline.bring(laptop.bytes, to: hotline.lead, receipt: receipt)
        #expect(held.report.findings == [.twoHistories(at: 12, isKept: true)] && held.receiptMatch == ReceiptMatch.none)
        #expect(try hotline.notes(at: hotline.lead) == ["a", "b", "c", "d", "instead"])
        let fresh = try hotline.bring(laptop.bytes, to: hotline.second, receipt: receipt)
        #expect(fresh.report.verdict == .complete && fresh.receiptMatch == ReceiptMatch.none)
    }

    // MARK: Resealing

    @Test(arguments: [false, true]) func `an old record resealed in its place with newer keys is damage`(
        isThreaded: Bool
    ) throws {
        // Cells 8 to 11: a pair and two requests. Then the laptop is taken, with the keys of cell 12 in its memory.
        let forge = try laptop.forge()
        for notes in ["c", "d"] {
            try forge.record(hotline.event(notes), id: Bytes16.random(), signer: laptop.author.signing)
        }
        let before = try laptop.bytes
        let whole = before + forge.bytes
        try forge.reseal(
            10, hotline.event("resealed"), id: Bytes16.random(), isThreaded: isThreaded, signer: laptop.author.signing)
        try forge.close(records: 4, signer: laptop.author.signing)
        let damaged: Finding = .damaged(10...(isThreaded ? 11 : 10))
        for desk in desks {
            let seen = try hotline.bring(before + forge.bytes, to: desk)
            #expect(seen.report.findings.contains(damaged) && seen.report.verdict == .damaged)
            #expect(try hotline.notes(at: desk) == (isThreaded ? ["a", "b"] : ["a", "b", "d"]))
            _ = try hotline.bring(whole, to: desk)
            #expect(try hotline.notes(at: desk) == ["a", "b", "c", "d"])
        }
    }

    @Test func `an old session written anew in its place shows that the one before was removed`() throws {
        var content = try laptop.content()
        (content.number, content.previous) = (4, try laptop.bytes.hash(3))
        let forge = try laptop.forge(content)
        try forge.record(hotline.event("b, changed"), id: Bytes16.random(), signer: laptop.author.signing)
        try forge.close(records: 2, signer: laptop.author.signing)
        let bytes = try laptop.bytes.cells(0..<4) + forge.bytes
        for desk in desks {
            let seen = try hotline.bring(bytes, to: desk)
            #expect(seen.report.findings == [.removedAndContinued(at: 4, cells: 4)])
        }
    }

    // MARK: Two texts

    @Test func `two texts through two seeds: one coordinator reads that the other is left out, who reads nothing`()
        throws
    {
        let bytes = try laptop.forged("for irina") { slots in
            try slots.seal(1, to: self.hotline.second.card().sealing, seed: 99)
        }
        try expectLeftOut(bytes)
    }

    @Test func `two texts through two sessions under one record: both coordinators hear of it`() throws {
        let id = try Bytes16.random()
        var content = try laptop.content()
        let both = content.recipients
        content.recipients = [both[0]]
        let forge = try laptop.forge(content)
        try forge.record(hotline.event("for irina"), id: id, signer: laptop.author.signing)
        try forge.close(records: 3, signer: laptop.author.signing)
        let first = try laptop.bytes + forge.bytes
        (content.number, content.previous, content.recipients) = (12, first.hash(11), [both[1]])
        let auth = try SecretBytes(count: 32)
        var keys = try CellKeys()
        let state = try laptop.state()
        keys.setAuth(state.auth.at(0), index: 8)
        try keys.stepAuth(to: 12)
        auth.at(0).update(from: keys.auth, count: 32)
        let second = try SessionForge(content, seed: 2, auth: auth, signer: laptop.author.signing)
        try second.record(hotline.event("for pavel"), id: id, signer: laptop.author.signing)
        try second.close(records: 4, signer: laptop.author.signing)
        for (desk, other, own, foreign) in [(hotline.lead, "pavel", 8, 12), (hotline.second, "irina", 12, 8)] {
            let findings = try hotline.bring(first + second.bytes, to: desk).report.findings
            #expect(
                Set(findings) == [
                    .leftOutReader(at: UInt64(own), label: other, keysVersion: 1),
                    .notSealedToThisKey(at: UInt64(foreign)),
                ])
        }
    }

    @Test func `two texts through a pair whose cells are two sessions: both coordinators hear of it`() throws {
        let pavel = try hotline.second.card().sealing
        let one = try laptop.forge(seed: 1) { try $0.seal(1, to: pavel, seed: 99) }
        let other = try laptop.forge(seed: 2) { $0.spoil(0) }
        try one.record(hotline.event("for irina"), id: Bytes16.random(), signer: laptop.author.signing)
        var pair = one.bytes.cells(0..<1) + other.bytes.cells(1..<2)
        pair.replaceSubrange(4096 + 32..<4096 + 64, with: pair.hash(0).array)
        try pair.sealTrailer(1)
        let bytes = try laptop.bytes + pair + one.bytes.cells(2..<3)
        for desk in desks {
            let verdicts = try hotline.bring(bytes, to: desk).report.findings.map(\.verdict)
            #expect(verdicts.contains(.leftOutReader) && verdicts.contains(.damaged))
        }
    }

    /// irina reads that pavel is left out of the session at cell 8, and pavel that it is not sealed to him.
    private func expectLeftOut(_ bytes: [UInt8]) throws {
        let pavel = try hotline.second.card().sealing.bytes.hex.prefix(16)
        #expect(
            try hotline.bring(bytes, to: hotline.lead).report.findings == [
                .leftOutReader(at: 8, label: String(pavel), keysVersion: 1)
            ])
        #expect(try hotline.bring(bytes, to: hotline.second).report.findings == [.notSealedToThisKey(at: 8)])
        #expect(try hotline.notes(at: hotline.second) == ["a", "b"])
    }

    // MARK: Readers

    @Test func `an extra reader is named by each coordinator, hidden in a slot or listed`() throws {
        let spy = try SealingKey(secret: testSecret(30)).publicKey
        let hidden = try laptop.forged("overheard") { try $0.seal(6, to: spy) }
        // An ephemeral key of the thief's own, used for every slot, and one that cannot be rebuilt.
        let own = try laptop.forged("overheard") { slots in
            for (slot, desk) in self.desks.enumerated() {
                try slots.seal(slot, to: desk.card().sealing, ephemeral: 55)
            }
        }
        var content = try laptop.content()
        content.recipients.append(spy)
        let listed = try laptop.forged("overheard", content: content)
        for desk in desks {
            for (bytes, key) in [(hidden, nil), (own, nil), (listed, spy)] as [([UInt8], SealingPublicKey?)] {
                let findings = try hotline.bring(bytes, to: desk).report.findings
                #expect(findings.contains(.extraReader(at: 8, key: key, keysVersion: 1)))
                #expect(findings.compactMap(\.verdict).allSatisfy { $0 == .extraReader || $0 == .twoHistories })
            }
        }
    }

    @Test func `a left-out reader is named by the others, listed with a slot that does not open or not listed`() throws
    {
        try expectLeftOut(laptop.forged("not for pavel") { $0.spoil(1) })
        var content = try laptop.content()
        content.recipients = [content.recipients[0]]
        let unlisted = try laptop.forged("not for pavel", content: content)
        #expect(
            try hotline.bring(unlisted, to: hotline.lead).report.findings.contains(
                .leftOutReader(at: 8, label: "pavel", keysVersion: 1)))
    }

    // MARK: Replay

    @Test func `a replayed session is named, and its records count once`() throws {
        let whole = try laptop.bytes
        let verbatim = whole + whole.cells(0..<4)
        var numbered = verbatim
        for cell in 8..<12 {
            numbered.replaceSubrange(cell * 4096 + 8..<cell * 4096 + 16, with: LittleEndian.bytes(of: UInt64(cell)))
            numbered.replaceSubrange(cell * 4096 + 32..<cell * 4096 + 64, with: numbered.hash(cell - 1).array)
            try numbered.sealTrailer(cell)
        }
        for desk in desks {
            #expect(try hotline.bring(verbatim, to: desk).report.findings == [.damaged(8...11)])
            #expect(try hotline.bring(numbered, to: desk).report.findings == [.notSealedToThisKey(at: 8)])
            #expect(try hotline.notes(at: desk) == ["a", "b"])
        }
        // The laptop continues after it, as the thief allows: it is still named.
        try Folder.replace(laptop.path, with: numbered)
        try laptop.remember { ($0.cells, $0.head) = (12, numbered.hash(11)) }
        try hotline.record("c")
        for desk in desks {
            #expect(try hotline.bring(laptop.bytes, to: desk).report.findings.contains(.notSealedToThisKey(at: 8)))
            #expect(try hotline.notes(at: desk) == ["a", "b", "c"])
        }
    }

    @Test func `a session replayed in another log of the same laptop is named, and its records do not get in`() throws {
        let old = try laptop.bytes
        let oldPath = try laptop.path
        try laptop.restoreState([])
        try hotline.record("new")
        let path = try #require(try laptop.home.logs().map(\.path).first { $0 != oldPath })
        let new = try Folder.contents(path, limit: 1 << 24)
        var replayed = new
        for cell in 4..<8 {
            replayed += old.cells(cell..<cell + 1)
            replayed.replaceSubrange(cell * 4096 + 16..<cell * 4096 + 32, with: new[16..<32])
            replayed.replaceSubrange(cell * 4096 + 32..<cell * 4096 + 64, with: replayed.hash(cell - 1).array)
            try replayed.sealTrailer(cell)
        }
        for desk in desks {
            #expect(try hotline.bring(replayed, to: desk).report.findings.contains(.notSealedToThisKey(at: 4)))
            #expect(try hotline.notes(at: desk) == ["new"])
        }
    }

    // MARK: A forged author

    @Test func `a forged author is named, and what is said in that name is not read`() throws {
        let other = try TestLaptop(.volunteer, "v08", seed: 8, in: hotline.scratch)
        let everybody = try hotline.everybody(version: 2) + other.table()
        try hotline.adopt(everybody, on: hotline.lead, hotline.second, hotline.volunteer)
        for (name, key) in [("v08", other.identity.card.signing), ("irina", try hotline.lead.card().signing)] {
            var content = try laptop.content()
            content.author = key
            let bytes = try laptop.forged("in the name of \(name)", content: content)
            for desk in desks {
                let seen = try hotline.bring(bytes, to: desk)
                for cell: UInt64 in [8, 10, 11] { #expect(seen.report.findings.contains(.forged(cell))) }
                #expect(seen.report.verdict == (name == "v08" ? .unknownWriter : .twoHistories))
                #expect(try hotline.notes(at: desk) == ["a", "b"])
            }
        }
    }

    @Test func `the author of a continued log is reported as unknown if no keys file lists him`() throws {
        let stranger = try SigningKey(seed: testSecret(40))
        var content = try laptop.content()
        content.author = stranger.publicKey
        let state = try laptop.state()
        let forge = try SessionForge(content, seed: 3, auth: state.auth, signer: stranger)
        try forge.record(hotline.event("from a stranger"), id: Bytes16.random(), signer: stranger)
        try forge.close(records: 3, signer: stranger)
        let bytes = try laptop.bytes + forge.bytes
        for desk in desks {
            let seen = try hotline.bring(bytes, to: desk)
            #expect(seen.report.findings == [.unknownWriter(at: 8, key: stranger.publicKey, keysVersion: 1)])
            #expect(seen.author?.hasPrefix("?") == true)
        }
    }

    @Test func `a session whose clock says what no calendar has is taken in, and its requests with it`() throws {
        for (desk, time) in [(hotline.lead, Int64.min), (hotline.second, .max)] {
            var content = try laptop.content()
            content.time = time
            let seen = try hotline.bring(laptop.forged("c", content: content), to: desk)
            #expect(seen.report.verdict == .complete)
            #expect(try hotline.notes(at: desk) == ["a", "b", "c"])
        }
    }

    // MARK: A log id reused

    @Test func `a log id reused by another laptop is two histories, whichever comes first`() throws {
        let other = try TestLaptop(.volunteer, "v08", seed: 8, in: hotline.scratch)
        let everybody = try hotline.everybody(version: 2) + other.table()
        let home = Home(hotline.scratch.path + "/v08")
        try hotline.adopt(everybody, on: hotline.lead, hotline.second, hotline.volunteer, home)
        try hotline.record("from v08", home: home)
        let second = try StolenLaptop(hotline, home)
        let log = try laptop.state().logID
        Folder.remove(try second.path)
        try second.remember { ($0.logID, $0.cells, $0.head, $0.records, $0.isClosed) = (log, 0, Bytes32(), 0, false) }
        try hotline.record("under another's id", home: home)
        try expectTwoHistories(laptop.bytes, second.bytes, notes: ["a", "b", "under another's id"])
    }

    @Test func `a log id reused by the laptop itself, from its first cell on, is two histories`() throws {
        let (whole, receipt) = (try laptop.bytes, try receipt())
        Folder.remove(try laptop.path)
        try laptop.remember { ($0.cells, $0.head, $0.records, $0.isClosed) = (0, Bytes32(), 0, false) }
        try hotline.record("instead")
        let anew = try laptop.bytes
        try expectTwoHistories(whole, anew, notes: ["a", "b", "instead"])
        // Alone, it is a log like any other: only the receipt reveals that there was another one before.
        let desk = try TestHotline()
        try desk.adopt(desk.everybody(), on: desk.lead)
        let seen = try desk.bring(anew, to: desk.lead, receipt: receipt)
        #expect(seen.report.verdict == .complete && seen.receiptMatch == ReceiptMatch.none)
    }

    private func expectTwoHistories(_ one: [UInt8], _ other: [UInt8], notes: [String]) throws {
        for (desk, order) in [(hotline.lead, [one, other]), (hotline.second, [other, one])] {
            #expect(try hotline.bring(order[0], to: desk).report.verdict == .complete)
            let findings = try hotline.bring(order[1], to: desk).report.findings
            #expect(findings.filter { $0.verdict != nil } == [.twoHistories(at: 0, isKept: true)])
            #expect(try hotline.notes(at: desk) == notes)
        }
    }
}
