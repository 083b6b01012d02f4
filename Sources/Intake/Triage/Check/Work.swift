// A work budget, so that no book can make a check run for hours. Expensive steps are paid for before they run, in units
// proportional to time.

/// The remaining budget.
struct Work: Sendable {
    /// For the check of a whole book: ten to twenty seconds on the slow laptops of a hotline.
    static let ofCheck = 100_000_000
    /// For the requests that a change of books is tried on, in addition to the vignettes.
    static let ofChange = 8_000_000
    /// For the answers that are tried to explain one advice.
    static let ofExplaining = 20_000_000
    /// The cost of a finding that describes a request in words.
    static let finding = 5_000
    /// The cost of one generated request.
    static let request = 60

    private(set) var left: Int

    /// A budget of this many units. A unit is about 0.1 microseconds of one core: one evaluation of a test.
    init(_ units: Int) {
        left = units
    }

    /// Pays for this many units. After a payment fails, all later ones fail as well.
    mutating func spend(_ units: Int) throws(WorkSpent) {
        guard left >= units else {
            left = 0
            throw WorkSpent()
        }
        left -= units
    }
}

/// The budget is spent.
struct WorkSpent: Error {}

extension RouteBook {
    /// The maximum cost of one advice from this book.
    var weight: Int {
        var weight = 100 + destinations.reduce(0) { $0 + 2 + $1.when.weight }
        for rule in rules { weight += 2 + rule.when.weight + rule.then.ruleOut.count + rule.then.prefer.count }
        for fact in facts { weight += 6 + fact.appliesTo.weight + 4 * fact.conflicts.count + 8 * fact.places.count }
        for country in countries { weight += 5 + country.entries.reduce(0) { $0 + 4 + $1.facts.count } }
        return weight
    }

    /// The cost of preparing the book.
    var preparation: Int {
        weight + 20 * (rules.count + facts.count + countries.count + destinations.count + words.count)
    }
}

extension Condition {
    /// The cost of evaluating every test.
    var weight: Int {
        anyOf.reduce(1) { $0 + $1.reduce(1) { $0 + $1.weight } }
    }
}

extension Test {
    /// The cost of one evaluation.
    var weight: Int {
        switch self {
        case .word(_, let words, _): 1 + words.count / 8
        case .text(_, let parts, _): 1 + 8 * parts.names.count
        case .names(let codes): 1 + codes.count / 4
        default: 1
        }
    }

    /// The number of words, parts or codes in its list.
    var length: Int {
        switch self {
        case .word(_, let words, _): words.count
        case .text(_, let parts, _): parts.names.count
        default: 1
        }
    }
}
