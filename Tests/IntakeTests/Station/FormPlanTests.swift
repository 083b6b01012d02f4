import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// What a laptop remembers of the forms of files, for how long, and what it must not do with that.
@Suite struct FormPlanTests {
    private let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.volunteer)
    }

    private var path: String { hotline.volunteer.logFolder + "/forms" }

    private func forms(_ notes: String...) -> [InputItem] {
        notes.map { text in
            var request = Request()
            if !text.isEmpty { request.notes = text }
            return InputItem(request: request, label: nil, asOf: nil)
        }
    }

    private func recorder(_ home: Home? = nil, takesForms: Bool = true, asOf: Day? = nil) throws -> Recorder {
        let (home, now) = (home ?? hotline.volunteer, hotline.now)
        return try Recorder(
            home, identity: hotline.identity(home), command: "test", takesForms: takesForms, asOf: asOf
        ) { now }
    }

    /// Seals the unknown forms up to `stop`, and tells all of them up to `told`; returns the plan.
    @discardableResult
    private func seal(
        _ items: [InputItem], stop: Int = .max, told: Int = .max, again: Bool = false, asOf: Day? = nil
    ) throws -> FormPlan {
        let recorder = try recorder(asOf: asOf)
        let plan = try recorder.plan(items, again: again) {}
        for form in plan.forms.prefix(stop) {
            if form.saved == nil { try recorder.seal(form.draft) }
            if form.number <= told { recorder.told(form, of: plan) }
        }
        try recorder.close()
        return plan
    }

    private func known(_ plan: FormPlan) -> [Int] { plan.known.map(\.number) }

    @Test func `what was sealed and not told is sealed as the same record, and is one case at the desk`() throws {
        let items = forms("a", "", "b", "")
        let first = try seal(items, stop: 3, told: 1)
        hotline.now += 3600
        let second = try seal(items)
        #expect(known(second) == [1] && second.goesOn && second.isRemembered)
        #expect(second.forms.map(\.draft.record) == first.forms.map(\.draft.record))
        // Two of them are in the log twice.
        try hotline.carry()
        #expect(try hotline.import().map(\.report.records) == [6])
        let cases = try hotline.cases()
        #expect(cases.map(\.code).sorted() == first.forms.map(\.draft.code).sorted())
        #expect(cases.allSatisfy { $0.doubts.isEmpty && $0.history.count == 1 })
    }

    @Test func `where the advice is another one by then, it is still one case, without a doubt`() throws {
        let items = forms("a")
        try seal(items, told: 0)
        hotline.now += 4 * 86_400
        let text = ExampleBook.text.replacing("\nversion = 1\nexample = true\n", with: "\nversion = 2\n")
        let signature = try hotline.identity(hotline.lead).signFile(Array(text.utf8), trustedComment: "test")
        let signed = SignedFile(path: "routes", bytes: Array(text.utf8), signature: signature)
        try hotline.volunteer.adopt(hotline.volunteer.examineBook(signed), on: hotline.day)
        let second = try seal(items)
        #expect(known(second) == [])
        try hotline.carry()
        _ = try hotline.import()
        let only = try #require(try hotline.cases().first)
        #expect(try hotline.cases().count == 1)
        #expect(only.history.count == 2 && only.doubts == [])
        #expect(only.code == second.forms[0].draft.code)
    }

    @Test func `forms are known by their neighbours: a file that grew, was cut or mended is not another one`() throws {
        let first = try seal(forms("a", "b", "c", "d"))
        // Grown, the beginning missing, one form edited (then the first has no neighbour left), one inserted.
        for (notes, expected) in [
            (["a", "b", "c", "d", "e"], [1, 2, 3, 4]), (["c", "d"], [1, 2]), (["a", "x", "c", "d"], [3, 4]),
            (["a", "b", "y", "c", "d"], [1, 2, 4, 5]),
        ] {
            let lab = try FormPlanTests()
            try lab.seal(lab.forms("a", "b", "c", "d"))
            let plan = try lab.seal(notes.flatMap { lab.forms($0) })
            #expect(lab.known(plan) == expected, "\(notes)")
            #expect(!plan.goesOn)
            #expect(lab.known(try lab.seal(notes.flatMap { lab.forms($0) })) == Array(1...notes.count), "\(notes)")
        }
        // Short answers of other people, in other files: all of them must be recorded.
        for notes in [["a"], ["d"], ["x", "b", "y"], ["b", "a"], ["a", "x"], ["x", "d"]] {
            let plan = try seal(notes.flatMap { forms($0) })
            #expect(known(plan) == [], "\(notes)")
            #expect(plan.forms.contains { $0.twin != nil }, "\(notes)")
        }
        #expect(known(try seal(forms("a", "b", "c", "d"))) == [1, 2, 3, 4])
        #expect(try seal(forms("a", "b", "c", "d")).forms.map(\.draft.code) == first.forms.map(\.draft.code))
    }

    @Test func `alike forms of one file are each known once, and only in the same file`() throws {
        let first = try seal(forms("", "", ""), stop: 2)
        let second = try seal(forms("", "", ""))
        #expect(known(second) == [1, 2] && Set(second.forms.map(\.draft.code)).count == 3)
        #expect(second.forms.map(\.draft.code) == first.forms.map(\.draft.code))
        // A longer or shorter file may be from other people.
        for count in [2, 1, 4] {
            let other = try seal([String](repeating: "", count: count).flatMap { forms($0) })
            #expect(known(other) == [] && other.forms.allSatisfy { $0.twin != nil }, "\(count)")
            #expect(Set(other.forms.map(\.draft.code)).isDisjoint(with: second.forms.map(\.draft.code)), "\(count)")
        }
        let again = try seal(forms("", "", "", ""), again: true)
        #expect(known(again) == [])
        // A repetition prints the codes that were sealed last.
        #expect(try seal(forms("", "", "", "")).forms.map(\.draft.code) == again.forms.map(\.draft.code))
    }

    @Test(arguments: [false, true])
    func `one form that was saved is never taken for two of a file`(isMoved: Bool) throws {
        var codes = try seal(forms("x", "m", "y")).forms.map(\.draft.code)
        // The form has other neighbours now, but is still one.
        if isMoved { codes += try seal(forms("x", "m", "p")).forms.map(\.draft.code) }
        // Each of the two has one of the neighbours of the original.
        let other = try seal(forms("x", "m", "z", "q", "m", "y"))
        #expect(known(other) == [1, 2, 6])
        #expect(!codes.contains(other.forms[4].draft.code) && Set(other.forms.map(\.draft.code)).count == 6)
    }

    @Test func `a form is known by the neighbours that it had last`() throws {
        try seal(forms("a", "b"))
        #expect(known(try seal(forms("p", "a", "b"))) == [2, 3])
        #expect(known(try seal(forms("p", "a", "q"))) == [1, 2])
    }

    @Test func `callers who give the same short answers, one file for each, are a case each`() throws {
        let first = try seal(forms("a")), second = try seal(forms("a"))
        #expect(known(second) == [] && second.forms[0].draft.code != first.forms[0].draft.code)
        #expect(second.forms[0].twin?.code == first.forms[0].draft.code)
        // A form that was interrupted before its code was told continues under its ids.
        let third = try seal(forms("a"), told: 0)
        let rest = try seal(forms("a"))
        #expect(rest.forms[0].draft.record == third.forms[0].draft.record && known(rest) == [])
        try hotline.carry()
        _ = try hotline.import()
        #expect(try hotline.cases().count == 3)
    }

    @Test func `the same answers side by side in two files are a case each, and known in the same file`() throws {
        for notes in [["c", "", "", "", "d"], ["", "", "", "d"], ["c", "", "", ""], ["", "", ""], ["", ""], [""]] {
            let lab = try FormPlanTests()
            let file = try lab.seal(lab.forms("a", "", "", "", "b"))
            let other = try lab.seal(notes.flatMap { lab.forms($0) })
            #expect(lab.known(other) == [], "\(notes)")
            #expect(Set(other.forms.map(\.draft.code)).isDisjoint(with: file.forms.map(\.draft.code)), "\(notes)")
        }
        // The same file, extended at both ends: the sequence is recognized from its ends inwards.
        let first = try seal(forms("a", "", "", "", "b"))
        let grown = try seal(forms("x", "a", "", "", "", "b", "y"))
        #expect(known(grown) == [2, 3, 4, 5, 6])
        #expect(grown.forms[1...5].map(\.draft.code) == first.forms.map(\.draft.code))
    }

    @Test func `after seven days the next command forgets a form`() throws {
        try seal(forms("a", "b"))
        hotline.now += 7 * 86_400 - 1
        _ = try recorder(takesForms: false)
        #expect(Folder.kind(path) == .file)
        hotline.now += 1
        _ = try recorder(takesForms: false)
        #expect(Folder.kind(path) == .nothing)
        #expect(known(try seal(forms("a", "b"))) == [])
        // A repeated file is kept from then on.
        hotline.now += 5 * 86_400
        #expect(known(try seal(forms("a", "b"))) == [1, 2])
        hotline.now += 5 * 86_400
        #expect(known(try seal(forms("a", "b"))) == [1, 2])
    }

    @Test func `a clock that goes back makes nothing fresh forgotten, and keeps nothing for ever`() throws {
        try seal(forms("a", "b"))
        let real = hotline.now
        hotline.now = 0
        #expect(known(try seal(forms("a", "b"))) == [1, 2])
        hotline.now = real - 86_400
        #expect(known(try recorder().plan(forms("a", "b"), again: false) {}) == [])
    }

    @Test func `a clock that is reset at each start does not keep a form for ever`() throws {
        try seal(forms("a", "b"))
        for day in 1...6 {
            hotline.now -= 3600
            _ = try recorder(takesForms: false)
            #expect(Folder.kind(path) == .file, "\(day)")
        }
        hotline.now -= 3600
        _ = try recorder(takesForms: false)
        #expect(Folder.kind(path) == .nothing)
    }

    @Test func `a mark that this laptop did not make does not keep a form from being sealed`() throws {
        try seal(forms("a", "b", "c"), stop: 1)
        var bytes = try Folder.contents(path, limit: 1 << 20)
        let marks = bytes.count - 3 * 16
        #expect(bytes[marks..<marks + 16].contains { $0 != 0 })
        // The first form's mark in the place of the second's, and invented ones.
        bytes.replaceSubrange((marks + 16)..<(marks + 32), with: bytes[marks..<marks + 16])
        bytes.replaceSubrange((marks + 32)..., with: [UInt8](repeating: 0xFF, count: 16))
        try Folder.replace(path, with: bytes)
        #expect(known(try seal(forms("a", "b", "c"))) == [1])
    }

    @Test func `marks of an earlier file of the memory count for nothing in a later one`() throws {
        try seal(forms("a", "b", "c"))
        let marks = try Folder.contents(path, limit: 1 << 20).suffix(3 * 16)
        Folder.remove(path)
        try seal(forms("x", "y", "z"), told: 0)
        let bytes = try Folder.contents(path, limit: 1 << 20)
        try Folder.replace(path, with: Array(bytes.dropLast(3 * 16)) + marks)
        #expect(known(try seal(forms("x", "y", "z"))) == [])
    }

    @Test func `an exercise on another day is another request`() throws {
        let days = [nil, Day("2026-03-01"), Day("2026-03-02")]
        for day in days { #expect(known(try seal(forms("a", "b"), asOf: day)) == [], "\(String(describing: day))") }
        for day in days { #expect(known(try seal(forms("a", "b"), asOf: day)) == [1, 2]) }
    }

    @Test func `only where all that is saved belongs to interrupted work does a file go on`() throws {
        try seal(forms("a", "b"), stop: 1)
        try seal(forms("c", "d"))
        // Saved from a file that was completed: the person must be told that it is not sealed again.
        let both = try recorder().plan(forms("a", "b", "c", "d"), again: false) {}
        #expect(known(both) == [1, 3, 4] && !both.goesOn)
        let other = try FormPlanTests()
        try other.seal(other.forms("a", "b"), stop: 1)
        #expect(try other.recorder().plan(other.forms("a", "b"), again: false) {}.goesOn)
        // Interrupted again: still the same run.
        let again = try FormPlanTests()
        for stop in 1...2 { try again.seal(again.forms("a", "b", "c"), stop: stop) }
        let rest = try again.seal(again.forms("a", "b", "c"))
        #expect(again.known(rest) == [1, 2] && rest.goesOn)
        #expect(try !again.recorder().plan(again.forms("a", "b", "c"), again: false) {}.goesOn)
        // A completed form belongs to the later run that contained it again.
        let grown = try FormPlanTests()
        try grown.seal(grown.forms("a", "b"))
        try grown.seal(grown.forms("a", "b", "c"), stop: 2)
        #expect(try grown.recorder().plan(grown.forms("a", "b", "c"), again: false) {}.goesOn)
    }

    @Test func `the memory of another laptop, or of an earlier day with other marks, seals everything`() throws {
        try seal(forms("a", "b"), stop: 1)
        let early = try Folder.contents(path, limit: 1 << 20)
        try seal(forms("a", "b"))
        // The old file is restored: the second form is sealed again, as the same record.
        try Folder.replace(path, with: early)
        #expect(known(try seal(forms("a", "b"))) == [1])
        try hotline.carry()
        _ = try hotline.import()
        #expect(try hotline.cases().count == 2)
        // With another identity it does not open.
        let other = try self.recorder(hotline.lead)
        #expect(try other.plan(forms("a", "b"), again: false) {}.isRemembered)
        try Folder.replace(path, with: Folder.contents(hotline.lead.logFolder + "/forms", limit: 1 << 20))
        let recorder = try recorder()
        #expect(recorder.formsTrouble == .damaged(path))
        #expect(known(try recorder.plan(forms("a", "b"), again: false) {}) == [])
    }

    @Test func `a memory that cannot be written keeps nothing from being sealed`() throws {
        try seal(forms("a", "b"))
        Folder.remove(path)
        try Folder.make(path)
        let recorder = try recorder()
        // A folder in its place is no file of this program, and cannot be replaced.
        #expect(recorder.formsTrouble == .damaged(path))
        let plan = try recorder.plan(forms("a", "b"), again: false) {}
        #expect(!plan.isRemembered && plan.forms.count == 2)
        for form in plan.forms {
            try recorder.seal(form.draft)
            recorder.told(form, of: plan)
        }
        try recorder.close()
    }
}
