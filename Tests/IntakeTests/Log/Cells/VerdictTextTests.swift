import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct VerdictTextTests {
    private let findings: [Finding] = [
        .pastCrash(4...6), .claimedCrash(4...6), .miscounted(at: 8, said: 3, read: 1), .steppedBack(at: 8, cells: 2),
        .logReplaced(Bytes16()), .unfinishedEnd(8), .damaged(2...2), .forged(3),
        .removedAndContinued(at: 5, cells: 4), .removedAndContinued(at: 5, cells: nil),
        .unknownWriter(at: 1, key: SigningPublicKey(unchecked: Bytes32()), keysVersion: 2),
        .revokedWriter(at: 1, label: "v07", keysVersion: 2), .extraReader(at: 1, key: nil, keysVersion: 2),
        .revokedReader(at: 1, label: "boris", keysVersion: 2), .clockAhead(at: 1, seconds: 400_000),
        .olderKeysFile(at: 1, label: "v07", version: 1, inForce: 2, since: nil, gone: [], sessions: 0),
        .olderKeysFile(
            at: 1, label: "v07", version: 1, inForce: 2, since: Day("2026-07-01"), gone: ["boris"], sessions: 3),
        .leftOutReader(at: 1, label: "irina", keysVersion: 2), .unknownKeysFile(at: 1, version: 2),
        .notSealedToThisKey(at: 1), .newerVersion(at: 1, version: 9), .clock(at: 1, seconds: 10_800),
        .shorterThanBefore(held: 9, cells: 5), .shorterThanBefore(held: 9, cells: 5, isGone: true),
        .twoHistories(at: 4, isKept: true), .twoHistories(at: 4, isKept: false), .empty, .notALog, .unreadable(.link),
        .unreadable(.tooLarge(9)), .unreadable(.missing), .unreadable(.closedFolder(Sentence(en: "x", ru: "х"))),
    ]

    @Test func `every finding has its own words in both languages, and names its cell`() {
        for language in Language.allCases {
            let texts = findings.map { $0.sentence(language) }
            #expect(Set(texts).count == texts.count)
            #expect(texts.allSatisfy { !$0.contains("!") && $0.count > 10 })
        }
        #expect(Set(findings.compactMap(\.verdict)).union([.complete]) == Set(Verdict.allCases))
        #expect(Finding.damaged(17...19).sentence.en.contains("17 to 19"))
        #expect(Finding.removedAndContinued(at: 5, cells: 4).sentence.ru.contains("4 ячейки"))
    }

    @Test func `every verdict that needs a person says what to do next`() {
        for verdict in Verdict.allCases {
            #expect((verdict.hint == nil) == verdict.isGood)
        }
    }

    @Test func `status takes a crash that only the structure tells of for no certainty`() {
        var report = LogReport()
        report.findings = [.claimedCrash(4...6)]
        let said = StatusText.log(Bytes16(), report)
        #expect(!said.en.contains("complete") && said.en.contains("interrupted write"))
        #expect(said.ru.contains("повреждений не видно") && said.ru.contains("прерванная запись"))
    }

    @Test func `a hostile label cannot drive the terminal`() {
        let finding = Finding.revokedWriter(at: 1, label: "x\u{1B}[2J\u{202E}", keysVersion: 1)
        #expect(!finding.sentence.en.unicodeScalars.contains { $0.value < 32 || $0 == "\u{202E}" })
    }

    @Test func `the summary counts what verifies`() {
        var report = LogReport()
        report.logID = Bytes16()
        (report.cells, report.records) = (40, 21)
        let sentence = report.sentence(new: 3)
        #expect(sentence.en.contains("All 21 records are valid, up to cell 39; new: 3."))
        #expect(sentence.ru.contains("все записи: 21, до ячейки 39; новых: 3."))
        report.findings = [.damaged(2...2)]
        #expect(!report.sentence(new: nil).en.contains("All"))
    }

    @Test func `in Russian the summary says of the log how it is, and of a revoked laptop that it is revoked`() {
        var report = LogReport()
        report.logID = Bytes16()
        (report.cells, report.records) = (40, 21)
        #expect(report.sentence(new: nil).ru.hasPrefix("Журнал цел. "))
        report.findings = [.damaged(2...2)]
        #expect(report.sentence(new: nil).ru.hasPrefix("Журнал повреждён. "))
        let (revoked, unknown) = (
            Finding.revokedWriter(at: 1, label: "v07", keysVersion: 2),
            Finding.unknownWriter(at: 1, key: SigningPublicKey(unchecked: Bytes32()), keysVersion: 2)
        )
        report.findings.append(revoked)
        let sentence = report.sentence(new: nil)
        #expect(sentence.en.hasPrefix("Verdict: revoked laptop. ") && sentence.ru.hasPrefix("Итог: ноутбук отозван. "))
        for graver in [unknown, .forged(3)] {
            report.findings = [revoked, graver]
            #expect(report.sentence(new: nil).en.hasPrefix("Verdict: unknown writer. "))
        }
    }
}
