// How much work a check may still do, so that no book makes it run for hours. Everything that takes long is paid for
// before it is done, in units that are proportional to time.

/// The work that is left.
struct Work: Sendable {
    /// For the check of a whole book: some ten to twenty seconds on a laptop of one hotline or another.
    static let ofCheck = 100_000_000
    /// For the requests that a change of books is tried on besides the vignettes.
    static let ofChange = 8_000_000
    /// For the answers that are tried out to explain one advice.
    static let ofExplaining = 20_000_000
    /// What a finding with a request in words costs.
    static let finding = 5_000
    /// What one request that is made up costs.
    static let request = 60

    private(set) var left: Int

    /// So many units, each something like a tenth of a microsecond of one core: a test of a condition, looked at once.
    init(_ units: Int) {
        left = units
    }

    /// Pays for so many units. Whoever could not pay for something cannot pay for anything after it.
    mutating func spend(_ units: Int) throws(WorkSpent) {
        guard left >= units else {
            left = 0
            throw WorkSpent()
        }
        left -= units
    }
}

/// There is no work left.
struct WorkSpent: Error {}

extension RouteBook {
    /// What one answer of the book costs at most.
    var weight: Int {
        var weight = 100 + destinations.reduce(0) { $0 + 2 + $1.when.weight }
        for rule in rules { weight += 2 + rule.when.weight + rule.then.ruleOut.count + rule.then.prefer.count }
        for fact in facts { weight += 6 + fact.appliesTo.weight + 4 * fact.conflicts.count + 8 * fact.places.count }
        for country in countries { weight += 5 + country.entries.reduce(0) { $0 + 4 + $1.facts.count } }
        return weight
    }

    /// What it costs to prepare the book for answers.
    var preparation: Int {
        weight + 20 * (rules.count + facts.count + countries.count + destinations.count + words.count)
    }
}

extension Condition {
    /// What it costs to look at every test.
    var weight: Int {
        anyOf.reduce(1) { $0 + $1.reduce(1) { $0 + $1.weight } }
    }
}

extension Test {
    /// What it costs to look at it once.
    var weight: Int {
        switch self {
        case .word(_, let words, _): 1 + words.count / 8
        case .text(_, let parts, _): 1 + 8 * parts.count
        case .names(let codes): 1 + codes.count / 4
        default: 1
        }
    }

    /// How many words, parts or codes it lists.
    var length: Int {
        switch self {
        case .word(_, let words, _), .text(_, let words, _): words.count
        default: 1
        }
    }
}
