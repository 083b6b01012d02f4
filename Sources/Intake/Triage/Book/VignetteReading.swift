// Reads the tables `[[vignette]]`: the test cases of a book and the advice that a careful coordinator expects.

import IntakeBase
import IntakeCases

extension BookReader {
    func vignette(_ table: TOMLSection) throws(TOMLError) -> Vignette {
        try table.allow(only: ["id", "title", "as_of", "wrong_clock", "case", "expect", "why"])
        let request: Request
        do {
            request = try Request(json: try table.table("case").json)
        } catch let error as InputError {
            throw table.refusal("case", BookText.badCase(error))
        } catch let error as TOMLError {
            throw error
        } catch {
            throw table.refusal("case", TOMLText.wantsTable)
        }
        return Vignette(
            id: try table.id(), title: try table.string("title"), asOf: try table.bookDay("as_of"),
            isWrongClock: try table.optionalBool("wrong_clock") ?? false, request: request,
            expect: try expectation(table.table("expect")), why: try table.string("why"))
    }

    private func expectation(_ table: TOMLSection) throws(TOMLError) -> ExpectedAdvice {
        try table.allow(only: [
            "outcome", "urgency", "via", "if_lifted_via", "onward", "ask", "next", "warn", "never", "stay", "mode",
            "release",
        ])
        var expect = ExpectedAdvice()
        if table.has("outcome") { expect.outcome = try table.words("outcome", of: Outcome.self) }
        if table.has("urgency") { expect.urgency = try table.words("urgency", of: Urgency.self) }
        if table.has("via") { expect.via = try table.countries("via") }
        expect.ifLiftedVia = try table.countries("if_lifted_via")
        expect.onward = try table.countries("onward")
        expect.never = try table.countries("never")
        expect.ask = try table.optionalStrings("ask") ?? []
        expect.next = try table.optionalStrings("next") ?? []
        expect.warn = try table.optionalStrings("warn") ?? []
        if table.has("stay") { expect.stay = try table.country("stay") }
        if table.has("mode") { expect.mode = try table.word("mode", of: TravelMode.self) }
        if table.has("release") { expect.release = try table.word("release", of: Release.self) }
        return expect
    }
}
