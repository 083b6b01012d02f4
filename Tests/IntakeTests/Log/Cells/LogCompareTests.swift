// The desk's copy of a log, compared with an incoming one.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogCompareTests {
    /// Compares two logs given as bytes.
    private func compare(_ lab: LogLab, _ held: [UInt8], _ copy: [UInt8]) throws -> LogComparison {
        let (one, other) = (lab.folder + "/held", lab.folder + "/copy")
        try Folder.replace(one, with: held)
        try Folder.replace(other, with: copy)
        return try LogFile.compare(held: one, copy: other, in: .laptop)
    }

    private func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        Array(bytes[range.lowerBound * 4096..<range.upperBound * 4096])
    }

    @Test func `equal, longer and shorter copies are told apart, with any torn bytes at the end`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [3])
        let short = try lab.bytes()
        try lab.write(sessions: [2])
        let long = try lab.bytes()
        #expect(try compare(lab, long, long).relation == .same)
        #expect(try compare(lab, short, long) == LogComparison(relation: .extends))
        #expect(try compare(lab, long, short) == LogComparison(relation: .prefix))
        #expect(try compare(lab, short, short + [UInt8](repeating: 0, count: 4096)).relation == .same)
        #expect(try compare(lab, short + cells(long, 6..<7).prefix(700), long) == LogComparison(relation: .extends))
        #expect(try compare(lab, short, long).choice == .copy)
        #expect(try compare(lab, long, short).choice == .held)
    }

    @Test func `two histories are named from the first cell in which they differ`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [3])
        try lab.copyLog(to: "other")
        try lab.write(sessions: [2])
        let one = try lab.bytes()
        let writer = try lab.writer(in: lab.folder + "/other")
        try writer.append([1], id: Bytes16(), under: lab.setting)
        try writer.close()
        let other = try Folder.contents(lab.folder + "/other/" + Folder.name(of: lab.logs[0]), limit: 1 << 20)
        #expect(try compare(lab, one, other) == LogComparison(relation: .forked(at: 6)))
        #expect(try compare(lab, other, one).choice == .both)
    }

    @Test func `damage in one copy is no second history, and the whole copy is the one to keep`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [3, 3])
        let whole = try lab.bytes()
        var damaged = whole
        damaged[4 * 4096 + 100] ^= 1
        #expect(try compare(lab, damaged, whole) == LogComparison(relation: .repairs, heldLosses: 1))
        #expect(try compare(lab, damaged, whole).choice == .copy)
        #expect(try compare(lab, whole, damaged) == LogComparison(relation: .decayed, copyLosses: 1))
        #expect(try compare(lab, whole, damaged).choice == .held)
        var other = whole
        other[8 * 4096 + 100] ^= 1
        #expect(try compare(lab, damaged, other).choice == .both)
        #expect(try compare(lab, damaged, cells(other, 0..<10)).choice == .both)
        #expect(try compare(lab, cells(other, 0..<10), whole) == LogComparison(relation: .extends, heldLosses: 1))
        #expect(try compare(lab, cells(whole, 0..<10), damaged).choice == .both)
    }

    @Test func `a cell that was exchanged and given a fitting hash is damage, and the chain says in which copy`() throws
    {
        let lab = try LogLab()
        try lab.write(sessions: [3, 3])
        let whole = try lab.bytes()
        var forged = whole
        forged[4 * 4096 + 100] ^= 1
        try forged.sealTrailer(4)
        #expect(try compare(lab, forged, whole) == LogComparison(relation: .repairs, heldLosses: 1))
        #expect(try compare(lab, whole, forged) == LogComparison(relation: .decayed, copyLosses: 1))
    }

    @Test func `another log, or a file that is no log, is foreign`() throws {
        let (lab, other) = (try LogLab(), try LogLab())
        try lab.write(sessions: [1])
        try other.write(sessions: [1])
        for foreign in [try other.bytes(), [], [UInt8](repeating: 7, count: 9000)] {
            #expect(try compare(lab, lab.bytes(), foreign) == LogComparison(relation: .foreign))
        }
        #expect(try LogFile.compare(held: lab.logs[0], copy: lab.folder + "/nothing", in: .laptop).relation == .foreign)
    }
}
