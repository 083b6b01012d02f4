import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogRoundTripTests {
    @Test func `every acknowledged record is read once, in order, by each reader`() throws {
        let lab = try LogLab()
        let sizes = [0, 1, 500, 3820, 3821, 7640, 7641, 20_000, 61_120, 61_121, 122_240]
        let ids = try lab.write(sessions: [3, 1, 5, 2]) { [UInt8](repeating: UInt8($0), count: sizes[$0]) }
        for reader in [UInt8(10), 20] {
            let (report, records) = try lab.read(path: lab.logs[0], reader: reader)
            #expect(report.findings == [])
            #expect(report.verdict == .complete)
            #expect(report.isClosed)
            #expect(records.map(\.id) == ids)
            #expect(records.map(\.text.count) == sizes)
            #expect(records.enumerated().allSatisfy { index, record in record.text.allSatisfy { $0 == UInt8(index) } })
            #expect(report.records == ids.count)
        }
    }

    @Test func `a text longer than a record is refused with its size, and nothing is written`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        #expect(throws: LogError.self) {
            try writer.append([UInt8](repeating: 0, count: 122_241), id: Bytes16(), under: lab.setting)
        }
        #expect(lab.logs.isEmpty)
    }

    @Test func `without a key, a log shows that it is whole, and nothing else`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [3, 2])
        let report = try lab.structure(lab.bytes())
        #expect(report.verdict == .complete)
        #expect(report.records == nil)
        let (other, records) = try lab.read(path: lab.logs[0], reader: 30)
        #expect(other.verdict == .notSealedToThisKey)
        #expect(records.isEmpty)
    }

    @Test func `the file shows no word of a record, no author and no reader`() throws {
        let lab = try LogLab()
        let word = Array("Kalinowski".utf8)
        try lab.write(sessions: [3]) { _ in word + word }
        let bytes = try lab.bytes()
        let author = try lab.author().signing.publicKey.bytes.array
        for secret in [word, author] + lab.setting.recipients.map(\.bytes.array) {
            #expect(!bytes.contains(secret))
        }
    }

    @Test func `a second writer is told who holds the log`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        #expect { try lab.writer() } throws: { error in
            guard case LogError.busy(let holder) = error else { return false }
            return holder.hasPrefix("test, process ")
        }
        try writer.close()
    }

    @Test func `a log that another program goes on with keeps its chain`() throws {
        let lab = try LogLab()
        var ids: [Bytes16] = []
        for _ in 0..<5 { ids += try lab.write(sessions: [2]) }
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .complete)
        #expect(records.map(\.id) == ids)
    }

    @Test func `memory of the laptop cannot read what it wrote a record ago`() throws {
        var keys = try CellKeys()
        unsafe keys.seed.update(repeating: 5, count: 32)
        try keys.beginChain()
        try keys.nextCell()
        let first = unsafe Bytes32(UnsafeRawPointer(keys.message))
        try keys.nextCell()
        let memory = keys.wholeMemory
        #expect(!memory.contains(first.array))
        #expect(!memory.contains([UInt8](repeating: 5, count: 32)))
        #expect(memory.contains(unsafe Bytes32(UnsafeRawPointer(keys.message)).array))
    }
}

extension CellKeys {
    var wholeMemory: [UInt8] { (0..<320).map { seed[$0] } }
}

@Suite struct LogHealTests {
    @Test func `a log whose writer died after an acknowledged record is closed before it travels`() throws {
        let lab = try LogLab()
        let id = try Bytes16.random()
        do {
            let writer = try lab.writer()
            try writer.append([1], id: id, under: lab.setting)
        }
        #expect(try lab.read(path: lab.logs[0]).report.verdict == .unfinishedEnd)
        let writer = try lab.writer()
        #expect(try writer.heal(under: lab.setting))
        #expect(try !writer.heal(under: lab.setting))
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .complete)
        #expect(records.map(\.id) == [id])
    }
}
