// The real program's `setup`, `keys adopt` and `routes adopt` while every call on the home fails, falls short, or is
// the last one. Afterwards the old file or the new one is in force: never nothing where there was something, and
// nothing damaged. A reported success is true, and the same command, run again, succeeds.

import CRig
import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import TortureLab

enum Adoptions {
    private struct Case: Sendable {
        let work: AdoptionLab.Work
        let fault: Fault
        let number: Int
    }

    static func run(_ settings: Settings) throws -> Tally {
        let own = try settings.forTheProgram()
        return try Scratch.folder(own) { folder in
            let lab = try AdoptionLab(own, in: folder)
            var cases: [Case] = []
            for (kind, work) in AdoptionLab.Work.allCases.enumerated() {
                for (index, call) in (lab.calls[work] ?? []).enumerated() {
                    var faults = [
                        Fault(call: index + 1, kind: .kills), Fault(call: index + 1, kind: .fails(EIO, .once)),
                    ]
                    if call.name != nil {
                        faults += Fault.all(call: index + 1, errors: [ENOSPC, EROFS, EIO], wrote: call.wrote)
                    }
                    for (number, fault) in faults.enumerated() where own.takes(kind << 40 + index << 20 + number) {
                        cases.append(Case(work: work, fault: fault, number: call.number))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, lab, $0) }
        }
    }

    private static func attempt(_ settings: Settings, _ lab: AdoptionLab, _ one: Case) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try lab.prepare(folder, one.work)
            let run = try lab.run(settings, folder, one.work, one.fault.plan)
            tally.runs = 1
            tally.acknowledged = run.exit == 0 ? 1 : 0
            let what = "\(one.work.rawValue), \(one.fault)"
            if run.actedOn != one.number { tally.fail("\(what): the rig acted on \(run.actedOn ?? -1)") }
            if let wrong = try lab.judge(run, folder, one.work, one.fault) {
                tally.fail("\(what): \(wrong): \(run.errors)")
            } else if let wrong = try lab.again(settings, folder, one.work) {
                tally.fail("\(what): once more: \(wrong)")
            }
            return tally
        }
    }
}

/// Homes, and the files to put in force in them.
struct AdoptionLab: Sendable {
    enum Work: String, CaseIterable, Sendable {
        case setup
        /// The first keys file, which also pins its signer.
        case firstKeys = "keys adopt, the first"
        case keys = "keys adopt"
        case firstBook = "routes adopt, the first"
        case book = "routes adopt"
    }

    /// The files in force in a home.
    enum InForce: Equatable {
        case nothing
        case version(Int)
        case damaged(String)
    }

    let laptops: Laptops
    /// A home with only an identity, and one with keys and a book.
    private let bare: String
    private let used: String
    private(set) var calls: [Work: [RigCall]] = [:]

    init(_ settings: Settings, in folder: String) throws {
        laptops = try Laptops(in: folder)
        (bare, used) = (folder + "/bare", folder + "/used")
        try Folder.make(bare)
        Scratch.put(Scratch.get(laptops.home + "/identity"), bare + "/identity")
        _ = try laptops.keys(version: 2, revokes: true)
        for version in [7, 8] {
            let text = String(decoding: ExampleBook.bytes, as: UTF8.self)
                .replacing("\nversion = 1\n", with: "\nversion = \(version)\n")
            _ = try laptops.sign(Array(text.utf8), as: folder + "/book-\(version)")
        }
        try Scratch.copyAll(laptops.home, to: used)
        let home = Home(used)
        let book = try SignedFile(reading: folder + "/book-7", in: .laptop, limit: RouteBook.maxBytes, kind: .routeBook)
        try home.adopt(home.examineBook(book), on: Day(unixSeconds: Int64(time(nil))))
        for work in Work.allCases {
            calls[work] = try Scratch.folder(settings) { folder in
                try prepare(folder, work)
                var plan = rigPlan(.watch)
                plan.lists = 1
                let run = try self.run(settings, folder, work, plan)
                guard run.exit == 0, try inForce(folder, work) == new(work), run.list.count > 5 else {
                    throw Trouble("\(work.rawValue), undisturbed: \(run.exit ?? -1), \(run.errors)")
                }
                return run.list
            }
        }
    }

