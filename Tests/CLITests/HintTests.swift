// The commands in the program's own sentences: a person types them as they are read.

import IntakeLog
import Testing
@testable import IntakeCLI

@Suite struct HintTests {
    /// Words that follow the name of the program where it is only spoken of.
    private static let prose: Set<String> = ["and", "ever", "wrote"]

    @Test func `the program takes every command that its sentences name, with all that the command needs`() throws {
        var found: Set<[String]> = []
        for path in try texts() {
            for words in Self.commands(in: String(decoding: try Folder.contents(path, limit: 1 << 20), as: UTF8.self)) {
                found.insert(words)
                #expect(throws: Never.self, "\(path): intake \(words.joined(separator: " "))") {
                    try IntakeCommand.parseAsRoot(words)
                }
            }
        }
        #expect(found.count > 20)
    }

    @Test(arguments: [
        "run intake carry again", "intake routes review, then more", "intake queue --all", "intake lock",
        #"intake routes check \(file) --again \(old)"#, #"intake keys "# + "\"\n    + \"adopt on that laptop",
    ])
    func `a command that lacks something, and one that does not exist, is found`(text: String) throws {
        let words = try #require(Self.commands(in: "en: \"\(text)\"").first)
        #expect(throws: (any Error).self, "\(words)") { try IntakeCommand.parseAsRoot(words) }
    }

    /// The sentences of the program: the files of texts, and those of commands.
    private func texts() throws -> [String] {
        try SourceFiles.swift(in: "Sources/Intake").filter { $0.hasSuffix("Text.swift") }
            + SourceFiles.swift(in: "Sources/IntakeCLI")
    }

    /// The commands in the strings of a source file, each as the words after `intake`. What a session is opened with is
    /// only the name of a command.
    private static func commands(in source: String) -> [[String]] {
        let code = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            .joined(separator: "\n")
            .replacing(#/(open\(\s*|command: )"intake \w+"/#, with: "")
            .replacing(#/"\s*\+\s*"|\\\n\s*/#, with: "")
            .replacing(#/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/#, with: "FILE")
        return code.matches(of: #/\bintake (?<rest>[a-z][^"\n`]*)/#).compactMap { match in
            let words = words(of: match.rest)
            return words.isEmpty || prose.contains(words[0]) ? nil : words
        }
    }

    /// The words at the beginning of `text` that belong to the command: its name, options, and what it is given, which
    /// is in capitals, or a file name. Punctuation ends it.
    private static func words(of text: Substring) -> [String] {
        var words: [String] = []
        var isOver = false
        for part in text.split(separator: " ") where !isOver {
            var word = String(part.prefix { !",;:)".contains($0) })
            if word.hasSuffix(".") { word.removeLast() }
            isOver = word.count < part.count
            if !isPart(word, of: words) { break }
            words.append(word)
        }
        return words
    }

    private static func isPart(_ word: String, of words: [String]) -> Bool {
        if word != "-", words.isEmpty || word.hasPrefix("-") || word.contains(".") || word == word.uppercased() {
            return word.contains { $0.isLetter }
        }
        // A word in small letters is a subcommand, or the value of an option.
        do {
            return try !type(of: IntakeCommand.parseAsRoot(words)).configuration.subcommands.isEmpty
        } catch {
            return IntakeCommand.message(for: error).hasPrefix("Missing value")
        }
    }
}
