// Runs the program's own commands for the demo, each with its passphrase through a pipe, and prints each command line
// as a person would type it.

import ArgumentParser
import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Runs the commands of the demo.
struct DemoStage: ~Copyable {
    let folder: String
    let context: Context
    let passphrase: SecretBytes

    /// A random passphrase of 32 letters, which no person needs to know.
    static func passphrase() throws -> SecretBytes {
        var secret = try SecretBytes.random(count: 32)
        unsafe secret.withUnsafeMutableBytes { bytes in
            for index in bytes.indices { unsafe bytes[index] = UInt8(ascii: "a") + bytes[index] % 16 }
        }
        return secret
    }

    borrowing func say(_ sentence: Sentence) throws {
        try context.output.text("\n== \(sentence(context.language))\n")
    }

    /// Runs a command on the laptop of this name. A word that begins with @ names a file of the folder, or, if
    /// `requests` are given, their file.
    borrowing func run(
        _ arguments: [String], at laptop: String, requests: [UInt8]? = nil, asks: Bool = true, quietly: Bool = false
    ) throws {
        let shown = arguments.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
        try context.output.text("\(laptop)$ intake \(shown.joined(separator: " "))\n")
        let secret = asks ? try Pipe(filledWith: passphrase) : nil
        let input = try requests.map { try Pipe(filledWith: $0) }
        defer {
            secret?.close()
            input?.close()
        }
        var line = arguments.map { word in
            guard word.hasPrefix("@") else { return word }
            return input.map { "/dev/fd/\($0.reading)" } ?? folder + "/" + word.dropFirst()
        }
        line += ["--home", folder + "/" + laptop, "--lang", context.language.rawValue]
        if let secret { line += ["--passphrase-fd", String(secret.reading)] }
        let silence = quietly ? Silence() : nil
        defer { silence?.end() }
        var command = try IntakeCommand.parseAsRoot(line)
        try command.run()
    }

    /// Runs a command that this laptop refuses, which the demo means to show.
    borrowing func runRefused(_ arguments: [String], at laptop: String) throws {
        do {
            try run(arguments, at: laptop)
        } catch let exit as ExitCode where exit.rawValue == ExitStatus.refused.rawValue {}
    }

    /// Writes the keys file as the lead coordinator would, from the tables that `setup` printed.
    borrowing func writeKeys() throws {
        let today = Day(unixSeconds: context.now)
        let until = today.adding(days: 365)
        let tables = try ["lead", "second", "v07"].map { try Home(folder + "/" + $0).card().table(validUntil: until) }
        try Folder.replace(folder + "/keys", with: Array(("version = 1\nsigned = \(today)\n" + tables.joined()).utf8))
    }

    /// The exercise requests: the first one, and the others.
    borrowing func requests() throws -> (first: [UInt8], rest: [UInt8]) {
        let json = try RequestInput.parse(Array(ExerciseRequests.json.utf8)).map(\.request.json)
        return (CanonicalJSON.encode(json[0]), CanonicalJSON.encode(.array(Array(json.dropFirst()))))
    }

    /// The code of the first case in the queue.
    borrowing func mostUrgentCode() throws -> String {
        let home = Home(folder + "/lead")
        let identity = try home.unlock(passphrase)
        let triage = Triage(book: try home.routeBook())
        let load = try Desk(home, identity: identity).load().cases
        let day = Day(Demo.day)!
        let queue = Queue(load, asOf: day) { triage.advise(on: $0, asOf: day) }
        return queue.rows.first.map { $0.subject.code.description } ?? ""
    }

    borrowing func printHead(of name: String, lines: Int) throws {
        let text = String(decoding: try Folder.contents(folder + "/" + name, limit: 1 << 20), as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline).prefix(lines) {
            try context.output.text("   " + VisibleText.line(String(line.prefix(110))) + " ...\n")
        }
    }

    /// Lists the files of a laptop, and searches them for every longer word of the requests.
    borrowing func printWhatIsLeft(at laptop: String) throws {
        let words = ExerciseWords.all()
        var found = 0
        for (name, bytes) in try files(under: folder + "/" + laptop, as: laptop) {
            let here = words.filter { bytes.contains($0) }.count
            found += here
            let first = Hex.text(bytes.prefix(16))
            try context.output.text("   \(name)  \(bytes.count) B  \(first)...\n")
        }
        let sentence = DemoText.searched(words: words.count, found: found)
        try context.output.text("   " + sentence(context.language) + "\n")
        if found > 0 { context.finish(.needsPerson) }
    }

    private borrowing func files(under path: String, as name: String) throws -> [(String, [UInt8])] {
        var files: [(String, [UInt8])] = []
        for entry in try Folder.names(path) {
            if Folder.kind(path + "/" + entry) == .folder {
                files += try self.files(under: path + "/" + entry, as: name + "/" + entry)
            } else {
                files.append((name + "/" + entry, try Folder.contents(path + "/" + entry, limit: 64 << 20)))
            }
        }
        return files
    }
}

/// The words of the exercise that must not occur on a volunteer's disk.
private enum ExerciseWords {
    static func all() -> [[UInt8]] {
        let requests = (try? RequestInput.parse(Array(ExerciseRequests.json.utf8))) ?? []
        let texts = requests.flatMap { item in
            [item.request.notes, item.request.place, item.request.pseudonym, item.request.safeContact?.channel]
        }
        let words = texts.compactMap(\.self).flatMap { $0.split { !$0.isLetter } }.filter { $0.utf8.count >= 6 }
        return Set(words.map(String.init)).sorted().map { Array($0.utf8) }
    }
}

/// A pipe with the input that a command reads from a descriptor; at most 64 KiB.
private struct Pipe {
    let reading: Int32

    init(filledWith bytes: [UInt8]) throws {
        reading = try unsafe bytes.withUnsafeBytes { try unsafe Pipe.fill($0) }
    }

    init(filledWith secret: borrowing SecretBytes) throws {
        reading = try unsafe secret.withUnsafeBytes { try unsafe Pipe.fill($0) }
    }

    func close() {
        _ = Glibc.close(reading)
    }

    private static func fill(_ bytes: UnsafeRawBufferPointer) throws -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw OutputFailed(code: errno) }
        defer { _ = Glibc.close(ends[1]) }
        guard bytes.count < 1 << 16, unsafe Glibc.write(ends[1], bytes.baseAddress, bytes.count) == bytes.count else {
            throw OutputFailed(code: errno)
        }
        return ends[0]
    }
}

/// Redirects standard output and error to nowhere for a while.
private struct Silence {
    private let output = dup(1)
    private let error = dup(2)

    init() {
        let null = unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
        dup2(null, 1)
        dup2(null, 2)
        close(null)
    }

    func end() {
        dup2(output, 1)
        dup2(error, 2)
        close(output)
        close(error)
    }
}
