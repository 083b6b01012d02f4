import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct HomeRoutesTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    /// The example's text as a hotline's own book of this version.
    private func book(_ version: Int, _ more: String = "") -> String {
        ExampleBook.text.replacing("\nversion = 1\nexample = true\n", with: "\nversion = \(version)\n") + more
    }

    /// A lead coordinator's laptop with its keys in force.
    private func lead() throws -> TestLaptop {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let keys = try lead.sign("version = 1\n" + lead.table(), as: "keys", in: scratch)
        try lead.home.adopt(lead.home.examine(keys, root: nil), on: Day(sinceEpoch: 20_000))
        return lead
    }

    private func adopt(_ home: Home, _ signed: SignedFile) throws {
        try home.adopt(home.examineBook(signed), on: Day(sinceEpoch: 20_001))
    }

    private func refusal(_ home: Home, _ signed: SignedFile) -> (any Explained)? {
        explained { try adopt(home, signed) }
    }

    @Test func `without an adopted book the example answers, and an adopted one answers instead`() throws {
        let lead = try lead()
        #expect(try lead.home.routeBook().stamp.example)
        #expect(try lead.home.adoptedBook() == nil)
        let signed = try lead.sign(book(7), as: "routes", in: scratch)
        try adopt(lead.home, signed)
        let read = try lead.home.routeBook()
        #expect(read.stamp.version == 7 && !read.stamp.example)
        #expect(try read.stamp.hash == Hash.blake2b256(signed.bytes))
        #expect(try lead.home.bookAdoptionDay() == Day(sinceEpoch: 20_001))
        #expect(try lead.home.adoptedBook() == read.fileStamp)
    }

    @Test func `a book is not believed before the lead coordinator's key is known`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let signed = try lead.sign(book(7), as: "routes", in: scratch)
        #expect(refusal(lead.home, signed) as? HomeError == .noRoot)
        #expect(try lead.home.pinnedRoot() == nil)
        #expect(try lead.home.routeBook().stamp.example)
        #expect(try Folder.names(lead.home.path) == ["identity"])
    }

    @Test func `versions only rise, and every refusal leaves the old book in force`() throws {
        let lead = try lead()
        let stranger = try TestLaptop(.coordinator, "stranger", seed: 2, in: scratch)
        try adopt(lead.home, lead.sign(book(3), as: "routes3", in: scratch))
        let inForce = try lead.home.routeBook()
        let older = try lead.sign(book(2), as: "older", in: scratch)
        #expect(refusal(lead.home, older) as? AdoptionError == .older(older.path, version: 2, inForce: 3))
        let same = try lead.sign(book(3, "# changed\n"), as: "same", in: scratch)
        #expect(refusal(lead.home, same) as? AdoptionError == .sameVersion(same.path, version: 3))
        let foreign = try stranger.sign(book(4), as: "foreign", in: scratch)
        #expect(refusal(lead.home, foreign) as? AdoptionError == .foreign(foreign.path))
        let changed = SignedFile(path: "changed", bytes: Array(book(4).utf8), signature: older.signature)
        #expect((refusal(lead.home, changed) as? SignatureError)?.problem == .wrong)
        let malformed = try lead.sign(book(4, "[[fact]]\n"), as: "malformed", in: scratch)
        #expect(refusal(lead.home, malformed) is TOMLError)
        let keys = try lead.sign("version = 4\n" + lead.table(), as: "keys4", in: scratch)
        #expect(refusal(lead.home, keys) is TOMLError)
        #expect(try lead.home.routeBook().stamp == inForce.stamp)
        try adopt(lead.home, lead.sign(book(4), as: "routes4", in: scratch))
        #expect(try lead.home.routeBook().stamp.version == 4)
        // The keys are a separate file with a version of their own.
        #expect(try lead.home.keysInForce().version == 1)
    }

    @Test func `an adoption that another one overtook is refused`() throws {
        let lead = try lead()
        let slow = try lead.home.examineBook(lead.sign(book(3), as: "routes3", in: scratch))
        try adopt(lead.home, lead.sign(book(5), as: "routes5", in: scratch))
        let error = explained { try lead.home.adopt(slow, on: Day(sinceEpoch: 20_002)) }
        #expect(error as? AdoptionError == .older(slow.signed.path, version: 3, inForce: 5))
        #expect(try lead.home.routeBook().stamp.version == 5)
    }

    @Test func `a changed or removed book is an error, never the example, and adopting it again mends it`() throws {
        let lead = try lead()
        let home = lead.home
        let signed = try lead.sign(book(3), as: "routes", in: scratch)
        try adopt(home, signed)
        let inForce = try home.routeBook()
        let path = home.bookArchive.path(inForce.fileStamp)
        let parts = [path, MinisignSignature.path(for: path)]
        for part in parts {
            let bytes = try Folder.contents(part, limit: RouteBook.maxBytes)
            var changed = bytes
            changed[changed.count / 2] ^= 1
            for damage in [changed, [], Array(bytes.dropLast(9))] {
                try Folder.replace(part, with: damage)
                #expect(explained { _ = try home.routeBook() } as? HomeError == .bookDamaged)
                try adopt(home, signed)
                #expect(try home.routeBook().stamp == inForce.stamp)
            }
            Folder.remove(part)
            #expect(explained { _ = try home.routeBook() } as? HomeError == .bookDamaged)
            try adopt(home, signed)
            #expect(try home.routeBook().stamp == inForce.stamp)
        }
        let error = HomeError.bookDamaged
        #expect(error.exit == .refused && error.hint == HomeText.bookDamagedHint)
    }

    @Test func `a lost folder or a lost note does not bring the example or an older book back`() throws {
        let lead = try lead()
        let home = lead.home
        let old = try lead.sign(book(2), as: "old", in: scratch)
        let signed = try lead.sign(book(3), as: "routes", in: scratch)
        try adopt(home, old)
        try adopt(home, signed)
        for damage in ["", "3-", "x"] {
            try Folder.replace(home.bookArchive.note, with: Array(damage.utf8))
            #expect(try home.routeBook().stamp.version == 3)
            #expect(refusal(home, old) is AdoptionError)
        }
        Folder.remove(home.bookArchive.note)
        #expect(try home.routeBook().stamp.version == 3)
        #expect(refusal(home, old) is AdoptionError)
        try adopt(home, signed)
        for name in try Folder.names(home.routesFolder) { Folder.remove(home.routesFolder + "/" + name) }
        #expect(explained { _ = try home.routeBook() } as? HomeError == .bookDamaged)
        #expect(refusal(home, old) is AdoptionError)
        try adopt(home, signed)
        #expect(try home.routeBook().stamp.version == 3)
    }

    @Test func `an older note that is put back brings no older book back`() throws {
        let lead = try lead()
        let home = lead.home
        let old = try lead.sign(book(2), as: "old", in: scratch)
        let signed = try lead.sign(book(3), as: "routes", in: scratch)
        try adopt(home, old)
        let note = try Folder.contents(home.bookArchive.note, limit: 1 << 12)
        try adopt(home, signed)
        try Folder.replace(home.bookArchive.note, with: note)
        #expect(try home.routeBook().stamp.version == 3)
        #expect(try home.adoptedBook()?.version == 3)
        #expect(try home.bookAdoptionDay() == nil)
        #expect(refusal(home, old) is AdoptionError)
        // An older one does not replace a damaged newer one either.
        let path = home.bookArchive.path(try #require(try home.adoptedBook()))
        try Folder.replace(path, with: Array(signed.bytes.dropLast()))
        #expect(explained { _ = try home.routeBook() } as? HomeError == .bookDamaged)
        // Adopting the newest one again repairs the book and the note.
        try adopt(home, signed)
        #expect(try home.routeBook().stamp.version == 3)
        #expect(try home.bookAdoptionDay() == Day(sinceEpoch: 20_001))
    }

    @Test func `no flipped byte in the folder puts another book in force`() throws {
        let lead = try lead()
        let home = lead.home
        try adopt(home, lead.sign(book(2), as: "old", in: scratch))
        try adopt(home, lead.sign(book(3), as: "routes", in: scratch))
        let inForce = try home.routeBook()
        let archived = home.bookArchive.path(inForce.fileStamp)
        let paths = [archived, MinisignSignature.path(for: archived), home.rootPath, home.bookArchive.note]
        var random = SeededRandom(seed: 5)
        for path in paths {
            let bytes = try Folder.contents(path, limit: 1 << 20)
            for _ in 0..<12 {
                var changed = bytes
                changed[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
                try Folder.replace(path, with: changed)
                let read = try? home.routeBook().stamp
                #expect(read == nil || read == inForce.stamp)
                if path == archived { #expect(read == nil) }
            }
            try Folder.replace(path, with: bytes)
        }
    }

    @Test func `a power cut between the steps of an adoption leaves the old book or the new one`() throws {
        let lead = try lead()
        let home = lead.home
        let first = try lead.sign(book(2), as: "old", in: scratch)
        let second = try lead.sign(book(3), as: "routes", in: scratch)
        // The first adoption: signature, book and note reach the medium in this order.
        let name = try home.examineBook(first).content.fileStamp
        try Folder.make(home.routesFolder)
        let path = home.bookArchive.path(name)
        try Folder.replace(MinisignSignature.path(for: path), with: Array(first.signature.file.utf8))
        #expect(try home.routeBook().stamp.example)
        try Folder.replace(path, with: first.bytes)
        #expect(try home.routeBook().stamp.version == 2)
        try adopt(home, first)
        // A later one: the new book is in force as soon as it exists, even if the note still names the old one.
        let newer = try home.examineBook(second).content.fileStamp
        let newPath = home.bookArchive.path(newer)
        try Folder.replace(MinisignSignature.path(for: newPath), with: Array(second.signature.file.utf8))
        #expect(try home.routeBook().stamp.version == 2)
        try Folder.replace(newPath, with: second.bytes)
        #expect(try home.routeBook().stamp.version == 3)
        #expect(try home.bookAdoptionDay() == nil)
        try adopt(home, second)
        #expect(try home.routeBook().stamp.version == 3)
        #expect(try home.bookAdoptionDay() == Day(sinceEpoch: 20_001))
    }

    @Test func `a book of a root that is pinned no more is not read`() throws {
        let lead = try lead()
        let stranger = try TestLaptop(.coordinator, "stranger", seed: 2, in: scratch)
        try adopt(lead.home, lead.sign(book(3), as: "routes", in: scratch))
        let root = try #require(stranger.identity.card.root)
        try Folder.replace(lead.home.rootPath, with: Array(root.file.utf8))
        #expect(explained { _ = try lead.home.routeBook() } as? HomeError == .bookDamaged)
        Folder.remove(lead.home.rootPath)
        #expect(explained { _ = try lead.home.routeBook() } as? HomeError == .noRoot)
    }

    @Test func `facts are overdue after their review, and all of them before the newest check`() throws {
        let book = try Home(scratch.path).routeBook()
        let dates = book.facts.map(\.reviewBy)
        let last = try #require(dates.max())
        #expect(BookDay(book, on: book.newestCheck).overdue.allSatisfy { $0.reviewBy < book.newestCheck })
        #expect(BookDay(book, on: last).overdue.count < book.facts.count)
        #expect(BookDay(book, on: Day(sinceEpoch: last.sinceEpoch + 1)).overdue.count == book.facts.count)
        #expect(BookDay(book, on: Day(sinceEpoch: book.newestCheck.sinceEpoch - 1)).overdue.count == book.facts.count)
    }
}
