// Attacks without a key: a thief of a stick, or a failing disk. The reader never crashes, never stays silent, hands out
// no changed and no duplicate record, and loses only what was touched.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

/// A log of 24 cells: records in one cell and in several, an interrupted write, sessions of one and of three records.
private struct Victim {
    let lab: LogLab
    let bytes: [UInt8]
    let records: [LogRecord]
    /// The laptop itself recorded a crash in it, which is no alarm.
    let usual: Set<Finding>

    init() throws {
        lab = try LogLab()
        try lab.write(sessions: [2, 1]) { [UInt8](repeating: UInt8($0), count: $0 == 1 ? 9000 : 30) }
        try lab.crash(bytes: 5000)
        try lab.write(sessions: [3]) { Array("later \($0)".utf8) }
        bytes = try lab.bytes()
        let (report, records) = try lab.read(bytes)
        self.records = records
        usual = Set(report.findings)
        #expect(report.verdict == .pastCrash && records.count == 6 && bytes.count == 21 * 4096)
    }

    var cells: Int { bytes.count / 4096 }

    /// Reads a changed copy. Each record must be one of the originals, once and in order, and there must be an alarm;
    /// only originals with a cell in `touched` may be missing.
    func check(_ changed: [UInt8], touched: Set<Int>, _ comment: Comment) throws {
        let (report, found) = try lab.read(changed)
        #expect(!report.verdict.isGood, comment)
        #expect(report.records == found.count, comment)
        var rest = records[...]
        for record in found {
            rest = rest.drop { $0.id != record.id }
            #expect(rest.first?.text == record.text && rest.first?.cell == record.cell, comment)
            rest = rest.dropFirst()
        }
        let left = Set(found.map(\.id))
        for record in records where !left.contains(record.id) {
            let own = Int(record.cell)..<Int(record.cell + record.cells)
            #expect(own.contains(where: touched.contains), comment)
        }
        _ = try lab.structure(changed)
    }

    func without(_ cell: Int) -> [UInt8] { bytes.cells(0..<cell) + bytes.cells(cell + 1..<cells) }
}

@Suite struct LogTamperTests {
    @Test func `each cell dropped, doubled or zeroed costs itself`() throws {
        let victim = try Victim()
        for cell in 0..<victim.cells {
            try victim.check(victim.without(cell), touched: [cell], "dropped \(cell)")
            let doubled = victim.bytes.cells(0..<cell + 1) + victim.bytes.cells(cell..<victim.cells)
            try victim.check(doubled, touched: [], "doubled \(cell)")
            var zeroed = victim.bytes
            zeroed.replaceSubrange(cell * 4096..<(cell + 1) * 4096, with: [UInt8](repeating: 0, count: 4096))
            try victim.check(zeroed, touched: [cell], "zeroed \(cell)")
        }
    }

    @Test func `cells that change places cost themselves`() throws {
        let victim = try Victim()
        for one in 0..<victim.cells {
            for other in stride(from: one + 1, to: victim.cells, by: 3) {
                var swapped = victim.bytes
                swapped.replaceSubrange(one * 4096..<(one + 1) * 4096, with: victim.bytes.cells(other..<other + 1))
                swapped.replaceSubrange(other * 4096..<(other + 1) * 4096, with: victim.bytes.cells(one..<one + 1))
                try victim.check(swapped, touched: [one, other], "swapped \(one) and \(other)")
            }
        }
        let reversed = (0..<victim.cells).reversed().flatMap { victim.bytes.cells($0..<$0 + 1) }
        try victim.check(reversed, touched: Set(0..<victim.cells), "cells reversed")
        try victim.check(victim.bytes.reversed(), touched: Set(0..<victim.cells), "bytes reversed")
    }

