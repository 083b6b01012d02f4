// Power cuts at every point of a write: what was acknowledged is there once, and the log names what happened.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogCrashTests {
    /// After two records and a close, a write of session pair and record was cut off after this number of bytes.
    @Test(arguments: [1, 100, 4095, 4096, 4097, 8191, 8192, 8193, 10_000, 12_287, 12_288])
    func `a torn write is named by the laptop, and costs nothing that was confirmed`(bytes: Int) throws {
        let lab = try LogLab()
        let before = try lab.write(sessions: [2])
        let id = try Bytes16.random()
        let (first, last) = try lab.crash(id: id, bytes: bytes)
        let writer = try lab.writer()
        #expect(writer.notices == [.caughtUp(first: UInt64(first), last: UInt64(last))])
        try writer.append([1], id: id, under: lab.setting)
        try writer.close()
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.findings == [.pastCrash(UInt64(first)...UInt64(last))])
        #expect(records.map(\.id) == before + [id])
        #expect(report.verdict == .pastCrash && report.records == 3)
        #expect(try lab.structure(lab.bytes()).verdict == .pastCrash || bytes % 4096 == 0)
    }

    @Test func `a record that was written and not confirmed is kept, and counts once when it comes again`() throws {
        for again in [true, false] {
            let lab = try LogLab()
            let before = try lab.write(sessions: [1])
            let id = try Bytes16.random()
            try lab.crash(losing: [UInt8](repeating: 5, count: 9000), id: id, bytes: 6 * 4096)
            let writer = try lab.writer()
            if again { try writer.append([UInt8](repeating: 5, count: 9000), id: id, under: lab.setting) }
            try writer.heal(under: lab.setting)
            try writer.close()
            let (report, records) = try lab.read(path: lab.logs[0])
            #expect(report.findings == [.pastCrash(4...9)])
            #expect(records.map(\.id) == before + [id])
        }
    }

    @Test func `a write of which the disk kept the end and lost a part before it is a crash, not damage`() throws {
        let lab = try LogLab()
        let before = try lab.write(sessions: [1])
        let id = try Bytes16.random()
        let text = [UInt8](repeating: 5, count: 60_000)
        try lab.crash(losing: text, id: id, bytes: 18 * 4096)
        for hole in [4...4, 5...5, 4...5, 6...6, 9...11, 21...21] {
            let copy = try LogLab()
            var bytes = try lab.bytes()
            let range = hole.lowerBound * 4096..<(hole.upperBound + 1) * 4096
            bytes.replaceSubrange(range, with: [UInt8](repeating: 0, count: range.count))
            let log = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
            try copy.take(laptop: bytes, state: Folder.contents(lab.folder + "/log/state", limit: 9000), log)
            let writer = try copy.writer()
            try writer.append(text, id: id, under: copy.setting)
            try writer.close()
            let (report, records) = try copy.read(path: copy.logs[0])
            #expect(report.findings == [.pastCrash(4...21)], "lost \(hole)")
            #expect(records.map(\.id) == before + [id])
        }
    }

    @Test func `what an interrupted write left is not excused when it changes after it was named`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        try lab.crash(bytes: 9000)
        try lab.write(sessions: [1])
        let bytes = try lab.bytes()  // torn is cell 6, the session 7 and 8, the gap 9
        let report = try lab.read(bytes.flipped(6, 50)).report
        #expect(report.findings == [.damaged(6...6), .pastCrash(4...6)])
        #expect(report.verdict == .damaged)
        #expect(try lab.read(bytes.flipped(9, 50)).report.findings == [.damaged(6...6), .damaged(9...9)])
    }

    @Test func `crash after crash, each is named, and each record is there once`() throws {
        let lab = try LogLab()
        var random = SeededRandom(seed: 11)
        var ids: [Bytes16] = []
        var crashes: [Finding] = []
        var merged: (Int, Int)?
        for round in 0..<25 {
            let id = try Bytes16.random()
            if round % 3 != 0 {
                let (first, last) = try lab.crash(id: id, bytes: Int.random(in: 1..<12_288, using: &random))
                // Several crashes before a confirmed write count as one.
                merged = (merged?.0 ?? first, last)
            } else {
                let writer = try lab.writer()
                try writer.append([2], id: id, under: lab.setting)
                try writer.close()
                ids.append(id)
                if let (first, last) = merged { crashes.append(.pastCrash(UInt64(first)...UInt64(last))) }
                merged = nil
            }
        }
        let writer = try lab.writer()
        try writer.heal(under: lab.setting)
        if let (first, last) = merged { crashes.append(.pastCrash(UInt64(first)...UInt64(last))) }
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .pastCrash)
        #expect(report.findings.filter { if case .pastCrash = $0 { true } else { false } }.count >= crashes.count)
        #expect(Set(report.findings).isSuperset(of: crashes))
        #expect(report.findings.allSatisfy { $0.verdict == .pastCrash })
        #expect(records.filter { $0.text == [2] }.map(\.id) == ids)
    }

    @Test func `five failed writes of the largest record in a row do not look like a log that was cut`() throws {
        let lab = try LogLab()
        let before = try lab.write(sessions: [1])
        let text = [UInt8](repeating: 5, count: 122_240)
        let id = try Bytes16.random()
        for _ in 0..<5 { try lab.crash(losing: text, id: id, bytes: 33 * 4096 + 100) }
        let writer = try lab.writer()
        #expect(writer.notices.allSatisfy { !$0.needsPerson })
        try writer.append(text, id: id, under: lab.setting)
        try writer.close()
        #expect(lab.logs.count == 1)
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .pastCrash)
        #expect(records.map(\.id) == before + [id])
    }

    @Test func `between any two steps of the writer a power cut loses nothing that was acknowledged`() throws {
        let lab = try LogLab()
        var acknowledged: [Bytes16] = []
        var number = 0
        func check(_ name: String) throws {
            number += 1
            try lab.copyLog(to: "cut\(number)")
            let id = try Bytes16.random()
            let writer = try lab.writer(in: lab.folder + "/cut\(number)")
            try writer.append([9], id: id, under: lab.setting)
            try writer.close()
            let log = try #require(try Folder.names(lab.folder + "/cut\(number)").first { $0.hasSuffix(".intake") })
            let (report, records) = try lab.read(path: lab.folder + "/cut\(number)/" + log)
            #expect(report.verdict.isGood, "\(name)")
            #expect(records.map(\.id) == acknowledged + [id], "\(name)")
        }
        let writer = try lab.writer()
        try check("before anything")
        for round in 0..<6 {
            let id = try Bytes16.random()
            try writer.append([UInt8](repeating: 1, count: round * 3000), id: id, under: lab.setting)
            acknowledged.append(id)
            try check("after record \(round)")
            if round % 2 == 1 {
                try writer.close()
                try check("after close \(round)")
            }
        }
    }
}

