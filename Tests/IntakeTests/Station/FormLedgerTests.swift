import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// The file in which a laptop remembers forms, by itself.
@Suite struct FormLedgerTests {
    @Test func `of more forms than are remembered the oldest go, and the memory stays whole`() throws {
        let key = try SecretBytes.random(count: 32)
        func entry(_ number: UInt8) -> FormEntry {
            FormEntry(
                content: Bytes16([UInt8](repeating: number, count: 16))!, record: Bytes16(), id: CaseID(Bytes16()),
                code: CaseCode(number: 0), received: Moment(unixSeconds: 0))
        }
        let scratch = try Scratch()
        let ledger = try FormLedger(folder: scratch.path, in: .laptop, key: key, now: 0)
        let full = [entry(1)] + [FormEntry](repeating: entry(2), count: FormLedger.maxEntries - 1)
        #expect(ledger.keep(full, replacing: [], now: 0) && ledger.keep([entry(3)], replacing: [], now: 0))
        let reopened = try FormLedger(folder: scratch.path, in: .laptop, key: key, now: 0)
        #expect(reopened.trouble == nil && reopened.entries.count == FormLedger.maxEntries)
        #expect(reopened.entries.first?.content == entry(2).content)
        #expect(reopened.entries.last?.content == entry(3).content)
    }
}