    @Test func `a lost sector, bytes put in and bytes at the end cost the cell they hit`() throws {
        let victim = try Victim()
        var random = SeededRandom(seed: 3)
        for sector in stride(from: 0, to: victim.bytes.count / 512, by: 5) {
            let cut = Array(victim.bytes[..<(sector * 512)] + victim.bytes[((sector + 1) * 512)...])
            try victim.check(cut, touched: [sector / 8], "lost sector \(sector)")
        }
        for _ in 0..<60 {
            let place = Int.random(in: 0...victim.bytes.count, using: &random)
            let count = [1, 7, 512, 4096, 9000].randomElement(using: &random)!
            let junk = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let longer = Array(victim.bytes[..<place] + junk + victim.bytes[place...])
            try victim.check(longer, touched: place % 4096 == 0 ? [] : [place / 4096], "\(count) bytes at \(place)")
        }
        for count in [1, 100, 4096, 5000, 40_000] {
            let junk = (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) }
            try victim.check(victim.bytes + junk, touched: [], "\(count) bytes at the end")
        }
    }

    /// Every field of a cell, changed by an attacker who then recomputes its hash.
    @Test(arguments: [0, 4, 5, 6, 7, 8, 9, 12, 15, 16, 31, 32, 63, 64, 88, 200, 480, 512, 536, 3947, 3948, 4000, 4063])
    func `a changed field under a hash that fits costs its cell`(offset: Int) throws {
        let victim = try Victim()
        for cell in 0..<victim.cells {
            for bit in [0, 1, 6] {
                var changed = victim.bytes.flipped(cell, offset, bit: bit)
                try changed.sealTrailer(cell)
                try victim.check(changed, touched: [cell], "cell \(cell), byte \(offset), bit \(bit)")
            }
        }
    }

    @Test func `one forged cell cannot make the reader pass over the rest of the log`() throws {
        let victim = try Victim()
        for cell in 0..<victim.cells {
            for number in [cell + 1, cell + 2, cell + 30, cell + 5000, 786_431, 0] where number != cell {
                var forged = victim.bytes
                forged.replaceSubrange(cell * 4096 + 8..<cell * 4096 + 16, with: LittleEndian.bytes(of: UInt64(number)))
                try forged.sealTrailer(cell)
                // A wrong number in the last cell cannot cost later cells.
                try victim.check(forged, touched: [cell], "cell \(cell) as \(number)")
            }
        }
    }

    @Test func `cells of another log, and of another session of this one, do not get in`() throws {
        let victim = try Victim()
        let other = try Victim()
        for cell in 0..<victim.cells {
            var spliced = victim.bytes
            spliced.replaceSubrange(cell * 4096..<(cell + 1) * 4096, with: other.bytes.cells(cell..<cell + 1))
            try victim.check(spliced, touched: [cell], "cell \(cell) of another log")
            var renamed = spliced
            renamed.replaceSubrange(cell * 4096 + 16..<cell * 4096 + 32, with: victim.bytes[16..<32])
            try renamed.sealTrailer(cell)
            try victim.check(renamed, touched: [cell], "cell \(cell) of another log, renamed")
        }
        // The first session once more at the end, with matching numbers and links, as far as possible.
        var replayed = victim.bytes
        for cell in 0..<4 {
            replayed += victim.bytes.cells(cell..<cell + 1)
            let at = victim.cells + cell
            replayed.replaceSubrange(at * 4096 + 8..<at * 4096 + 16, with: LittleEndian.bytes(of: UInt64(at)))
            replayed.replaceSubrange(at * 4096 + 32..<at * 4096 + 64, with: replayed.hash(at - 1).array)
            try replayed.sealTrailer(at)
        }
        try victim.check(replayed, touched: [], "a session replayed at the end")
        // The beginning of one log and the end of another.
        let half = victim.cells / 2
        let mixed = victim.bytes.cells(0..<half) + other.bytes.cells(half..<other.cells)
        try victim.check(mixed, touched: Set(half..<victim.cells), "half of another log")
    }

    @Test func `random damage of any kind is never silent, and no record comes out changed`() throws {
        let victim = try Victim()
        var random = SeededRandom(seed: 5)
        for round in 0..<150 {
            var changed = victim.bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                let count = min(Int.random(in: 1...6000, using: &random), changed.count - place)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: changed[place] ^= UInt8.random(in: 1...255, using: &random)
                case 1: changed.removeSubrange(place..<place + count / 2)
                case 2: changed.insert(contentsOf: changed[place..<place + count], at: place)
                case 3: changed.replaceSubrange(place..<place + count, with: [UInt8](repeating: 0xFF, count: count))
                default:
                    let cell = place / 4096
                    if (cell + 1) * 4096 <= changed.count { try changed.sealTrailer(cell) }
                    changed[place] ^= 1
                }
                if changed.isEmpty { changed = [0] }
            }
            try victim.check(changed, touched: Set(0..<victim.cells), "round \(round)")
        }
    }

    @Test func `bytes that only look like cells cost no time and give no record`() throws {
        let lab = try LogLab()
        let magic = LittleEndian.bytes(of: CellLayout.magic)
        let bytes = (0..<100_000).flatMap { _ in magic }
        #expect(try lab.read(bytes).report.findings == [.notALog])
        try lab.write(sessions: [1])
        let report = try lab.read(lab.bytes() + bytes + lab.bytes()).report
        #expect(report.records == 1 && !report.verdict.isGood)
    }
}
