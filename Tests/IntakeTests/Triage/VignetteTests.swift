import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// A case in the form of the shared file.
struct SharedCase: CustomTestStringConvertible, Sendable {
    let id: String
    let day: Day
    let request: Request
    let expect: ExpectedAdvice
    let title: String
    let why: String
    var testDescription: String { id }

    static let all: [SharedCase] = try! read()

    static func read() throws -> [SharedCase] {
        let file = try CanonicalJSON.parse(Array(SharedVignettes.json.utf8), limit: 1 << 20)
        return try (file["vignettes"]?.array ?? []).map { vignette in
            SharedCase(
                id: try #require(vignette["id"]?.string), day: try #require(Day(vignette["as_of"]?.string ?? "")),
                request: try Request(json: try #require(vignette["case"])),
                expect: ExpectedAdvice(try #require(vignette["expect"])),
                title: try #require(vignette["title"]?.string), why: try #require(vignette["why"]?.string))
        }
    }
}

extension ExpectedAdvice {
    fileprivate init(_ json: JSONValue) {
        func texts(_ name: String) -> [String]? { json[name]?.array?.compactMap(\.string) }
        self.init()
        outcome = texts("outcome")?.compactMap(Outcome.init(rawValue:))
        urgency = texts("urgency")?.compactMap(Urgency.init(rawValue:))
        via = texts("via")?.compactMap { CountryCode($0) }
        ifLiftedVia = texts("if_lifted_via")?.compactMap { CountryCode($0) } ?? []
        onward = texts("onward")?.compactMap { CountryCode($0) } ?? []
        never = texts("never")?.compactMap { CountryCode($0) } ?? []
        ask = texts("ask") ?? []
        next = texts("next") ?? []
        warn = texts("warn") ?? []
        stay = json["stay"]?.string.flatMap { CountryCode($0) }
        mode = json["mode"]?.string.flatMap(TravelMode.init(rawValue:))
        release = json["release"]?.string.flatMap(Release.init(rawValue:))
    }
}

@Suite struct VignetteTests {
    @Test(arguments: SharedCase.all)
    func `every case that coordinators wrote is answered as they want`(shared: SharedCase) {
        let advice = Example.triage.advise(on: shared.request, asOf: shared.day)
        #expect(shared.expect.mismatches(advice) == [], "\(CanonicalJSON.text(advice.json))")
    }

    @Test func `the example book holds every one of them, word for word`() throws {
        #expect(SharedCase.all.count == 16)
        for shared in SharedCase.all {
            let vignette = try #require(Example.book.vignettes.first { $0.id == shared.id }, "\(shared.id)")
            #expect(vignette.request == shared.request)
            #expect(vignette.expect == shared.expect)
            #expect(vignette.asOf == shared.day)
            #expect(vignette.title == shared.title)
            #expect(vignette.why == shared.why)
        }
    }

    @Test(arguments: Example.book.vignettes.map(\.id))
    func `every case of the example book is answered as it wants`(id: String) throws {
        let vignette = try #require(Example.book.vignettes.first { $0.id == id })
        let advice = Example.triage.advise(on: vignette.request, asOf: vignette.asOf)
        #expect(vignette.expect.mismatches(advice) == [], "\(CanonicalJSON.text(advice.json))")
    }

    @Test func `a vignette that is not answered as wanted says in which field`() throws {
        let shared = try #require(SharedCase.all.first { $0.id == "reservist-internal-only" })
        let advice = Example.triage.advise(on: shared.request, asOf: shared.day)
        var expect = shared.expect
        expect.via = [land("GE")]
        expect.mode = .land
        expect.never = [land("AM")]
        expect.warn = ["nothing_of_the_kind"]
        expect.release = .volunteer
        #expect(expect.mismatches(advice) == ["via", "warn", "never", "mode", "release"])
    }
}
