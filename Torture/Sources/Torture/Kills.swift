// Kills the program at the entry of every system call of a session.

enum Kills {
    static func run(_ settings: Settings) throws -> Tally {
        try Scripts.all(settings) { scripts in
            let cases = scripts.indices.flatMap { index in
                (1...scripts[index].calm.calls).map { (script: index, call: $0) }
            }
            return Scratch.each(cases) { one in
                try Torn.attempt(settings, scripts[one.script], rigPlan(.kill, call: one.call))
            }
        }
    }
}