    func prepare(_ folder: String, _ work: Work) throws {
        switch work {
        case .setup: break
        case .firstKeys: try Scratch.copyAll(bare, to: folder + "/home")
        case .firstBook: try Scratch.copyAll(laptops.home, to: folder + "/home")
        case .keys, .book: try Scratch.copyAll(used, to: folder + "/home")
        }
    }

    func run(_ settings: Settings, _ folder: String, _ work: Work, _ plan: rig_plan) throws -> RigRun {
        let root = try Home(laptops.desk).card().root?.text ?? ""
        let arguments =
            switch work {
            case .setup: ["setup", "--role", "volunteer", "--name", "v09"]
            case .firstKeys: ["keys", "adopt", laptops.folder + "/keys-1", "--root", root]
            case .keys: ["keys", "adopt", laptops.folder + "/keys-2"]
            case .firstBook: ["routes", "adopt", laptops.folder + "/book-7"]
            case .book: ["routes", "adopt", laptops.folder + "/book-8"]
            }
        let all = arguments + ["--home", folder + "/home", "--lang", "en"]
        var plan = plan
        plan.keeps_errors = 1
        let command = work == .setup ? laptops.command(settings.program, all) : [settings.program] + all
        return try Rig.run(command, plan, from: folder + "/home", on: folder + "/home")
    }

    private func old(_ work: Work) -> InForce {
        switch work {
        case .setup, .firstKeys, .firstBook: .nothing
        case .keys: .version(1)
        case .book: .version(7)
        }
    }

    private func new(_ work: Work) -> InForce {
        switch work {
        case .setup, .firstKeys: .version(1)
        case .keys: .version(2)
        case .firstBook: .version(7)
        case .book: .version(8)
        }
    }

    /// The files in force now, as every later command will find them.
    private func inForce(_ folder: String, _ work: Work) throws -> InForce {
        let home = Home(folder + "/home")
        do {
            switch work {
            case .setup: return try home.card().label.description == "v09" ? .version(1) : .damaged("another label")
            case .firstKeys, .keys: return .version(try home.keysInForce().version)
            case .firstBook, .book:
                let version = try home.routeBook().stamp.version
                return version == 1 ? .nothing : .version(version)
            }
        } catch HomeError.noIdentity, HomeError.noKeys {
            return .nothing
        } catch {
            return .damaged("\(error)")
        }
    }

    /// The fault in the result of a run; nil if it is right.
    func judge(_ run: RigRun, _ folder: String, _ work: Work, _ fault: Fault) throws -> String? {
        let now = try inForce(folder, work)
        guard now == old(work) || now == new(work) else { return "in force is \(now)" }
        if work == .keys, try Home(folder + "/home").archivedKeys(FileStamp(version: 1, hash: laptops.firstKeys)) == nil
        {
            return "the keys file before it is gone"
        }
        guard let exit = run.exit else { return fault.isKill ? nil : "a signal ended it" }
        if exit == 0 { return now == new(work) ? nil : "called done, and in force is \(now)" }
        if exit != 74 { return "status \(exit)" }
        if !run.errors.hasHint { return "no hint" }
        return run.errors.contains(folder) ? nil : "does not say where"
    }

    /// Runs the same command without a fault.
    func again(_ settings: Settings, _ folder: String, _ work: Work) throws -> String? {
        let isSetUp = try work == .setup && inForce(folder, work) == new(work)
        let run = try self.run(settings, folder, work, rigPlan(.watch))
        // An identity is never replaced.
        if run.exit != (isSetUp ? 1 : 0) { return "status \(run.exit ?? -1), \(run.errors)" }
        let now = try inForce(folder, work)
        return now == new(work) ? nil : "in force is \(now)"
    }
}
