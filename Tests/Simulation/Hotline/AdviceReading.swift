// The advice on a case with several answers, and what is listed "to clear up", as the page says it: compared with what
// the desk says. What triage says of one request is taken as it is.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

extension Hotline {
    /// What is different in the advice on a case, one line for each part.
    func differencesInAdvice(_ subject: Case, _ model: ModelCase) throws -> [String] {
        let fold = model.fold
        let refused = fold.facts.refusedConsent(linkedTo: model.id, shown: ShownForm.consent)
        let several = DeskReading(model).values.keys.filter { $0.hasPrefix("several ") }.map { String($0.dropFirst(8)) }
        let fields = Set(several.map { String($0.prefix { $0 != "." && $0 != "[" }) })
        let desk = AdviceParts(triage.advise(on: subject, asOf: MemoryLaptop.day))
        let expected = try advice(ModelCombinations(model, refused: refused), fields)
        var differences = desk.differences(from: expected)
        let open = subject.open(triage.advise(on: subject, asOf: MemoryLaptop.day)) { [triage] in
            triage.advise(on: $0, asOf: MemoryLaptop.day)
        }
        let expectedOpen = try several.filter { topic in
            try isOpen(topic, model, expected) {
                try advice(ModelCombinations(model, only: $0, refused: refused), fields)
            }
        }
        if open.map(\.topic.description).sorted() != expectedOpen.sorted() {
            differences.append("open: desk \(open.map(\.topic.description).sorted()), model \(expectedOpen.sorted())")
        }
        return differences
    }

    /// "A field is *open* if the advice from its newest answer alone would be less careful than the advice from all, if its
    /// newest answer denies bad news that stands, or if it is a part of the contact or a purpose of consent."
    private func isOpen(
        _ topic: String, _ model: ModelCase, _ all: AdviceParts,
        _ alone: ((topic: String, value: JSONValue)) throws -> AdviceParts
    ) throws -> Bool {
        if topic.hasPrefix("safe_contact.") || topic.hasPrefix("consent.") { return true }
        let standing = model.standing.filter { $0.topic == topic }
        guard let newest = model.fold.newest(of: standing) else { return false }
        let isBad = standing.contains { ModelTables.isAlarming(topic, $0.value) }
        if isBad, !ModelTables.isAlarming(topic, newest.value) { return true }
        return try alone((topic, newest.value)).isLessCareful(than: all)
    }

    /// The most careful advice of these combinations, part by part.
    private func advice(_ combinations: ModelCombinations, _ several: Set<String>) throws -> AdviceParts {
        guard let requests = combinations.requests else { return AdviceParts.tooMany }
        let each = try requests.map { AdviceParts(triage.advise(on: try Request(json: $0), asOf: MemoryLaptop.day)) }
        return AdviceParts(mostCareful: each, several)
    }
}

/// The parts of an advice.
struct AdviceParts {
    private var urgency = Urgency.now
    private var deadline: Day?
    private var release = Release.coordinator
    private var way: [String] = [Outcome.hold.rawValue, "-", "-", "-"]
    private var countries: Set<String> = []
    private var later: Set<String> = []
    private var ruledOut: Set<String> = []
    private var words: [String: Set<String>] = [:]
    /// Whether there were too many combinations: then some parts are of those that were tried.
    private var isOfTooMany = false

    /// "Above 64 combinations the advice is: now, coordinator, `hold`, no country, also none in `ruled_out`."
    static let tooMany = AdviceParts()

    private init() { isOfTooMany = true }

    init(_ advice: Advice) {
        (urgency, deadline, release) = (advice.urgency, advice.deadline, advice.release)
        way = [
            advice.outcome.rawValue, advice.via?.description ?? "-", advice.mode?.rawValue ?? "-",
            advice.stay?.description ?? "-",
        ]
        countries = Set(advice.alternatives.map(\.description))
        later = Set(
            advice.ifLiftedVia.map { "lifted \($0)" } + advice.onward.map { "onward \($0.country)" })
        ruledOut = Set(
            advice.ruledOut.flatMap { country, reasons in
                reasons.map { AdviceParts.anyone("\(country) \($0)") }
            })
        words = ["warn": Set(advice.warn), "next": Set(advice.next), "ask": Set(advice.ask.map(AdviceParts.anyone))]
    }

    /// The table of the page.
    init(mostCareful all: [AdviceParts], _ several: Set<String>) {
        self = all[0]
        guard all.count > 1 else { return }
        urgency = all.map(\.urgency).min() ?? .now
        deadline = all.compactMap(\.deadline).min()
        release = all.contains { $0.release == .coordinator } ? .coordinator : .volunteer
        if Set(all.map(\.way)).count == 1 {
            countries = all.reduce(countries) { $0.intersection($1.countries) }
            later = all.reduce(later) { $0.intersection($1.later) }
        } else {
            way = [all.contains { $0.way[0] == "hold" } ? "hold" : "ask", "-", "-", "-"]
            (countries, later) = ([], [])
        }
        ruledOut = all.reduce([]) { $0.union($1.ruledOut) }
        for kind in ["warn", "next", "ask"] { words[kind] = all.reduce([]) { $0.union($1.words[kind] ?? []) } }
        words["ask"]?.formUnion(several)
        words["next"] = words["next"]?.filter { step in
            AdviceParts.harmless.contains(step) || all.allSatisfy { $0.words["next"]?.contains(step) ?? false }
        }
    }

    /// The companions of a request have numbers, and the page says nothing of their order.
    private static func anyone(_ text: String) -> String {
        text.replacing(/companions\[[0-9]+\]/, with: "companions[]")
    }

    /// "Steps that cannot do harm."
    private static let harmless: Set<String> = [
        "psychological_support", "medical_help", "ask_him_first", "guardian", "defence_lawyer", "keep_evidence",
        "asylum_lawyer", "unhcr",
    ]

    /// "A lower urgency, a country more, a looser release, a warning less, `hold` gone."
    func isLessCareful(than all: AdviceParts) -> Bool {
        urgency > all.urgency || !named.isSubset(of: all.named)
            || release == .volunteer && all.release == .coordinator
            || !(all.words["warn"] ?? []).isSubset(of: words["warn"] ?? [])
            || all.way[0] == "hold" && way[0] != "hold"
    }

    private var named: Set<String> {
        countries.union(later.map { String($0.suffix(2)) }).union([way[1], way[3]]).subtracting(["-"])
    }

    /// What differs from what the page says, one line for each part.
    func differences(from page: AdviceParts) -> [String] {
        var found: [String] = []
        func compare<Part: Equatable>(_ name: String, _ part: (AdviceParts) -> Part) {
            if part(self) != part(page) { found.append("advice \(name): desk \(part(self)), model \(part(page))") }
        }
        compare("urgency") { "\($0.urgency)" }
        compare("release") { "\($0.release)" }
        compare("way", \.way)
        compare("countries") { $0.countries.sorted() }
        compare("countries later") { $0.later.sorted() }
        compare("ruled out") { $0.ruledOut.sorted() }
        if page.isOfTooMany { return found }
        compare("deadline", \.deadline)
        for kind in ["ask", "next", "warn"] { compare(kind) { $0.words[kind]?.sorted() } }
        return found
    }
}
