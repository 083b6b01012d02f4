// One thing that happens at the hotline. A week is a list of these; each can be left out without changing the others.

@testable import IntakeBase

/// What happens.
enum Happening {
    /// Someone calls; `number` is the case that the request opens, `of` the one that a follow-up names. `closes`:
    /// whether the volunteer ends the session afterwards.
    case call(laptop: Int, number: Int?, of: Int?, said: JSONValue, closes: Bool)
    /// A laptop's clock is wrong by so many seconds from now on.
    case clock(laptop: Int, offset: Int64)
    /// A laptop's logs are copied to a stick.
    case carry(laptop: Int, stick: Int)
    /// A stick is copied to another one, which stays as it is from then on.
    case copy(stick: Int, to: Int)
    /// Something happens to a stick. `pick` chooses file and place.
    case spoil(stick: Int, Spoiling, pick: UInt64)
    /// A desk imports a stick.
    case importing(desk: Int, stick: Int)
    /// A coordinator decides about a case, after having seen what the desk holds of it. `pick` chooses a record if the
    /// decision names one. `overlooks`: if not 0, only a part of what the desk holds was seen, chosen by this number.
    case decide(desk: Int, of: Int, members: JSONValue, pick: UInt64, overlooks: UInt64)
    /// A coordinator lets the records of a log not count, from a record on. `pick` chooses log and record.
    case disregard(desk: Int, pick: UInt64)
    /// A coordinator takes back what was decided about no case. `pick` chooses the decision.
    case takeBack(desk: Int, pick: UInt64)
    /// The lead coordinator signs the next keys file. It revokes a laptop from so many days after this one on, or no
    /// longer, if that is nil. `isListed`: whether the laptop's table is left in the file.
    case revoke(laptop: Int, days: Int?, isListed: Bool)
    /// A laptop adopts the keys files that were signed meanwhile.
    case adopt(laptop: Int)
    /// A coordinator looks at all cases.
    case look(desk: Int)
}

/// What happens to a stick.
enum Spoiling: String, CaseIterable {
    /// It is gone.
    case lost
    /// A bit of a file is another one.
    case flipped
    /// The end of a file is missing.
    case cut
}

/// What goes wrong meanwhile. `atNote`: changes and calls are counted from the moment at which an import is noted.
enum Trouble {
    /// The power fails after this change of a file.
    case kill(change: Int, MemoryVolume.Loss, atNote: Bool)
    /// This call fails with this error number.
    case fail(call: Int, error: Int32, atNote: Bool)
}

/// A step of a week.
struct Step {
    /// Its place in the list that was made from the seed.
    var place: Int
    /// When it happens, in Unix seconds.
    var time: Int64
    /// What happens.
    var happening: Happening
    /// What goes wrong meanwhile.
    var trouble: Trouble?

    /// The step as a line of text.
    var line: String {
        let text =
            switch happening {
            case .call(let laptop, let number, let of, let said, let closes):
                "laptop \(laptop): "
                    + (number.map { "request, case \($0)" } ?? "follow-up to case \(of ?? -1)")
                    + " \(CanonicalJSON.text(said))\(closes ? "" : ", session left open")"
            case .clock(let laptop, let offset): "laptop \(laptop): clock wrong by \(offset) s"
            case .carry(let laptop, let stick): "laptop \(laptop): carry to stick \(stick)"
            case .copy(let stick, let to): "stick \(stick) copied to stick \(to)"
            case .spoil(let stick, let spoiling, let pick): "stick \(stick) \(spoiling.rawValue) (\(pick))"
            case .importing(let desk, let stick): "desk \(desk): import stick \(stick)"
            case .decide(let desk, let of, let members, let pick, let overlooks):
                "desk \(desk): decide on case \(of) \(CanonicalJSON.text(members)), record \(pick % 1000), "
                    + (overlooks == 0 ? "having seen all" : "having seen a part (\(overlooks % 1000))")
            case .disregard(let desk, let pick): "desk \(desk): disregard a log (\(pick % 1000))"
            case .takeBack(let desk, let pick): "desk \(desk): take back a decision about no case (\(pick % 1000))"
            case .revoke(let laptop, let days, let isListed):
                "the next keys file \(days.map { "revokes laptop \(laptop) from day \($0) on" } ?? "has laptop \(laptop)")"
                    + (isListed ? "" : ", without its table")
            case .adopt(let laptop): "laptop \(laptop): adopt the keys files"
            case .look(let desk): "desk \(desk): look"
            }
        return "\(place). \(text)" + (trouble.map { "; \($0)" } ?? "")
    }
}
