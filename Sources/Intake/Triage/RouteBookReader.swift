// A route book from TOML. A book that could mean two things, or says less than it must, is refused with its place:
// what is read here decides what a frightened person is told.

extension RouteBook {
    /// The most bytes of a book: 4 MB.
    public static let maxBytes = 4 << 20
    /// The most tables of one kind.
    public static let maxTables = 5_000

    /// Reads a book.
    ///
    /// - Parameters:
    ///   - bytes: the TOML text.
    ///   - file: its name, for errors.
    ///   - hash: BLAKE2b-256 of `bytes` in lower-case hex, for the stamp.
    public init(_ bytes: [UInt8], file: String, hash: String) throws(TOMLError) {
        let root = try TOMLDocument(bytes, file: file, maxBytes: RouteBook.maxBytes).root
        try root.allow(only: [
            "version", "example", "notice", "home", "country", "destination", "fact", "rule", "word", "vignette",
        ])
        let home = try root.table("home")
        try home.allow(only: ["code", "en", "ru"])
        var reader = BookReader(home: try home.country("code"))
        facts = try reader.read(root, "fact", { table throws(TOMLError) in try table.fact() }, by: \.id).sorted {
            $0.id < $1.id
        }
        reader.facts = Set(facts.map(\.id))
        words = try reader.read(
            root, "word", { table throws(TOMLError) in try table.word() }, by: { "\($0.kind) \($0.id)" }
        )
        .sorted { ($0.kind.rawValue, $0.order, $0.id) < ($1.kind.rawValue, $1.order, $1.id) }
        reader.words = Dictionary(grouping: words, by: \.kind).mapValues { Set($0.map(\.id)) }
        countries = try reader.read(root, "country", reader.country, by: \.code.description)
            .sorted { $0.code < $1.code }
        reader.countries = Set(countries.map(\.code))
        destinations = try reader.read(
            root, "destination", reader.destination, by: { "\($0.country) \($0.condition.en)" }
        )
        .sorted { ($0.country, $0.condition.en) < ($1.country, $1.condition.en) }
        rules = try reader.read(root, "rule", reader.rule, by: \.id).sorted { $0.id < $1.id }
        vignettes = try reader.read(root, "vignette", { table throws(TOMLError) in try table.vignette() }, by: \.id)
            .sorted { $0.id < $1.id }
        stamp = BookStamp(
            version: try root.integer("version", in: 1...1_000_000_000), hash: hash,
            example: try root.optionalBool("example") ?? false)
        notice = try root.optionalTable("notice")?.sentence()
        self.home = reader.home
        homeName = try home.sentence()
        try reader.checkConflicts(root)
    }
}

/// What is known while the rest of a book is read.
private struct BookReader {
    let home: CountryCode
    var facts: Set<String> = []
    var words: [BookWord.Kind: Set<String>] = [:]
    var countries: Set<CountryCode> = []

    /// Every table of an array, refusing two with the same identity.
    func read<Part>(
        _ root: TOMLSection, _ name: String, _ body: (TOMLSection) throws(TOMLError) -> Part,
        by identity: (Part) -> String
    ) throws(TOMLError) -> [Part] {
        let tables = try root.tables(name)
        guard tables.count <= RouteBook.maxTables else {
            throw root.refusal(name, BookText.tooMany(RouteBook.maxTables))
        }
        var parts: [Part] = []
        var seen: Set<String> = []
        for table in tables {
            let part = try body(table)
            guard seen.insert(identity(part)).inserted else { throw table.refusal(nil, BookText.duplicate) }
            parts.append(part)
        }
        return parts
    }

