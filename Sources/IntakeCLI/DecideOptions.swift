// What `intake decide` takes: one option for each kind of decision, and what belongs to it. Free text and names of people
// are typed, never arguments: other users of the laptop see arguments, and the shell keeps them.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases

extension RouteDecision: ExpressibleByArgument {}
extension Consent: ExpressibleByArgument {}

/// A word, or `none`, which clears.
struct OrNone<Value: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
    let value: Value?

    init?(argument: String) {
        if argument == "none" {
            value = nil
        } else {
            guard let value = Value(argument: argument) else { return nil }
            self.value = value
        }
    }

    static var allValueStrings: [String] { Value.allValueStrings.isEmpty ? [] : Value.allValueStrings + ["none"] }
}

/// Yes or no.
enum YesOrNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no
}

/// The options for decisions.
struct DecideOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The coordinator with this label handles the case.", valueName: "label"))
    var assign: String?

    @Flag(help: "No coordinator handles the case any more.")
    var unassign = false

    @Option(help: ArgumentHelp("The progress of the case.", valueName: "status"))
    var status: OrNone<CaseStatus>?

    @Option(help: ArgumentHelp("With --status waiting: the person or office that has to answer.", valueName: "-"))
    var person: String?

    @Option(help: ArgumentHelp("With --status waiting: what is waited for.", valueName: "-"))
    var purpose: String?

    @Option(help: ArgumentHelp("With --status closed: how it ended.", valueName: "-"))
    var outcome: String?

    @Option(help: ArgumentHelp("Look at the case again by this day, or none.", valueName: "yyyy-mm-dd"))
    var due: OrNone<Day>?

    @Option(help: ArgumentHelp("The recommended route is accepted or overridden.", valueName: "decision"))
    var route: OrNone<RouteDecision>?

    @Option(help: ArgumentHelp("With --route: the transit country.", valueName: "country"))
    var via: String?

    @Option(help: ArgumentHelp("With --due, --route or --refer: the reason.", valueName: "-"))
    var reason: String?

    @Option(help: ArgumentHelp("Whether the caller must not be contacted.", valueName: "yes|no|none"))
    var doNotContact: OrNone<YesOrNo>?

    @Option(help: ArgumentHelp("The case of this code or id is linked with this one; see --is.", valueName: "code"))
    var link: String?

    @Option(help: ArgumentHelp("The case of this code or id is another person's; see --is.", valueName: "code"))
    var notSame: String?

    @Option(help: ArgumentHelp("The record of this name belongs to the case; see --is.", valueName: "name"))
    var attach: String?

    @Option(help: ArgumentHelp("What holds for --link, --not-same, --attach (else yes).", valueName: "yes|no|none"))
    var `is`: OrNone<YesOrNo>?

    @Option(help: ArgumentHelp("A note.", valueName: "-"))
    var note: String?

    @Option(help: ArgumentHelp("An attempt to reach the caller, by this channel: phone, signal ...", valueName: "word"))
    var attempt: String?

    @Option(help: ArgumentHelp("With --attempt: what came of it.", valueName: "-"))
    var result: String?

    @Option(help: ArgumentHelp("With --attempt: the day or the moment of the next try.", valueName: "day"))
    var next: String?

    @Option(help: ArgumentHelp("The case is handed over to this person or office.", valueName: "-"))
    var refer: String?

    @Option(
        help: ArgumentHelp(
            "With --refer: by the caller's consent to this (else give a --reason).", valueName: "purpose"))
    var consent: Consent?

    @Option(help: ArgumentHelp("Agree to hand the case over, as the record of this name says.", valueName: "name"))
    var agree: String?

    @Option(
        help: ArgumentHelp(
            "This answer counts, such as wanted=no; unknown takes back; danger=none empties a list. "
                + "A text is typed: place=-",
            valueName: "field=value"))
    var settle: String?

    @Flag(help: "Of each question with several answers the newest one counts.")
    var settleNewest = false
}
