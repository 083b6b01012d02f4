// Errors while writing: NOT SAVED is reported, no failed part is used again, and the record is written once more.
// Devices in the place of open files make single calls fail; real disks are for the tests of the whole program.

import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogWriteFaultTests {
    /// A step of a write that fails: the device in the place of a file, and what is known of the record then.
    enum Step: CaseIterable {
        case logWrite, logSync, stateWrite, stateSync

        var isLog: Bool { self == .logWrite || self == .logSync }
        /// Nothing can be written to the first one; everything can be written to the second, but not synced.
        var device: String { self == .logWrite || self == .stateWrite ? "/dev/full" : "/dev/null" }
        var arrival: LogError.Arrival { self == .logWrite ? .never : .once }

        func fail(in lab: LogLab) throws {
            let files = try LogWriteFaultTests.descriptors(of: isLog ? lab.logs[0] : lab.folder + "/log/state")
            #expect(files.count == 1)
            let device = open(device, O_WRONLY | O_CLOEXEC)
            try #require(device >= 0)
            for file in files { #expect(dup2(device, file) == file) }
            close(device)
        }
    }

    /// The descriptors through which this process has the file open.
    private static func descriptors(of path: String) throws -> [Int32] {
        var file = stat()
        try #require(stat(path, &file) == 0)
        return (0..<1_024).filter { descriptor in
            var open = stat()
            return fstat(descriptor, &open) == 0 && open.st_ino == file.st_ino && open.st_dev == file.st_dev
        }
    }

    private func expectClosed(_ writer: LogWriter, _ lab: LogLab) throws {
        #expect(writer.head == nil)
        for path in [lab.logs[0], lab.folder + "/log/state"] { #expect(try Self.descriptors(of: path).isEmpty) }
        let calls: [() throws -> Void] = [
            { try writer.append([1], id: Bytes16(), under: lab.setting) }, { try writer.close() },
            { try writer.heal(under: lab.setting) }, { _ = try writer.sealAside([[1]], under: lab.setting) },
            { try writer.admit(lab.setting) },
        ]
        for call in calls {
            #expect { try call() } throws: { if case LogError.ended = $0 { true } else { false } }
        }
    }

    @Test(arguments: Step.allCases)
    func `whichever step fails, the writer is closed, and the record goes once more into a new session`(
        step: Step
    ) throws {
        let lab = try LogLab()
        let ids = try (0..<2).map { _ in try Bytes16.random() }
        let writer = try lab.writer()
        try writer.append([1], id: ids[0], under: lab.setting)
        try step.fail(in: lab)
        #expect { try writer.append([2], id: ids[1], under: lab.setting) } throws: {
            if case LogError.notSaved(is FileError, step.arrival) = $0 { true } else { false }
        }
        #expect(writer.acknowledged == 1)
        try expectClosed(writer, lab)
        try writer.reopen()
        #expect(writer.notices == (step.isLog ? [] : [.caughtUp(first: 3, last: 3)]))
        let first = try writer.append([2], id: ids[1], under: lab.setting)
        #expect(first == (step.isLog ? 5 : 7), "two cells of a session, and a gap where a cell was left")
        try writer.close()
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == (step.isLog ? .complete : .pastCrash) && records.map(\.id) == ids)
    }

    @Test(arguments: Step.allCases)
    func `where a session cannot be ended, the writer is closed, and the log is healed once it is opened anew`(
        step: Step
    ) throws {
        let lab = try LogLab()
        let id = try Bytes16.random()
        let writer = try lab.writer()
        try writer.append([1], id: id, under: lab.setting)
        try step.fail(in: lab)
        #expect { try writer.close() } throws: {
            if case LogError.notSaved(is FileError, step.arrival) = $0 { true } else { false }
        }
        try expectClosed(writer, lab)
        try writer.reopen()
        #expect(try writer.heal(under: lab.setting))
        #expect(try !writer.heal(under: lab.setting))
        let (report, records) = try lab.read(path: lab.logs[0])
        #expect(report.verdict == (step.isLog ? .complete : .pastCrash) && records.map(\.id) == [id])
    }

    @Test func `after an error nothing is written until the log is opened anew, and then the record is there once`()
        throws
    {
        let lab = try LogLab()
        let id = try Bytes16.random()
        let writer = try lab.writer()
        // The folder disappears under the writer, like a stick that is pulled out.
        try lab.remove("log")
        #expect { try writer.append([1], id: id, under: lab.setting) } throws: {
            if case LogError.notSaved = $0 { true } else { false }
        }
        #expect(writer.head == nil && writer.acknowledged == 0)
        for _ in 0..<2 {
            let failures: [() throws -> Void] = [
                { try writer.append([1], id: id, under: lab.setting) }, { try writer.close() },
                { try writer.heal(under: lab.setting) }, { _ = try writer.sealAside([[1]], under: lab.setting) },
                { try writer.admit(lab.setting) },
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