    func country(_ table: TOMLSection) throws(TOMLError) -> Country {
        try table.allow(only: [
            "code", "en", "ru", "status", "reason_en", "reason_ru", "facts", "shares_wanted_list", "stay_days", "entry",
        ])
        let status = try table.word("status", of: CountryStatus.self)
        let hasReason = table.has("reason_en") || table.has("reason_ru")
        if status != .offered && !hasReason { throw table.refusal("status", BookText.reasonMissing) }
        var entries: [WayIn] = []
        for entry in try table.tables("entry") {
            entries.append(try self.entry(entry))
        }
        let code = try table.country("code")
        if code == home { throw table.refusal("code", BookText.homeIsCountry) }
        return Country(
            code: code, name: try table.sentence(), status: status,
            reason: hasReason ? try table.sentence("reason_") : nil, facts: try cited(table),
            sharesWantedList: try table.optionalBool("shares_wanted_list") ?? false,
            stayDays: try table.optionalInteger("stay_days", in: 1...36_500),
            entries: entries.sorted { $0.mode == .air && $1.mode != .air })
    }

    private func entry(_ table: TOMLSection) throws(TOMLError) -> WayIn {
        try table.allow(only: ["mode", "papers", "child_age", "child_papers", "facts"])
        let childAge = try table.optionalInteger("child_age", in: 1...21)
        return WayIn(
            mode: try table.word("mode", of: TravelMode.self), papers: try papers(table, "papers"), childAge: childAge,
            childPapers: childAge == nil ? [] : try papers(table, "child_papers"), facts: try cited(table))
    }

    private func papers(_ table: TOMLSection, _ key: String) throws(TOMLError) -> [String] {
        let known = Passport.words + [RequestField.internalPassport.rawValue]
        let papers = try table.strings(key)
        for paper in papers where !known.contains(paper) { throw table.refusal(key, BookText.notOneOf(known)) }
        return papers
    }

    func destination(_ table: TOMLSection) throws(TOMLError) -> Destination {
        try table.allow(only: ["country", "en", "ru", "condition_en", "condition_ru", "when", "facts"])
        let country = try table.country("country")
        if country == home { throw table.refusal("country", BookText.homeIsCountry) }
        return Destination(
            country: country, name: try table.sentence(), condition: try table.sentence("condition_"),
            when: try table.condition("when", isRequired: true), facts: try cited(table))
    }

    func rule(_ table: TOMLSection) throws(TOMLError) -> Rule {
        try table.allow(only: ["id", "when", "then", "en", "ru", "facts"])
        let rule = Rule(
            id: try table.id(), when: try table.condition("when", isRequired: true),
            then: try effect(table.table("then")),
            reason: try table.sentence(), facts: try cited(table))
        if rule.then == Effect() { throw table.refusal("then", BookText.noEffect) }
        let decidesEarly = rule.isRestriction || !rule.then.prefer.isEmpty
        if decidesEarly && rule.when.anyOf.contains(where: { $0.contains(where: \.asksAdvice) }) {
            throw table.refusal("when", BookText.asksAdvice)
        }
        return rule
    }

    private func effect(_ table: TOMLSection) throws(TOMLError) -> Effect {
        try table.allow(only: [
            "hold", "no_country", "ask", "rule_out", "prefer", "urgency", "release", "next", "warn",
        ])
        var effect = Effect()
        effect.hold = try table.optionalBool("hold") ?? false
        effect.noCountry = try table.optionalBool("no_country") ?? false
        if table.has("release") {
            guard try table.word("release", of: Release.self) == .coordinator else {
                throw table.refusal("release", BookText.onlyStricter)
            }
            effect.coordinator = true
        }
        effect.ask = table.has("ask") ? try table.words("ask", of: RequestField.self) : []
        effect.ruleOut = try known(table, "rule_out")
        effect.prefer = try known(table, "prefer")
        effect.urgency = table.has("urgency") ? try table.word("urgency", of: Urgency.self) : nil
        effect.next = try words(table, .next)
        effect.warn = try words(table, .warn)
        return effect
    }

    private func known(_ table: TOMLSection, _ key: String) throws(TOMLError) -> [CountryCode] {
        let codes = try table.countries(key)
        for code in codes where !countries.contains(code) { throw table.refusal(key, BookText.unknownCountry(code)) }
        return codes
    }

