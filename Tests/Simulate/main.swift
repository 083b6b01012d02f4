// `simulate`: a hotline simulated, many weeks from seeds (docs/CASES.md). Never shipped.
//
//     simulate [--weeks N] [--seed N] [--small] [--all]
//     simulate --orders N [--seed N] [--small]

import Glibc
import IntakeSimulation

var simulation = Simulation()
var orders: Int?
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--small": simulation.isSmall = true
    case "--all": simulation.most = .max
    case "--orders":
        guard let count = arguments.popFirst().flatMap({ Int($0) }) else { fatalError("--orders needs a number") }
        orders = count
    case "--weeks":
        guard let weeks = arguments.popFirst().flatMap({ Int($0) }) else { fatalError("--weeks needs a number") }
        simulation.weeks = weeks
    case "--seed":
        guard let seed = arguments.popFirst().flatMap({ UInt64($0) }) else { fatalError("--seed needs a number") }
        simulation.seed = seed
    default: fatalError("unknown: \(argument)")
    }
}
func print(line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}
if let orders {
    var many = Orders(count: orders)
    many.seed = simulation.seed
    if simulation.isSmall { many.size = .small }
    exit(many.run(print: print(line:)) == nil ? 0 : 1)
}
exit(simulation.run(print: print(line:)) == 0 ? 0 : 1)
