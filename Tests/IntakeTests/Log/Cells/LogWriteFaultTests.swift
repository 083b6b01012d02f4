// Errors while writing: not saved is said, nothing that failed is used again, and the record goes once more.
// A disk that is full or fails under an open descriptor is for the tests of the whole program.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogWriteFaultTests {
    @Test func `after an error nothing is written until the log is opened anew, and then the record is there once`()
        throws
    {
        let lab = try LogLab()
        let id = try Bytes16.random()
        let writer = try lab.writer()
        // The folder goes away under the writer, as a stick does that is pulled out.
        try lab.remove("log")
        #expect { try writer.append([1], id: id, under: lab.setting) } throws: {
            if case LogError.notSaved = $0 { true } else { false }
        }
        #expect(writer.head == nil && writer.acknowledged == 0)
        for _ in 0..<2 {
            let failures: [() throws -> Void] = [
                { try writer.append([1], id: id, under: lab.setting) }, { try writer.close() },
                { try writer.heal(under: lab.setting) }, { _ = try writer.sealAside([[1]], under: lab.setting) },
            ]
            for failure in failures {
                #expect { try failure() } throws: { if case LogError.ended = $0 { true } else { false } }
            }
            #expect(throws: FileError.self) { try writer.reopen() }
        }
        try Folder.make(lab.folder + "/log")
        try writer.reopen()
        try writer.append([1], id: id, under: lab.setting)
        try writer.close()
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .complete && records.map(\.id) == [id])
    }

    @Test func `a refusal is no error: the session goes on`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        try writer.append([1], id: Bytes16.random(), under: lab.setting)
        var older = lab.setting
        older.keysFile.version = 0
        #expect(throws: LogError.self) { try writer.append([2], id: Bytes16.random(), under: older) }
        #expect(throws: LogError.self) {
            try writer.append(Array(repeating: 0, count: 122_241), id: Bytes16(), under: lab.setting)
        }
        try writer.append([3], id: Bytes16.random(), under: lab.setting)
        try writer.close()
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .complete && records.map(\.text) == [[1], [3]] && report.cells == 5)
    }

    @Test func `a changed keys file or route book begins a session`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        try writer.append([1], id: Bytes16.random(), under: lab.setting)
        lab.setting.keysFile.version = 2
        try writer.append([2], id: Bytes16.random(), under: lab.setting)
        lab.setting.routeBook.version = 7
        try writer.append([3], id: Bytes16.random(), under: lab.setting)
        try writer.close()
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == .complete)
        #expect(records.map(\.session.number) == [0, 4, 8])
        #expect(records.map(\.session.keysFile.version) == [1, 2, 2])
        #expect(records.map(\.session.routeBook.version) == [1, 1, 7])
    }
}