extension LogCrashTests {
    /// The first interruption left a torn cell; the second cut off the write that would have named it.
    @Test(arguments: [4096, 5000, 8191, 8192, 8200, 12_287])
    func `an interruption of the write that names an earlier one is an unfinished end, and no damage`(bytes: Int) throws
    {
        let lab = try LogLab()
        try lab.write(sessions: [1])  // cells 0 to 3
        try lab.crash(bytes: 100)  // cell 4
        let whole = try lab.bytes().prefix(4 * 4096 + 100)
        let padded = Array(whole) + [UInt8](repeating: 0, count: 5 * 4096 - whole.count)
        let state = try Folder.contents(lab.folder + "/log/state", limit: 9000)
        try lab.write(sessions: [1])
        let cut = padded + Array(try lab.bytes()[(5 * 4096)..<(5 * 4096 + bytes)])
        #expect(try lab.read(cut).report.findings == [.unfinishedEnd(4)])
        #expect(try lab.structure(cut).findings == [.unfinishedEnd(4)])
        // A confirmed cell that was changed later never counts as an interrupted write.
        #expect(try lab.read(cut.flipped(3, 100)).report.findings.contains(.damaged(3...4)))
        // The laptop continues from there.
        let log = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
        let copy = try LogLab()
        try copy.take(laptop: cut, state: state, log)
        let id = try copy.write(sessions: [1])
        let (report, records) = try copy.read(path: copy.logs[0])
        #expect(report.findings == [.pastCrash(4...UInt64(4 + (bytes + 4095) / 4096))])
        #expect(records.last?.id == id[0] && records.count == 2)
    }
}
