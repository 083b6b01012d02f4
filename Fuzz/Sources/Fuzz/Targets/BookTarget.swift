// The route book: untrusted TOML that decides what a frightened person is told.

@testable import IntakeBase
@testable import IntakeTriage

/// Guarantee: refused with the place of every mistake, or parsed; a comment or an empty line does not change the
/// result.
struct BookTarget: FuzzTarget {
    static let name = "book"
    static let maxBytes = 2_400
    private static let file = "routes.toml"

    func run(_ input: [UInt8]) throws {
        let book: RouteBook
        do throws(BookRefused) {
            book = try BookSource(input, file: Self.file, hash: Bytes32()).book
        } catch {
            for problem in error.all { TOMLPlace.check(problem, of: input, file: Self.file) }
            guard !input.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
            do throws(BookRefused) {
                _ = try BookSource(TOMLPlace.lower(input), file: Self.file, hash: Bytes32())
                broken("an empty line before a book does not make it a good one", "\(error.first)")
            } catch let lowered {
                hold(
                    lowered.all.count == error.all.count
                        && zip(lowered.all, error.all).allSatisfy { TOMLPlace.isLower($0, than: $1) },
                    "places move with the text", "\(error.first) \(lowered.first)")
            }
            return
        }
        do throws(BookRefused) {
            let again = try BookSource(input + Array("\n# the end\n".utf8), file: Self.file, hash: Bytes32()).book
            hold(again == book, "a comment at the end changes nothing", "\(book) \(again)")
        } catch {
            broken("a comment at the end makes no book bad", "\(error.first)")
        }
    }

    static func seeds() -> [String: [UInt8]] {
        var seeds: [String: [UInt8]] = [:]
        let tables = ExampleBook.text.split(separator: "\n\n", omittingEmptySubsequences: true)
        let head = "version = 1\n[home]\ncode = \"RU\"\nen = \"Russia\"\nru = \"Россия\"\n"
        var taken: [String: Int] = [:]
        // A few tables of each kind, after a head that makes a book of them.
        for table in tables where table.hasPrefix("[[") && table.utf8.count < 1_500 {
            let kind = String(table.dropFirst(2).prefix { $0 != "]" })
            taken[kind, default: 0] += 1
            guard let number = taken[kind], number <= 7 else { continue }
            seeds["\(kind)-\(number)"] = Array((head + table + "\n").utf8)
        }
        seeds["head"] = Array(head.utf8)
        let fact =
            "id = \"a-1\"\ncountry = \"AM\"\ntopic = \"risk\"\nen = \"a\"\nru = \"б\"\nseverity = 2\n"
            + "source = \"x\"\npublished = \"2026\"\nchecked = 2026-06-30\nreview_by = 2026-08-01\nconfidence = \"high\"\n"
        let country = "[[country]]\ncode = \"AM\"\nen = \"Armenia\"\nru = \"Армения\"\nstatus = \"offered\"\n"
        let word = "[[word]]\nkind = \"next\"\nid = \"call\"\norder = 1\nen = \"Call.\"\nru = \"Звоните.\"\n"
        let rule =
            "[[rule]]\nid = \"r\"\nwhen = { exit_ban = [\"yes\"] }\nthen = { rule_out = [\"AM\"], next = [\"call\"] }\n"
            + "en = \"a\"\nru = \"б\"\nfacts = [\"a-1\"]\n"
        let vignette =
            "[[vignette]]\nid = \"v\"\ntitle = \"t\"\nas_of = 2026-07-01\nwhy = \"w\"\n"
            + "case = { stage = \"mobilized\", age = 30 }\nexpect = { outcome = \"hold\" }\n"
        let whole = head + country + "[[fact]]\n" + fact + word + rule + vignette
        seeds["key-end"] = Array((head + "\"a\\").utf8)
        seeds["whole"] = Array(whole.utf8)
        for (name, old, new) in [
            ("circle", "confidence", "supersedes = [\"a-1\"]\nconfidence"),
            ("conflict", "severity", "conflicts = [\"b\"]\nseverity"),
            ("unknown-word", "[\"call\"]", "[\"cal\"]"),
            ("unknown-country", "rule_out = [\"AM\"]", "rule_out = [\"XX\"]"),
            ("unknown-fact", "facts = [\"a-1\"]", "facts = [\"a-2\"]"), ("home", "\"AM\"", "\"RU\""),
            ("late", "2026-08-01", "2029-01-01"),
            ("not", "exit_ban = [\"yes\"]", "not = { exit_ban = [\"yes\"] }"),
            ("any", "{ exit_ban = [\"yes\"] }", "{ any = [{ age = [18, 20] }] }"),
            ("blocked", "offered", "blocked"), ("no-hold", "next =", "hold = true, next ="),
            ("version", "version = 1", "version = 0"),
        ] { seeds[name] = Array(whole.replacing(old, with: new).utf8) }
        for cut in 1...6 { seeds["cut-\(cut)"] = Array(whole.utf8.prefix(whole.utf8.count * cut / 7)) }
        return seeds
    }
}
