// The figures of the program, each beside the limit of the machine in the same run: `make bench`.
//
// No benchmark library: see README.md.

import Glibc
import Intake
import IntakeLog
import IntakeTriage

// The first argument is the built program, by default `.build/release/intake`; the second selects one part: `day`,
// `decided`, `fold`, `others` or `growth`.
@main
enum Benchmarks {
    static func main() {
        var figures: [Figure] = []
        do {
            try measure(&figures)
            print("\n" + Figure.table(figures))
        } catch {
            // The figures so far are still useful.
            print("\n" + Figure.table(figures) + "\n\nbenchmark failed: \(error)")
            exit(1)
        }
    }

    private static func measure(_ figures: inout [Figure]) throws {
        let here = String(CommandLine.arguments[0].split(separator: "/").dropLast().joined(separator: "/"))
        let folder = (CommandLine.arguments[0].hasPrefix("/") ? "/" : "") + here
        let program = CommandLine.arguments.dropFirst().first ?? ".build/release/intake"
        // The build folder is on a disk; the system's temporary folder may be in memory.
        let disk = try ThrowAway(under: folder.isEmpty ? "." : folder)
        let memory = try ThrowAway.inMemory(orUnder: disk.path)

        let book = try ExampleBook.read { try Hash.blake2b256($0) }
        let triage = Triage(book: book)
        var dice = Dice(seed: 2)
        progress("making 30,000 requests ...")
        let events = try (0..<30_000).map { try Requests.event($0, &dice, triage) }
        let texts = events.prefix(10_000).map(\.bytes)
        let mean = texts.map(\.count).reduce(0, +) / texts.count
        print(
            "requests of \(mean) bytes of JSON in the mean, sessions of 20; \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores"
        )

        let whole = Program(path: program, disk: disk.path, memory: memory.path)
        let parts: [(name: String, measure: () throws -> [Figure])] = [
            ("day", { try whole.day(events) }),
            ("decided", { try Deciding(program: whole).figures(events) }),
            ("fold", { try Folding.figures(triage) }),
            ("others", { try Others(program: whole).figures(events.prefix(10_000)) }),
            ("growth", { try Growth(program: whole).figures(triage) }),
        ]
        if let wanted = CommandLine.arguments.dropFirst(2).first {
            guard let part = parts.first(where: { $0.name == wanted }) else { throw Trouble("no part \(wanted)") }
            figures += try part.measure()
            return
        }
        for readers in [1, 3] {
            progress("reading logs with \(readers) reader(s) ...")
            figures += try Reading.figures(readers: readers, texts: texts, folder: memory.path)
        }
        progress("appending ...")
        figures += try Appending.figures(disk: disk.path, memory: memory.path, texts: texts)
        figures.append(try Triaging.one(events, triage))
        progress("advising \(Triaging.cases) cases anew ...")
        figures += try Triaging.desk(book)
        progress("starting the program ...")
        figures.append(try whole.start())
        figures.append(try Triaging.check(program, disk: disk.path))
        for part in parts {
            progress("measuring: \(part.name) ...")
            figures += try part.measure()
        }
    }

    /// Prints progress on standard error, because standard output is for the table.
    private static func progress(_ text: String) {
        let line = Array((text + "\n").utf8)
        _ = write(2, line, line.count)
    }
}
