import Foundation
import Testing
@testable import IntakeCases
@testable import IntakeTriage

/// The engine contains the order of evaluation; countries, articles and papers come only from the book.
@Suite struct SourceWordsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Intake/Triage")

    /// Every line of code of the room without its comments, with its place: evaluation, check and pages.
    private static func lines() throws -> [(place: String, code: String)] {
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter {
            $0.pathExtension == "swift"
        }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated().map { ("\(file.lastPathComponent):\($0.offset + 1)", withoutComment($0.element)) }
        }
    }

    private static func withoutComment(_ line: Substring) -> String {
        let text = String(line)
        guard let range = text.firstRange(of: "//") else { return text }
        return String(text[..<range.lowerBound])
    }

    @Test func `no country, article or paper is named in the room, its check and its pages included`() throws {
        let lines = try Self.lines()
        #expect(lines.count > 1_000)
        for file in ["AdviceSearch", "StageReach", "Evaluation", "AdviceDifference"] {
            #expect(lines.contains { $0.place.hasPrefix("\(file).swift:") })
        }
        let articles = Charge.allCases.filter { $0.rawValue.first?.isNumber == true }.flatMap {
            ["\"\($0.rawValue)\"", ".\($0)"]
        }
        let papers = Passport.allCases.filter { $0 != .none && $0 != .unknown }
            .flatMap { ["\"\($0.rawValue)\"", ".\($0)"] }
        for (place, code) in lines {
            for quoted in code.quoted where quoted.isCountry { Issue.record("\(place) names \(quoted)") }
            for word in articles + papers where code.names(word) { Issue.record("\(place) names \(word)") }
        }
    }

    @Test func `the scan sees what it looks for`() {
        #expect("guard code == \"AM\" else".quoted.contains { $0.isCountry })
        #expect("case .biometric, .fiveYear: true".names(".fiveYear"))
        #expect(!"case .expiredFacts: true".names(".expired"))
    }
}

extension String {
    fileprivate var quoted: [Substring] {
        split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map(\.element)
    }

    /// Whether the text contains the word as a whole word.
    fileprivate func names(_ word: String) -> Bool {
        var rest = self[...]
        while let range = rest.firstRange(of: word) {
            rest = rest[range.upperBound...]
            if rest.first?.isLetter != true || word.hasSuffix("\"") { return true }
        }
        return false
    }
}

extension Substring {
    fileprivate var isCountry: Bool { utf8.count == 2 && CountryCode(String(self)) != nil }
}
