// Runs the tortures and prints their results. Everything lost or named wrongly is printed with the way to reproduce it,
// and the exit status is 1.
//
//   Torture [NAME ...] [--share N] [--seed N] [--scratch FOLDER] [--keep FOLDER] [--program INTAKE] [--shown N]
//
// `--share 20` runs every twentieth case, chosen by the seed; tortures with few cases always run all. `--keep` puts a
// sample of the logs into a folder, with their verdicts, for `make conformance`. `--shown 100` prints up to 100
// failures of a torture instead of 5.

import CRig
import Glibc

/// The result of a torture.
struct Tally {
    var runs = 0
    var acknowledged = 0
    /// The first failures, in words.
    var failures: [String] = []
    var failed = 0

    /// The maximum number that is kept.
    private static let shown: Int = {
        let arguments = CommandLine.arguments
        return arguments.firstIndex(of: "--shown").flatMap { Int(arguments[$0 + 1]) } ?? 5
    }()

    mutating func fail(_ what: String) {
        failed += 1
        if failures.count < Self.shown { failures.append(what) }
    }

    static func += (left: inout Tally, right: Tally) {
        left.runs += right.runs
        left.acknowledged += right.acknowledged
        left.failed += right.failed
        left.failures = Array((left.failures + right.failures).prefix(shown))
    }
}

/// The amount of work, and its folders.
struct Settings {
    var share = 1
    var seed: UInt64 = 1
    var scratch = ""
    var writer = ""
    /// The folder for a sample of the logs.
    var keep: String?
    /// The real program.
    var program = ""
    var names: [String] = []

    /// Whether the case with this number belongs to the share.
    func takes(_ number: Int) -> Bool {
        share == 1 || Scramble.value(seed, UInt64(number)) % UInt64(share) == 0
    }

    /// For tortures of the real program, which takes a tenth of a second: a share has five times as many of their
    /// cases.
    func forTheProgram() throws -> Settings {
        guard access(program, X_OK) == 0 else {
            throw Trouble("no program at \(program): build it, and name it with --program")
        }
        var settings = self
        settings.share = max(1, share / 5)
        return settings
    }
}

/// A torture.
struct Torture: Sendable {
    let name: String
    let what: String
    /// The factor by which a share has fewer of its many similar cases.
    var thinning = 1
    let run: @Sendable (Settings) throws -> Tally
}

@main
enum Main {
    static let tortures = [
        Torture(name: "torn", what: "a write cut after every byte, then killed", run: Torn.run),
        Torture(name: "kill", what: "killed at the entry of every call", run: Kills.run),
        Torture(name: "faults", what: "every call fails or falls short, once and for good", run: Faults.run),
        Torture(name: "terminal", what: "the program itself under the same faults", run: Terminal.run),
        Torture(name: "hangup", what: "its window closed at every call", thinning: 10, run: HangUps.run),
        Torture(name: "stick", what: "a stick that fails or is pulled out at every call", run: Sticks.run),
        Torture(
            name: "home", what: "a stick is filled while the laptop's own disk fails", thinning: 2, run: HomeFaults.run),
        Torture(
            name: "adopt", what: "setup and adoptions fail or are killed at every call", thinning: 2, run: Adoptions.run
        ),
        Torture(
            name: "desk", what: "every call on a coordinator's home fails while a queue is judged", thinning: 2,
            run: DeskFaults.run),
        Torture(name: "raw", what: "copied by hand after several writes were cut", run: RawCopies.run),
        Torture(name: "power", what: "every image that a power loss may leave", run: PowerLoss.run),
        Torture(name: "cuts", what: "a log of 64 cells cut at every byte", run: Cuts.run),
        Torture(name: "flips", what: "every bit of it flipped", thinning: 20, run: Flips.run),
        Torture(name: "shuffles", what: "its cells swapped, dropped, doubled, spliced", run: Shuffles.run),
        Torture(name: "writers", what: "16 writers at one log, killed at random", run: Writers.run),
        Torture(name: "clock", what: "clocks that are wrong", run: Clocks.run),
        Torture(name: "soak", what: "a million records, killed at random", run: Soak.run),
    ]

    static func main() {
        var settings = Settings()
        settings.writer = Scratch.beside(CommandLine.arguments[0], "TortureWriter")
        settings.program = Scratch.beside(CommandLine.arguments[0], "intake")
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--share": settings.share = arguments.popFirst().flatMap { Int($0) } ?? 1
            case "--seed": settings.seed = arguments.popFirst().flatMap { UInt64($0) } ?? 1
            case "--keep": settings.keep = arguments.popFirst()
            case "--program": settings.program = arguments.popFirst() ?? ""
            case "--shown": _ = arguments.popFirst()
            case "--scratch": settings.scratch = arguments.popFirst() ?? settings.scratch
            default: settings.names.append(argument)
            }
        }
        guard rig_may_look() != 0 else {
            print("needs CAP_SYS_PTRACE: the program closes itself to others, and its calls could not be told apart")
            exit(69)
        }
        if settings.scratch.isEmpty { settings.scratch = Scratch.chosen(settings) }
        var failed = false
        Keeper.shared.begin(settings)
        let share = settings.share == 1 ? "every case" : "one case in \(settings.share)"
        print("seed \(settings.seed), \(share), in \(settings.scratch)")
        fflush(nil)
        for torture in tortures where settings.names.isEmpty || settings.names.contains(torture.name) {
            let start = time(nil)
            Keeper.shared.turn(to: torture.name)
            do {
                var own = settings
                if own.share > 1 { own.share *= torture.thinning }
                let tally = try torture.run(own)
                failed = failed || tally.failed > 0 || tally.runs == 0
                print(
                    "\(torture.name): \(torture.what): \(tally.runs) runs, \(tally.acknowledged) acknowledged, "
                        + "\(tally.failed) failed, \(time(nil) - start) s")
                for failure in tally.failures { print("  ! \(failure)") }
            } catch {
                failed = true
                print("\(torture.name): could not be run: \(error)")
            }
            // A person who follows the output in a file sees it at once.
            fflush(nil)
        }
        do {
            try Keeper.shared.finish()
        } catch {
            failed = true
            print("the logs could not be kept: \(error)")
        }
        exit(failed ? 1 : 0)
    }
}