    private func words(_ table: TOMLSection, _ kind: BookWord.Kind) throws(TOMLError) -> [String] {
        let ids = try table.optionalStrings(kind.rawValue) ?? []
        for id in ids where !(words[kind] ?? []).contains(id) {
            throw table.refusal(kind.rawValue, BookText.unknownWord(id, kind))
        }
        return ids
    }

    private func cited(_ table: TOMLSection) throws(TOMLError) -> [String] {
        let ids = try table.optionalStrings("facts") ?? []
        for id in ids where !facts.contains(id) { throw table.refusal("facts", BookText.unknownFact(id)) }
        return ids
    }

    /// A fact's `conflicts` name other facts of the book.
    func checkConflicts(_ root: TOMLSection) throws(TOMLError) {
        for table in try root.tables("fact") {
            for id in try table.optionalStrings("conflicts") ?? [] {
                guard facts.contains(id) else { throw table.refusal("conflicts", BookText.unknownFact(id)) }
                if id == (try table.id()) { throw table.refusal("conflicts", BookText.selfReference) }
            }
        }
    }
}

extension TOMLSection {
    fileprivate func fact() throws(TOMLError) -> Fact {
        try allow(only: [
            "id", "country", "topic", "en", "ru", "applies_to", "severity", "places", "source", "published", "checked",
            "review_by", "confidence", "conflicts",
        ])
        let topic = try word("topic", of: Topic.self)
        let checked = try bookDay("checked")
        let reviewBy = try bookDay("review_by")
        if reviewBy < checked { throw refusal("review_by", BookText.checkedAfterReview) }
        if checked.days(until: reviewBy) > topic.reviewDays {
            throw refusal("review_by", BookText.reviewTooLate(topic))
        }
        return Fact(
            id: try id(), country: try country("country"), topic: topic, value: try sentence(),
            appliesTo: try condition("applies_to", isRequired: false),
            severity: topic == .risk ? try integer("severity", in: 0...9) : 0,
            places: try optionalStrings("places") ?? [], source: try string("source"),
            published: try string("published"), checked: checked, reviewBy: reviewBy,
            confidence: try word("confidence", of: Confidence.self), conflicts: try optionalStrings("conflicts") ?? [])
    }

    fileprivate func word() throws(TOMLError) -> BookWord {
        try allow(only: ["kind", "id", "order", "en", "ru"])
        return BookWord(
            kind: try word("kind", of: BookWord.Kind.self), id: try id(), order: try integer("order", in: 0...10_000),
            text: try sentence())
    }

    fileprivate func vignette() throws(TOMLError) -> Vignette {
        try allow(only: ["id", "title", "as_of", "case", "expect", "why"])
        let request: Request
        do {
            request = try Request(json: try table("case").json)
        } catch let error as InputError {
            throw refusal("case", BookText.badCase(error))
        } catch let error as TOMLError {
            throw error
        } catch {
            throw refusal("case", TOMLText.wantsTable)
        }
        return Vignette(
            id: try id(), title: try string("title"), asOf: try bookDay("as_of"), request: request,
            expect: try table("expect").expectation(), why: try string("why"))
    }

    private func expectation() throws(TOMLError) -> ExpectedAdvice {
        try allow(only: [
            "outcome", "urgency", "via", "if_lifted_via", "onward", "ask", "next", "warn", "never", "stay", "mode",
            "release",
        ])
        var expect = ExpectedAdvice()
        if has("outcome") { expect.outcome = try words("outcome", of: Outcome.self) }
        if has("urgency") { expect.urgency = try words("urgency", of: Urgency.self) }
        if has("via") { expect.via = try countries("via") }
        expect.ifLiftedVia = try countries("if_lifted_via")
        expect.onward = try countries("onward")
        expect.never = try countries("never")
        expect.ask = try optionalStrings("ask") ?? []
        expect.next = try optionalStrings("next") ?? []
        expect.warn = try optionalStrings("warn") ?? []
        if has("stay") { expect.stay = try country("stay") }
        if has("mode") { expect.mode = try word("mode", of: TravelMode.self) }
        if has("release") { expect.release = try word("release", of: Release.self) }
        return expect
    }
}
