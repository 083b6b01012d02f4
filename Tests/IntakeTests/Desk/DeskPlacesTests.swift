import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

/// A desk that was moved, with a link in its place, is still found.
@Suite struct DeskPlacesTests {
    @Test func `a desk that was moved to a folder whose name is no UTF-8 is the same desk`() throws {
        let hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.volunteer)
        let codes = try hotline.record("a")
        try hotline.carry()
        _ = try hotline.import()
        // "Диск" as KOI8-R writes it.
        let disk = hotline.scratch.path + "/" + PathText.text([0xE4, 0xC9, 0xD3, 0xCB])
        try Folder.make(disk)
        let (desk, moved) = (hotline.lead.deskFolder, disk + "/desk")
        #expect(withPath(moved) { moved in rename(desk, moved) } == 0)
        #expect(withPath(moved) { symlink($0, desk) } == 0)
        #expect(try Files.laptop.target(of: desk) == moved)
        #expect(try hotline.cases().map(\.code) == codes)
    }
}
