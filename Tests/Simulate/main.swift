// `simulate`: a hotline simulated, many weeks from seeds (docs/CASES.md). Never shipped.
//
//     simulate [--weeks N] [--seed N] [--small] [--all]

import Glibc
import IntakeSimulation

var simulation = Simulation()
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--small": simulation.isSmall = true
    case "--all": simulation.most = .max
    case "--weeks":
        guard let weeks = arguments.popFirst().flatMap({ Int($0) }) else { fatalError("--weeks needs a number") }
        simulation.weeks = weeks
    case "--seed":
        guard let seed = arguments.popFirst().flatMap({ UInt64($0) }) else { fatalError("--seed needs a number") }
        simulation.seed = seed
    default: fatalError("unknown: \(argument)")
    }
}
let failed = simulation.run { line in
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}
exit(failed == 0 ? 0 : 1)
