import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct TriagePropertyTests {
    private static let count = 2_000
    private static let careful: Set<Outcome> = [.hold, .ask, .stale, .noSafeRoute]

    /// Some thousands of requests, each with its advice on the day of the example.
    private static let samples: [(request: Request, advice: Advice)] = {
        var random = SeededGenerator(state: 20_260_701)
        return (0..<count).map { _ in
            let request = Request.random(&random)
            return (request, Example.triage.advise(on: request, asOf: Example.day))
        }
    }()

    @Test func `the generated requests reach every outcome that the book can give on its day`() {
        let outcomes = Dictionary(grouping: Self.samples, by: \.advice.outcome).mapValues(\.count)
        for outcome in [Outcome.route, .stay, .ask, .hold, .noSafeRoute] {
            #expect(outcomes[outcome, default: 0] > 40, "\(outcome)")
        }
    }

    @Test func `forgetting an answer never turns a careful outcome into a route`() {
        let answers = RequestField.forgettable
        for (request, advice) in Self.samples where Self.careful.contains(advice.outcome) {
            for field in answers where request[field] != .unknown {
                if request.isDoubted(for: field) { continue }
                var forgetful = request
                forgetful.forget(field)
                let other = Example.triage.advise(on: forgetful, asOf: Example.day)
                #expect(other.outcome != .route, "\(field) of \(CanonicalJSON.text(request.json))")
            }
        }
    }

    @Test func `forgetting an answer never hands to the volunteer what was the coordinator's`() {
        for (request, advice) in Self.samples where advice.release == .coordinator && advice.onward.isEmpty {
            for field in RequestField.forgettable where request[field] != .unknown {
                if request.isDoubted(for: field) { continue }
                let other = Example.triage.advise(on: request.forgetting(field), asOf: Example.day)
                // Questions may always be asked.
                #expect(
                    other.release == .coordinator || other.outcome == .ask,
                    "\(field) of \(CanonicalJSON.text(request.json))")
            }
        }
    }

    @Test func `forgetting what is known of a companion never turns a careful outcome into a route`() {
        for (request, advice) in Self.samples where Self.careful.contains(advice.outcome) {
            for (index, companion) in (request.companions ?? []).enumerated() {
                for part in 0..<3 {
                    var forgetful = companion
                    if part == 0 { forgetful.age = nil }
                    if part == 1 { forgetful.passport = nil }
                    if part == 2 { forgetful.internalPassport = nil }
                    var other = request
                    other.companions?[index] = forgetful
                    #expect(Example.triage.advise(on: other, asOf: Example.day).outcome != .route)
                }
            }
        }
    }

    @Test func `another block never adds a country to go to`() {
        for country in Example.book.countries {
            let blocked = Example.changed { book in
                for index in book.countries.indices where book.countries[index].code == country.code {
                    book.countries[index].status = .blocked
                }
            }
            // A person in the newly blocked country has to leave it; all others have one choice less.
            for (request, advice) in Self.samples.prefix(300) where request.country != country.code {
                let other = blocked.advise(on: request, asOf: Example.day)
                #expect(other.countries.isSubset(of: advice.countries))
                #expect(!other.countries.contains(country.code))
            }
        }
    }

    @Test func `a later day never turns another outcome into a route`() {
        for (request, advice) in Self.samples {
            var outcomes = [advice.outcome]
            for days in [1, 59, 60, 93, 2_000] {
                outcomes.append(Example.triage.advise(on: request, asOf: Example.day.adding(days: days)).outcome)
            }
            for (earlier, later) in zip(outcomes, outcomes.dropFirst()) where earlier != .route {
                #expect(later != .route, "\(CanonicalJSON.text(request.json))")
            }
        }
    }

    @Test func `a clock before the newest check names no country`() {
        for (request, _) in Self.samples {
            let advice = Example.triage.advise(on: request, asOf: Example.book.newestCheck.adding(days: -1))
            #expect(advice.outcome != .route)
            #expect(advice.onward.isEmpty)
        }
    }

    @Test func `another traveller never adds a country`() {
        var random = SeededGenerator(state: 7)
        for (request, advice) in Self.samples where request.companions != nil {
            var other = request
            other.companions?.append(.random(&random))
            let joined = Example.triage.advise(on: other, asOf: Example.day)
            #expect(joined.countries.isSubset(of: advice.countries), "\(CanonicalJSON.text(other.json))")
        }
    }

    @Test func `the way is never ruled out, blocked, where he is, home, or without a fact on risk in date`() throws {
        for (request, advice) in Self.samples {
            #expect(
                advice.outcome == .route || (advice.via == nil && advice.alternatives.isEmpty && advice.mode == nil))
            #expect(advice.outcome == .hold || advice.ifLiftedVia.isEmpty)
            #expect((advice.outcome == .stay) == (advice.stay != nil))
            for country in advice.countries {
                #expect(advice.ruledOut[country] == nil)
                #expect(Example.book.country(country)?.status == .offered)
                #expect(country != request.country && country != Example.book.home)
            }
            guard let via = advice.via else { continue }
            #expect(advice.release == .coordinator)
            #expect(
                Example.book.facts.contains {
                    $0.country == via && $0.topic == .risk && $0.confidence != .low && $0.reviewBy >= Example.day
                })
        }
    }

    @Test func `in danger, as a minor, or without knowing of the call, a person hears no place from a volunteer`() {
        for (request, advice) in Self.samples {
            let isDelicate =
                !(request.danger ?? []).isEmpty || (request.age ?? 99) < 18 || request.personAgrees == .no
            if isDelicate { #expect(advice.release == .coordinator) }
            if !(request.danger ?? []).isEmpty { #expect(advice.urgency == .now) }
        }
    }

    @Test func `the order of facts, rules, countries and entries of a list does not matter`() {
        let shuffled = Example.changed { book in
            var random = SeededGenerator(state: 3)
            // Shuffles the text, as an editor might: the reader sorts the parts.
            let parts = ExampleBook.text.components(separatedByLine: "[[").shuffled(using: &random)
            let head = parts.filter { !$0.hasPrefix("[[") }
            let text = (head + parts.filter { $0.hasPrefix("[[") }).joined()
            book = try! RouteBook(Array(text.utf8), file: "shuffled", hash: Example.book.stamp.hash)
        }
        for (request, advice) in Self.samples.prefix(500) {
            var other = request
            other.danger?.reverse()
            other.companions?.reverse()
            #expect(shuffled.advise(on: request, asOf: Example.day) == advice)
            #expect(shuffled.advise(on: other, asOf: Example.day).countries == advice.countries)
        }
    }

    @Test func `any request on any day is answered`() {
        var random = SeededGenerator(state: 11)
        for _ in 0..<300 {
            let request = Request.random(&random)
            for day in ["0001-01-01", "1970-01-01", "2099-12-31", "9999-12-31"] {
                _ = Example.triage.advise(on: request, asOf: Day(day)!)
            }
        }
    }
}

extension String {
    /// The text split before each line that begins with `mark`; the entries of a country stay with it, as do the tables
    /// of a vignette.
    fileprivate func components(separatedByLine mark: String) -> [String] {
        var parts = [""]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(mark), !line.hasPrefix("[[country.entry") { parts.append("") }
            parts[parts.count - 1] += line + "\n"
        }
        return parts
    }
}
