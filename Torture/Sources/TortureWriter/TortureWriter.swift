// The writer that is tortured. It acknowledges each record on standard output after the library has, and says at once
// if one could not be saved. The judges believe only these lines.
//
//   A <id>   acknowledged
//   N <id>   not saved, and the writer gave up on it

import Glibc
import IntakeBase
import IntakeLog
import TortureLab

@main
enum TortureWriter {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let run = UInt64(arguments[2]), let batch = Int(arguments[4]) else {
            fail("usage: TortureWriter FOLDER RUN SIZES|FIRST-LAST BATCH")
        }
        do {
            try write(arguments[1], run, Plan(arguments[3]), batch: batch)
        } catch {
            fail("\(error)")
        }
    }

    /// The records to write: of these sizes, or a number of short ones.
    struct Plan {
        let first: Int
        let sizes: [Int]

        init(_ text: String) {
            let ends = text.split(separator: "-").compactMap { Int($0) }
            if text.contains("-"), ends.count == 2, ends[0] < ends[1] {
                first = ends[0]
                sizes = [Int](repeating: 40, count: ends[1] - ends[0])
            } else {
                first = 0
                sizes = text.split(separator: ",").compactMap { Int($0) }
            }
        }
    }

    /// Writes sessions of `batch` records, opening the log for each; waits while another process has the lock.
    static func write(_ folder: String, _ run: UInt64, _ plan: Plan, batch: Int) throws {
        let setting = try Lab.setting()
        var next = 0
        // The rig starts counting here.
        _ = close(424_242)
        while next < plan.sizes.count {
            let writer: LogWriter
            do {
                writer = try Lab.writer(folder)
            } catch LogError.busy {
                usleep(UInt32.random(in: 200...2_000))
                continue
            }
            for number in next..<min(next + batch, plan.sizes.count) {
                let id = Lab.id(run, plan.first + number)
                append(Lab.text(id, size: plan.sizes[number]), id, writer, setting)
            }
            next += batch
            try? writer.close()
        }
    }

    /// Like the program: after an error, appends the same record again, in a new session.
    private static func append(_ text: [UInt8], _ id: Bytes16, _ writer: LogWriter, _ setting: SessionSetting) {
        for _ in 0..<2 {
            do {
                try writer.append(text, id: id, under: setting)
                return say("A \(id.hex)\n")
            } catch {
                try? writer.reopen()
            }
        }
        say("N \(id.hex)\n")
    }

    private static func say(_ line: String) {
        let bytes = Array(line.utf8)
        _ = Glibc.write(1, bytes, bytes.count)
    }

    private static func fail(_ text: String) -> Never {
        let bytes = Array((text + "\n").utf8)
        _ = Glibc.write(2, bytes, bytes.count)
        exit(70)
    }
}
