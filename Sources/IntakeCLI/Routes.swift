// `routes`: the commands on the route book.

import ArgumentParser
import Intake

/// The commands on the route book.
struct Routes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The route book: facts, rules, and what they advise.",
        subcommands: [
            RoutesCheck.self,
            RoutesShow.self,
            RoutesExplain.self,
            RoutesExample.self,
            RoutesReview.self,
            RoutesSign.self,
            RoutesAdopt.self,
        ])
}
