import Testing
@testable import Intake
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct MatchingTests {
    private func hints(_ fills: [(inout Request) -> Void]) -> [CaseID: [Match]] {
        let entries = fills.enumerated().map { index, fill in
            Made.request(UInt8(index + 1), at: Int64(index + 1), fill)
        }
        return Matching.hints(Caseload(entries).cases)
    }

    @Test func `the same pseudonym at the same place is a hint for both, however it is typed`() {
        let found = hints([
            {
                $0.pseudonym = "Вова-2"; $0.place = "Рязань"
            },
            {
                $0.pseudonym = " вова 2"; $0.place = "рязань."
            },
            {
                $0.pseudonym = "Вова-2"; $0.place = "Тула"
            },
            { $0.pseudonym = "Вова-2" },
        ])
        #expect(
            found == [
                Made.id(1): [Match(other: Made.id(2), reasons: [.pseudonym])],
                Made.id(2): [Match(other: Made.id(1), reasons: [.pseudonym])],
            ])
    }

    @Test func `a contact is a hint if it names a person, not if it names a service`() {
        let found = hints([
            { $0.safeContact = SafeContact(channel: "Signal +7 900 123-45-67") },
            { $0.safeContact = SafeContact(channel: "signal 79001234567") },
            { $0.safeContact = SafeContact(channel: "Telegram") },
            { $0.safeContact = SafeContact(channel: "telegram") },
        ])
        #expect(Set(found.keys) == [Made.id(1), Made.id(2)])
        #expect(found[Made.id(1)]?.first?.reasons == [.contact])
    }

    @Test func `nearly the same notes are a hint, short or different ones are not`() {
        let notes = "Муж мобилизован, ротации нет уже больше года, просит помочь с адвокатом и документами о ранении"
        let found = hints([
            { $0.notes = notes },
            { $0.notes = notes + ", срочно" },
            { $0.notes = "Просит помочь" },
            { $0.notes = "Просит помочь" },
            {
                $0.notes =
                    "Сын потерял глаз в бою, из госпиталя вернули в окопы, ждёт решения военно-врачебной комиссии"
            },
        ])
        #expect(Set(found.keys) == [Made.id(1), Made.id(2)])
        #expect(found[Made.id(1)]?.first?.reasons == [.notes])
    }

    @Test func `a crowd of equal cases gives each a hint without comparing all pairs`() {
        let found = hints(
            (0..<200).map { _ in
                {
                    $0.pseudonym = "same"; $0.place = "place"
                }
            })
        #expect(found.count == 200)
        #expect(found.values.allSatisfy { $0.count <= 2 })
    }

    @Test func `two cases that have several things in common are one hint, with every reason`() {
        let fill: (inout Request) -> Void = {
            $0.pseudonym = "Вова"; $0.place = "Тула"
            $0.safeContact = SafeContact(channel: "+7 900 1234567")
            $0.notes = "Просит помочь с адвокатом и документами о ранении, говорит что больше не вернётся"
        }
        let found = hints([fill, { $0.notes = "ничего" }, fill])
        let reasons: [Match.Reason] = [.contact, .notes, .pseudonym]
        #expect(
            found == [
                Made.id(1): [Match(other: Made.id(3), reasons: reasons)],
                Made.id(3): [Match(other: Made.id(1), reasons: reasons)],
            ])
    }

    @Test func `of many pairs of cases with the same notes every one is found, and nothing else`() {
        var random = SeededRandom(seed: 1)
        let fills: [(inout Request) -> Void] = (0..<100).flatMap { _ in
            let words = (0..<12).map { _ in "word\(Int.random(in: 0..<100_000, using: &random))" }
            let fill: (inout Request) -> Void = { $0.notes = words.joined(separator: " ") }
            return [fill, fill]
        }
        let found = hints(fills)
        #expect(found.count == fills.count)
        for first in stride(from: 1, to: fills.count, by: 2) {
            let (one, other) = (Made.id(UInt8(first)), Made.id(UInt8(first + 1)))
            #expect(found[one] == [Match(other: other, reasons: [.notes])])
            #expect(found[other] == [Match(other: one, reasons: [.notes])])
        }
    }

    @Test func `copies of notes that were mixed with copies of others are all hints for one another`() {
        let (groups, copies) = (20, 8)
        let found = hints(
            (0..<groups * copies).map { index in
                let words = (0..<12).map { "word\($0 * groups + index % groups)" }
                return { $0.notes = words.joined(separator: " ") }
            })
        for index in 0..<groups * copies {
            let others = stride(from: index % groups, to: groups * copies, by: groups).filter { $0 != index }
            let expected = others.map { Match(other: Made.id(UInt8($0 + 1)), reasons: [.notes]) }
            #expect(found[Made.id(UInt8(index + 1))] == expected)
        }
    }
}
