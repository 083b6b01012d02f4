// The laptop's memory of its log: two alternating slots, sealed under its identity.

import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogStateTests {
    private func slots(_ lab: LogLab) throws -> (first: [UInt8], second: [UInt8]) {
        let bytes = try Folder.contents(lab.folder + "/log/state", limit: 9000)
        return (Array(bytes.prefix(4096)), Array(bytes.dropFirst(4096)))
    }

    private func isZero(_ slot: [UInt8]) -> Bool { slot.allSatisfy { $0 == 0 } }

    @Test func `slots take turns, and the older one is gone as soon as the newer one is there`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        var turns: [Bool] = []
        for _ in 0..<4 {
            try writer.append([1], id: Bytes16.random(), under: lab.setting)
            let (first, second) = try slots(lab)
            #expect(isZero(first) != isZero(second))
            turns.append(isZero(first))
        }
        #expect(turns == [true, false, true, false] || turns == [false, true, false, true])
    }

    @Test
    func `a slot that was torn while it was written leaves the older one in force, and the log is caught up with`()
        throws
    {
        let lab = try LogLab()
        let before = try lab.write(sessions: [1])
        let old = try slots(lab)
        let id = try Bytes16.random()
        do {
            let writer = try lab.writer()
            try writer.append([1], id: id, under: lab.setting)
        }
        let new = try slots(lab)
        let log = try lab.bytes()
        // The newer slot is where the older state has no slot.
        let newerIsFirst = isZero(old.first)
        var random = SeededRandom(seed: 9)
        let flips = (0..<24).map { $0 < 16 ? $0 * 16 : Int.random(in: 0..<256, using: &random) }
        for offset in flips {
            var torn = newerIsFirst ? new.first : new.second
            torn[offset] ^= 1 << UInt8(offset % 8)
            let state = newerIsFirst ? torn + old.second : old.first + torn
            let copy = try LogLab()
            let name = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
            try copy.take(laptop: log, state: state, name)
            let writer = try copy.writer()
            #expect(writer.notices == [.caughtUp(first: 4, last: 6)], "byte \(offset)")
            try writer.append([1], id: id, under: copy.setting)
            try writer.close()
            let (report, records) = try copy.read(path: copy.logs[0])
            #expect(report.findings == [.pastCrash(4...6)])
            #expect(records.map(\.id) == before + [id])
        }
    }

    @Test func `if no slot opens, a new log begins`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        let log = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
        let (first, second) = try slots(lab)
        var flipped = first + second
        let used = isZero(first) ? 4096 : 0
        flipped[used + 100] ^= 1
        for state in [
            flipped, [], [UInt8](repeating: 0, count: 8192), [UInt8](repeating: 255, count: 100), second + first,
        ] {
            try Folder.replace(lab.folder + "/log/state", with: state)
            #expect(try lab.writer().notices == [.stateLost(log: log)])
        }
    }

    /// Opens the log like a writer, and fails after announcing it: its file could not be created.
    private func failFirstWrite(_ lab: LogLab) throws {
        var notices: [LogNotice] = []
        var entropy = Entropy.system
        let author = try lab.author()
        let log = try OpenLog(
            folder: lab.folder + "/log", author: author, in: .laptop, now: lab.clock.now, notices: &notices,
            entropy: &entropy)
        try log.announce(author)
    }

    @Test func `a first write that fails, however often, is no record that was confirmed, and the next one is`() throws
    {
        let lab = try LogLab()
        let path = lab.folder + "/log/state"
        try Folder.make(lab.folder + "/log")
        for turn in 1...4 {
            try failFirstWrite(lab)
            #expect(try !LogStateFile.hasConfirmed(path, in: .laptop), "\(turn)")
            if turn == 3 {
                // Torn during the write.
                let bytes = try Folder.contents(path, limit: 9000)
                try Folder.replace(path, with: bytes.prefix(4196) + [UInt8](repeating: 0, count: 3996))
                #expect(try !LogStateFile.hasConfirmed(path, in: .laptop))
            }
        }
        try lab.write(sessions: [1])
        #expect(try LogStateFile.hasConfirmed(path, in: .laptop))
        #expect(try lab.read(lab.bytes()).report.verdict == .complete)
    }

    @Test func `only the first announcement is ever written where the last state lies`() throws {
        let lab = try LogLab()
        let path = lab.folder + "/log/state"
        func place() throws -> Int? {
            let bytes = try Folder.contents(path, limit: 9000)
            return [0, 4096].first { place in bytes[place..<(place + 16)].contains { $0 != 0 } }
        }
        try lab.write(sessions: [1])
        try lab.remove("log/" + Folder.name(of: lab.logs[0]))
        for _ in 0..<3 {
            let before = try place()
            try failFirstWrite(lab)
            #expect(try place() != before)
        }
    }

    @Test func `a memory that does not open, or whose log is gone, goes on saying that there was one`() throws {
        for isDamaged in [true, false] {
            for sessions in [[1], [1, 1], [2]] {
                let lab = try LogLab()
                let path = lab.folder + "/log/state"
                try lab.write(sessions: sessions)
                if isDamaged {
                    var bytes = try Folder.contents(path, limit: 9000)
                    for slot in [0, 4096] where bytes[slot] != 0 { bytes[slot + 100] ^= 1 }
                    try Folder.replace(path, with: bytes)
                }
                try lab.remove("log/" + Folder.name(of: lab.logs[0]))
                for _ in 0..<2 {
                    try failFirstWrite(lab)
                    #expect(try LogStateFile.hasConfirmed(path, in: .laptop), "\(isDamaged), \(sessions)")
                }
            }
        }
    }

    @Test func `the state of another identity does not open, and a new log begins`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        let log = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
        let writer = try lab.writer(2)
        #expect(writer.notices == [.stateLost(log: log)])
        try writer.append([1], id: Bytes16.random(), under: lab.setting)
        #expect(lab.logs.count == 2)
    }

    @Test func `another root and an older keys file are refused, and nothing is written`() throws {
        let lab = try LogLab()
        lab.setting.keysFile.version = 5
        try lab.write(sessions: [1])
        let bytes = try lab.bytes()
        let writer = try lab.writer()
        var other = lab.setting
        other.root = Bytes32()
        #expect { try writer.append([1], id: Bytes16(), under: other) } throws: {
            if case LogError.rootChanged = $0 { true } else { false }
        }
        other = lab.setting
        other.keysFile.version = 4
        #expect { try writer.append([1], id: Bytes16(), under: other) } throws: {
            if case LogError.keysOlder(version: 4, seen: 5) = $0 { true } else { false }
        }
        for count in [0, 9] {
            other = lab.setting
            other.recipients = (0..<count).map { _ in lab.setting.recipients[0] }
            #expect { try writer.append([1], id: Bytes16(), under: other) } throws: {
                if case LogError.readers(count) = $0 { true } else { false }
            }
        }
        #expect(try lab.bytes() == bytes)
        try writer.append([1], id: Bytes16.random(), under: lab.setting)
    }

    @Test func `a link in the place of log, state or lock is refused`() throws {
        for name in ["state", "lock", "log"] {
            for isHard in [true, false] {
                let lab = try LogLab()
                try lab.write(sessions: [1])
                let path = name == "log" ? lab.logs[0] : lab.folder + "/log/" + name
                let aside = lab.folder + "/aside"
                #expect(rename(path, aside) == 0)
                #expect((isHard ? link(aside, path) : symlink(aside, path)) == 0)
                let before = try Folder.contents(aside, limit: 1 << 20)
                #expect(throws: (any Error).self, "\(name) \(isHard)") { try lab.writer() }
                #expect(try Folder.contents(aside, limit: 1 << 20) == before)
            }
        }
    }
}
