import ArgumentParser
import Intake

@main
struct IntakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "intake", version: "0.1.0")
}
