// The whole way of a request, from the volunteer's keyboard to the coordinator's queue, on laptops in memory.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage
@testable import IntakeSimulation

@Suite struct LaptopInMemoryTests {
    /// The result of a run.
    private struct Run {
        var codes: [CaseCode]
        var imported: [ImportedLog]
        var queue: [String]
        /// All files of both laptops and of the stick.
        var files: [[String: [UInt8]]]
    }

    private func run(seed: UInt64 = 7) throws -> Run {
        let lead = MemoryLaptop(.coordinator, "irina", seed: seed)
        let volunteer = MemoryLaptop(.volunteer, "v07", seed: seed &+ 1)
        for laptop in [lead, volunteer] { try laptop.setUp() }
        let keys = try lead.sign([lead, volunteer])
        let root = try lead.home.card().root
        for laptop in [lead, volunteer] { try laptop.adopt(keys, of: root) }
        let codes = try volunteer.record(["one", "two", "three"])
        let stick = try volunteer.carry()
        let imported = try lead.import(stick)
        let triage = Triage(book: try lead.home.routeBook())
        // The second time from the desk's snapshot of the first.
        var queues: [[String]] = []
        for _ in 0..<2 {
            let work = try lead.desk().work(asOf: MemoryLaptop.day, book: Bytes32()) {
                triage.advise(on: $0, asOf: MemoryLaptop.day)
            }
            queues.append(work.queue.render(.english, columns: nil).split(separator: "\n").map(String.init))
        }
        #expect(queues[0] == queues[1])
        let files = [lead.disk[MemoryLaptop.top], volunteer.disk[MemoryLaptop.top], stick].map { $0?.files ?? [:] }
        return Run(codes: codes, imported: imported, queue: queues[0], files: files)
    }

    @Test func `a request goes from setup to the queue in memory`() throws {
        // SeamTests examines the system calls between these two.
        _ = try SecretBytes(count: 1)
        _ = Cores.count
        access("/intake-in-memory/begin", F_OK)
        let run = try run()
        access("/intake-in-memory/end", F_OK)
        #expect(run.codes.count == 3 && Set(run.codes).count == 3)
        #expect(run.imported.map(\.report.verdict) == [.complete] && run.imported.map(\.new) == [3])
        for code in run.codes { #expect(run.queue.contains { $0.contains(code.description) }) }
        // The desk's snapshot was written too.
        #expect(run.files[0].keys.contains { $0.hasPrefix("/home/desk/snapshot/") })
    }

    @Test func `two runs from the same seed leave the same bytes, and another seed leaves others`() throws {
        let (one, again, other) = (try run(), try run(), try run(seed: 20))
        #expect(one.codes == again.codes && one.codes != other.codes)
        for (files, same) in zip(one.files, again.files) {
            #expect(files.keys.sorted() == same.keys.sorted())
            for (path, bytes) in files { #expect(same[path] == bytes, "\(path)") }
        }
        #expect(one.files[1]["/home/identity"] != other.files[1]["/home/identity"])
    }
}
