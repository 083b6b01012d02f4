import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Properties that hold for every book: thousands of requests under hundreds of random books.
@Suite struct BookPropertyTests {
    private struct Sample {
        let triage: Triage
        let request: Request
        let advice: Advice
        var careful: Bool { [.hold, .ask, .stale, .noSafeRoute].contains(advice.outcome) }
        var text: String { CanonicalJSON.text(request.json) }
    }

    private static let samples: [Sample] = {
        var random = SeededRandom(seed: 20_261_121)
        return (0..<400).flatMap { _ in
            let triage = Triage(book: .random(&random))
            return (0..<8).map { index in
                // Few random people may travel at all.
                let request = index % 3 == 0 ? Request.traveller(&random) : Request.random(&random)
                return Sample(
                    triage: triage, request: request, advice: triage.advise(on: request, asOf: Example.day))
            }
        }
    }()

    @Test func `the generated books and requests reach every outcome`() {
        let outcomes = Dictionary(grouping: Self.samples, by: \.advice.outcome).mapValues(\.count)
        for outcome in Outcome.allCases { #expect(outcomes[outcome, default: 0] > 20, "\(outcome)") }
        #expect(Self.samples.count { !$0.advice.ifLiftedVia.isEmpty } > 20)
        #expect(Self.samples.count { !$0.advice.onward.isEmpty } > 20)
        #expect(Self.samples.count { !$0.advice.alternatives.isEmpty } > 20)
    }

    @Test func `forgetting an answer never turns a careful outcome into a route`() {
        let answers = RequestField.forgettable
        for sample in Self.samples where sample.careful {
            for field in answers where sample.request[field] != .unknown {
                if sample.request.isDoubted(for: field) { continue }
                let other = sample.triage.advise(on: sample.request.forgetting(field), asOf: Example.day)
                #expect(other.outcome != .route, "\(field) of \(sample.text)")
            }
        }
    }

    @Test func `forgetting an answer never hands to the volunteer what was the coordinator's`() {
        for sample in Self.samples where sample.advice.release == .coordinator {
            // If a destination or an overdue fact required a coordinator, fewer answers may depend on less.
            if !sample.advice.onward.isEmpty || sample.advice.warn.contains(Triage.factsOverdue) { continue }
            for field in RequestField.forgettable where sample.request[field] != .unknown {
                if sample.request.isDoubted(for: field) { continue }
                let other = sample.triage.advise(on: sample.request.forgetting(field), asOf: Example.day)
                // Questions may always be asked.
                #expect(other.release == .coordinator || other.outcome == .ask, "\(field) of \(sample.text)")
            }
        }
    }

    @Test func `without rules, triage still holds each person that it must hold`() {
        var held = 0
        for sample in Self.samples {
            var book = sample.triage.book
            book.rules = []
            let request = sample.request
            let advice = Triage(book: book).advise(on: request, asOf: Example.day)
            let isHome = request.country == book.home
            let isHeld =
                [.atTheFront, .inUnit, .detained].contains(request.position)
                || request.danger?.contains(.inCustody) == true
                || isHome
                    && (request.exitBan == .yes || [.placed, .callUpDecision].contains(request.summons)
                        || request.wanted == .yes || [.onLeave, .absentWithoutLeave].contains(request.position)
                        || [.conscript, .contract, .mobilized].contains(request.service))
            if isHeld {
                held += 1
                // At home and abroad at once: that is unknown, so nothing is named.
                #expect(advice.outcome == .hold || (advice.outcome == .ask && isHome), "\(sample.text)")
                #expect(advice.via == nil && advice.stay == nil && advice.onward.isEmpty)
            }
            for field in Triage.beforeRoute where request[field] == .unknown { #expect(advice.outcome != .route) }
            let isDoubted =
                request.stage == .atTheFront && request.service == Service.none
                && [.atHome, .abroad].contains(request.position)
                && request.evidence?.contains("discharge_papers") != true
            if isDoubted {
                #expect(advice.outcome != .route && advice.outcome != .stay, "\(sample.text)")
            }
            // The rules of a book only make advice more careful.
            if advice.outcome != .route { #expect(sample.advice.outcome != .route, "\(sample.text)") }
        }
        #expect(held > 300)
    }

    @Test func `of what may be named, every traveller's papers surely fit`() {
        var random = SeededRandom(seed: 21)
        for sample in Self.samples where !sample.advice.countries.isEmpty {
            // For every value of the missing answers, the same countries remain.
            for _ in 0..<4 {
                var known = sample.request
                known.passportExpires =
                    known.passportExpires ?? (Bool.random(using: &random) ? Day("2020-01-01") : Day("2040-01-01"))
                known.companions = known.companions?.map { $0.completed(&random) }
                let travellers = Traveller.all(known)
                for code in sample.advice.countries {
                    let entries = sample.triage.book.country(code)?.entries ?? []
                    #expect(
                        entries.contains { entry in travellers.allSatisfy { $0.fits(entry, on: Example.day) == .yes } },
                        "\(code) of \(sample.text)")
                }
            }
        }
    }

    @Test func `forgetting what is known of a companion never turns a careful outcome into a route`() {
        for sample in Self.samples where sample.careful {
            for index in (sample.request.companions ?? []).indices {
                for forget in Companion.forgetters {
                    var other = sample.request
                    forget(&other.companions![index])
                    #expect(sample.triage.advise(on: other, asOf: Example.day).outcome != .route, "\(sample.text)")
                }
            }
        }
    }

    @Test func `another block never adds a country, and never one that he is to leave for`() {
        for sample in Self.samples {
            for country in sample.triage.book.countries {
                let blocked = Triage(book: sample.triage.book.blocking(country.code))
                let other = blocked.advise(on: sample.request, asOf: Example.day)
                if country.code == sample.request.country {
                    // He has to leave it, but only for the countries that he could go to from an unblocked one.
                    #expect(other.stay == nil)
                    let left = Set(sample.triage.book.countries.filter { $0.status == .offered }.map(\.code))
                    #expect(other.countries.isSubset(of: left.subtracting([country.code])), "\(sample.text)")
                } else {
                    #expect(other.countries.isSubset(of: sample.advice.countries), "\(country.code) \(sample.text)")
                }
                #expect(!other.countries.contains(country.code))
                #expect(!other.onward.contains { $0.country == country.code })
            }
        }
    }

    @Test func `a later day never turns another outcome into a route, once the clock can be right`() {
        for sample in Self.samples {
            var before = Outcome.route
            for days in [-40, -10, -1, 0, 1, 14, 31, 60, 90, 2_000] {
                // A clock before the newest check is wrong, and proves nothing.
                if Example.day.adding(days: days) < sample.triage.book.newestCheck { continue }
                let later = sample.triage.advise(on: sample.request, asOf: Example.day.adding(days: days)).outcome
                if before != .route { #expect(later != .route, "\(days) \(sample.text)") }
                before = later
            }
        }
    }

    @Test func `a clock before the newest check names no country, and says that facts are overdue`() {
        for sample in Self.samples {
            let early = sample.triage.book.newestCheck.adding(days: -1)
            let advice = sample.triage.advise(on: sample.request, asOf: early)
            #expect(advice.outcome != .route && advice.countries.isEmpty && advice.onward.isEmpty)
            #expect(advice.warn.contains(Triage.factsOverdue))
            let cited = advice.because.flatMap { $0.facts }
            #expect(cited.allSatisfy { $0.overdue })
        }
    }

    @Test func `another traveller never adds a country`() {
        var random = SeededRandom(seed: 7)
        for sample in Self.samples where sample.request.companions != nil {
            for _ in 0..<3 {
                var other = sample.request
                other.companions?.append(.random(&random))
                let joined = sample.triage.advise(on: other, asOf: Example.day)
                #expect(
                    joined.countries.isSubset(of: sample.advice.countries), "\(CanonicalJSON.text(other.json))")
            }
        }
    }

    @Test func `the way is never ruled out, blocked, on his wanted list, or without a fact on risk in date`() {
        for sample in Self.samples {
            let advice = sample.advice
            let book = sample.triage.book
            #expect((advice.outcome == .route) == (advice.via != nil))
            #expect(advice.outcome == .route || (advice.alternatives.isEmpty && advice.mode == nil))
            #expect(advice.outcome == .hold || advice.ifLiftedVia.isEmpty)
            #expect((advice.outcome == .stay) == (advice.stay != nil))
            for code in advice.countries {
                let country = book.country(code)
                #expect(advice.ruledOut[code] == nil)
                #expect(country?.status == .offered && code != sample.request.country && code != book.home)
                #expect(country?.sharesWantedList == false || sample.request.wanted == .no)
            }
            for onward in advice.onward { #expect(!book.isBlocked(onward.country)) }
            guard let via = advice.via else { continue }
            #expect(advice.release == .coordinator)
            for field in Triage.beforeRoute { #expect(sample.request[field] != .unknown) }
            #expect(
                book.facts.contains {
                    $0.country == via && $0.topic == .risk && $0.confidence != .low && $0.reviewBy >= Example.day
                })
            let ways = book.country(via)?.entries.filter { $0.mode == advice.mode } ?? []
            let backed = ways.filter { way in !way.facts.isEmpty && way.facts.allSatisfy { book.isInDate($0) } }
            #expect(!backed.isEmpty)
        }
    }

    @Test func `a graver fact never makes a country rank higher, with any reassuring facts`() {
        for sample in Self.samples.prefix(1_500) where sample.advice.via != nil {
            var book = sample.triage.book
            let via = sample.advice.via!
            for index in book.facts.indices where book.facts[index].country == via && book.facts[index].topic == .risk {
                book.facts[index].severity = 0
            }
            book.facts.append(book.facts.first { $0.country == via && $0.topic == .risk }!)
            book.facts[book.facts.count - 1].id = "zz-grave"
            book.facts[book.facts.count - 1].severity = 9
            book.facts[book.facts.count - 1].appliesTo = .always
            let advice = Triage(book: book).advise(on: sample.request, asOf: Example.day)
            let step = advice.because.first { $0.source == .ranking(via) }
            #expect(step?.reason.en.contains("9 of 9 [zz-grave]") == true)
            #expect(step?.facts.contains { $0.id == "zz-grave" } == true)
        }
    }

    @Test func `the order of facts, rules, countries, entries and answers does not matter`() {
        var random = SeededRandom(seed: 3)
        for sample in Self.samples {
            let shuffled = Triage(book: sample.triage.book.shuffled(&random))
            let bytes = CanonicalJSON.encode(sample.advice.json)
            let again = shuffled.advise(on: sample.request, asOf: Example.day)
            #expect(CanonicalJSON.encode(again.json) == bytes, "\(sample.text)")
            var other = sample.request
            other.danger?.reverse()
            other.health?.reverse()
            other.companions?.reverse()
            let turned = shuffled.advise(on: other, asOf: Example.day)
            #expect(turned.countries == sample.advice.countries && turned.outcome == sample.advice.outcome)
        }
    }

    @Test func `no request and no day stops it`() {
        let text = String(repeating: "Гюмри\u{200B}\u{0}😀", count: 20_000)
        for (index, sample) in Self.samples.prefix(60).enumerated() {
            var request = sample.request
            request.age = [Int.min, -1, 0, 120, Int.max][index % 5]
            request.place = text
            request.notes = text
            request.health = [text]
            request.companions = Array(repeating: Companion(age: Int.max, passport: .biometric), count: 3_000)
            for day in ["0001-01-01", "1970-01-01", "9999-12-31"].map({ Day($0)! }) {
                request.deadline = Day("9999-12-31")
                request.legalStayUntil = Day("0001-01-01")
                request.passportExpires = day
                let advice = sample.triage.advise(on: request, asOf: day)
                #expect(advice.outcome != .route)
            }
        }
    }
}

extension RouteBook {
    fileprivate func isInDate(_ id: String) -> Bool { fact(id).map { $0.reviewBy >= Example.day } ?? false }
}

extension Companion {
    fileprivate static let forgetters: [@Sendable (inout Companion) -> Void] = [
        { $0.age = nil }, { $0.passport = nil }, { $0.internalPassport = nil }, { $0.birthCertificate = nil },
        { $0.relation = nil },
    ]

    /// The companion with random values for missing answers.
    fileprivate func completed(_ random: inout SeededRandom) -> Companion {
        var known = self
        known.age = known.age ?? [5, 40].randomElement(using: &random)
        if known.passport == nil || known.passport == .unknown {
            known.passport = [.biometric, .fiveYear, .none, .expired].randomElement(using: &random)!
        }
        if known.internalPassport == nil || known.internalPassport == .unknown {
            known.internalPassport = [.yes, .no].randomElement(using: &random)!
        }
        return known
    }
}

extension Request {
    /// A person who is free to travel, alone or not.
    fileprivate static func traveller(_ random: inout SeededRandom) -> Request {
        var request = Example.free
        request.passport = [.biometric, .fiveYear, .none].randomElement(using: &random)
        request.passportExpires = Example.day.adding(days: 900)
        if Int.random(in: 0..<3, using: &random) == 0 { request.companions = Request.random(&random).companions ?? [] }
        return request
    }
}
