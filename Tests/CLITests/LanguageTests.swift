// Every command in both languages: the Russian text for volunteers and coordinators contains no English, and vice
// versa.

import Glibc
import IntakeTriage
import Testing

@Suite struct LanguageTests {
    /// Latin words that are correct in Russian text: keys, with any content, commands and options, file names, labels.
    private let technical =
        #/RW\S+|intake [a-z]+( [a-z]+)?|--[a-z-]+|[\w.\/-]*(\/|\.intake|\.csv)[\w.\/-]*|\(?v07\)?|irina|intake|ulimit -l|sudo swapoff -a|UTC|XDG|[A-Z_]{4,}|[0-9a-f]{8,}|Enter|Ctrl-C|JSON/#

    private func latin(_ text: String) -> [Substring] {
        text.replacing(technical, with: "").matches(of: #/[A-Za-z]{3,}/#).map(\.output)
    }

    @Test func `Russian has no English left in it`() throws {
        let hotline = try Hotline()
        let stick = hotline.usb
        let request = "{\"stage\": \"abroad\", \"country\": \"GE\", \"passport\": \"biometric\", \"wanted\": \"no\"}"
        let new = try ask(hotline, hotline.v07, "new", "--from", "-", input: request)
        let code = try #require(new.output.firstMatch(of: #/\d{4}-\d{4}-\d{4}/#)?.output)
        var answers = [
            new,
            try ask(hotline, hotline.v07, "add", String(code), "--from", "-", input: "{\"age\": 30}"),
            try ask(hotline, hotline.v07, "carry", stick),
            try ask(hotline, hotline.v07, "carry", stick + "/none"),
            try ask(hotline, hotline.v07, "queue"),
            try ask(hotline, hotline.lead, "import", stick),
            try ask(hotline, hotline.lead, "import", stick, "--receipt", "1234 5678 9012 3456 7890"),
            try ask(hotline, hotline.lead, "import", stick, "--receipt", "12"),
            try ask(hotline, hotline.lead, "import", stick + "/none.intake"),
            try ask(hotline, hotline.lead, "queue"),
            try ask(hotline, hotline.lead, "show", "1111-1111-1112"),
            try ask(hotline, hotline.lead, "show", "0000-0000-0000"),
            try ask(hotline, hotline.lead, "export", "--output", hotline.folder + "/q.csv"),
            try ask(hotline, hotline.lead, "export", "--output", hotline.folder + "/q.csv"),
        ]
        for command in [["status"], ["receipt"], ["verify", stick], ["verify", stick + "/none"], ["keys", "show"]] {
            answers.append(try hotline.v07.run(command + ["--lang", "ru"]))
        }
        for answer in answers {
            let text = answer.output + answer.error
            #expect(text.contains(#/[а-яё]{3}/#))
            #expect(latin(text) == [], "\(text)")
        }
    }

    @Test func `English has no Russian left in it`() throws {
        let hotline = try Hotline()
        try hotline.new("{\"stage\": \"abroad\", \"country\": \"GE\"}")
        var answers = [
            try hotline.run(hotline.v07, "new", "--from", "-", input: #"{"age":20}"#),
            try hotline.run(hotline.v07, "carry", hotline.usb), try hotline.run(hotline.lead, "import", hotline.usb),
            try hotline.run(hotline.lead, "queue"), try hotline.run(hotline.lead, "show", "1111-1111-1112"),
        ]
        for command in [["status"], ["receipt"], ["verify", hotline.usb]] {
            answers.append(try hotline.v07.run(command))
        }
        for answer in answers { #expect((answer.output + answer.error).firstMatch(of: #/[а-яё]/#) == nil) }
    }

    @Test func `on a narrow terminal no word is broken and every line fits`() throws {
        let hotline = try Hotline()
        try hotline.new("{\"stage\": \"abroad\", \"country\": \"GE\"}")
        for language in ["en", "ru"] {
            let terminal = try PseudoTerminal(
                hotline.v07.under("/bin/sh", "-c", "stty cols 50 && exec \"$@\"", "sh"),
                ["receipt", "--lang", language])
            #expect(try terminal.end() == 0)
            let lines = terminal.transcript.split(separator: "\r\n")
            #expect(lines.count >= 3)
            #expect(lines.allSatisfy { $0.count <= 50 }, "\(lines)")
            let whole = try hotline.v07.run("receipt", "--lang", language).output
            #expect(lines.flatMap { $0.split(separator: " ") } == whole.split { $0.isWhitespace }, "\(lines)")
        }
    }

    private func ask(
        _ hotline: Hotline, _ program: Program, _ arguments: String..., input: String = ""
    ) throws -> Program.Outcome {
        try program.run(
            arguments + ["--lang", "ru", "--passphrase-fd", "3"], input: input, descriptors: [3: Hotline.passphrase])
    }
}
