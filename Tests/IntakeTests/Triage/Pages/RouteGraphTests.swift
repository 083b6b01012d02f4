import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct RouteGraphTests {
    private static let late = Day("2026-09-05")!

    private func graph(_ book: RouteBook = Example.book, on day: Day = Example.day, _ language: Language = .english)
        -> RouteGraph
    {
        RouteGraph(BookDay(book, on: day), language)
    }

    @Test(arguments: Language.allCases)
    func `the drawing is well-formed, and has no script and no reference`(language: Language) throws {
        for day in [Example.day, Self.late] {
            let drawing = graph(on: day, language).svg
            let elements = try XMLCheck(drawing).elements
            let allowed: Set = ["svg", "title", "rect", "line", "circle", "polygon", "text"]
            #expect(Set(elements.map(\.name)).subtracting(allowed) == [])
            for element in elements {
                for (name, value) in element.attributes {
                    #expect(!name.hasPrefix("on") && !name.contains("href") && name != "style")
                    #expect(name == "xmlns" || !value.contains("//") && !value.contains("url("))
                }
            }
            #expect(drawing == graph(on: day, language).svg)
        }
    }

    @Test func `any text of the book is text in the drawing`() throws {
        var book = Example.book
        let bad = "</text><script>alert(1)</script> & \"x\" 'y' \u{202E}\u{1B}[2J\u{0}\u{FFFE} ]]> <!-- &amp; עברית"
        for index in book.countries.indices {
            book.countries[index].name = Sentence(en: bad, ru: bad)
            book.countries[index].reason = Sentence(en: bad, ru: bad)
        }
        book.notice = Sentence(en: bad, ru: bad)
        let elements = try XMLCheck(graph(book).svg).elements
        #expect(!elements.contains { $0.name == "script" })
        #expect(elements.contains { $0.text.contains("alert(1)") })
        for element in elements {
            for scalar in element.text.unicodeScalars where scalar != "\n" {
                #expect(!VisibleText.drives(scalar))
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `no box overlaps another, and no text is wider or higher than its box`(language: Language) {
        var wide = Example.book
        for index in wide.countries.indices {
            wide.countries[index].reason = Sentence(en: "Слово 漢字 " + String(repeating: "w", count: 300), ru: "漢字漢字 ы")
        }
        for book in [Example.book, wide] {
            for day in [Example.day, Self.late] {
                let graph = graph(book, on: day, language)
                let boxes = graph.boxes
                for (index, box) in boxes.enumerated() {
                    for line in box.lines {
                        #expect(SVG.width(columns: TextWidth.of(line)) <= box.frame.width - 2 * RouteGraph.padding)
                    }
                    #expect(box.lines.count * SVG.lineHeight <= box.frame.height - 2 * RouteGraph.padding)
                    #expect(box.frame.right <= graph.width && box.frame.bottom < graph.legendTop)
                    for other in boxes[(index + 1)...] {
                        let isApart =
                            box.frame.right < other.frame.x || other.frame.right < box.frame.x
                            || box.frame.bottom < other.frame.y || other.frame.bottom < box.frame.y
                        #expect(isApart)
                    }
                }
            }
        }
    }

    @Test func `no line leads to a blocked country, and only a dotted one to a country that is not offered`() {
        for day in [Example.day, Self.late] {
            for reach in StageReach.all(BookDay(Example.book, on: day)) {
                for (code, way) in reach.ways {
                    let status = Example.book.country(code)?.status
                    #expect(status != .blocked)
                    if status == .notOffered { #expect(way == .stays) }
                }
            }
        }
    }

    @Test func `a block takes the lines to a country away, and overdue facts all that would be named`() throws {
        func reaches(_ book: RouteBook, _ day: Day) -> Set<CountryCode> {
            Set(StageReach.all(BookDay(book, on: day)).flatMap { $0.ways.filter { $0.value != .stays }.keys })
        }
        #expect(reaches(Example.book, Example.day).contains(land("AM")))
        var book = Example.book
        let index = try #require(book.countries.firstIndex { $0.code == land("AM") })
        book.countries[index].status = .blocked
        #expect(!reaches(book, Example.day).contains(land("AM")))
        #expect(reaches(Example.book, Day("2027-06-01")!).isEmpty)
    }

    @Test func `each box says why it is closed: block, reason, papers, overdue facts`() throws {
        let graph = graph(on: Self.late)
        for country in Example.book.countries {
            let box = try #require(graph.countries.first { $0.code == country.code })
            let text = box.lines.joined(separator: " ")
            #expect(text.contains(RoutesPageText.statusOfOne(country.status).en))
            if let reason = country.reason { #expect(text.contains(reason.en)) }
            for fact in Example.book.facts where fact.country == country.code && fact.reviewBy < Self.late {
                #expect(text.contains(fact.id))
            }
        }
    }
}
