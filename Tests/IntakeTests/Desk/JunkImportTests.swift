// Thousands of files that are no logs.

import Testing
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct JunkImportTests {
    @Test func `what is not taken in costs the desk no write`() throws {
        let hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.volunteer)
        try hotline.record("a")
        try hotline.carry()
        _ = try hotline.import()
        let heads = hotline.lead.path + "/desk/heads"
        // Sealed under a fresh nonce, so each write gives other bytes.
        let before = try Folder.contents(heads, limit: 1 << 20)
        let junk = hotline.scratch.path + "/junk"
        try Folder.make(junk)
        for number in 0..<20 { try Folder.replace("\(junk)/\(number).intake", with: Array("junk \(number)".utf8)) }
        let told = try hotline.import(junk)
        #expect(told.count == 20 && told.allSatisfy { $0.report.findings == [.notALog] })
        #expect(try Folder.contents(heads, limit: 1 << 20) == before)
        _ = try hotline.import()
        #expect(try Folder.contents(heads, limit: 1 << 20) != before)
    }
}
