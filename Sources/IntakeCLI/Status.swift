// `intake status`: the state of this laptop. It needs no passphrase and reads no words of a case.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog
import IntakeTriage

/// Prints the state of this laptop.
struct Status: Command {
    static let configuration = CommandConfiguration(
        abstract: "Print the state of this laptop: keys, route book, their age, the log, the last receipt.")

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) throws {
        let home = Home(context.home)
        let card = try home.card()
        let today = Day(unixSeconds: context.now)
        // Read once, so that the keys and the obstacle cannot contradict each other.
        let read = Result { try home.keysInForce() }
        let obstacle = try Obstacle(home, card.role, read, on: today)
        let keys: KeysFile? = if case .success(let keys) = read { keys } else { nil }
        let adopted = keys == nil ? nil : try home.adoptionDay()
        let book = try BookStatus(home)
        let logs = try home.logs().map { log, path in (log: log, report: try Self.look(path)) }
        let receipts = try logs.map { log, report in
            report.cells > 0 ? try Receipt(log: log, head: report.head, cost: .interactive) : nil
        }
        let isCoordinator = card.role == .coordinator
        let imported = isCoordinator ? try Desk.storedLogs(of: home).count : 0
        let remarks = isCoordinator ? try Desk.remarks(on: home) : []
        let lost = try home.lacksLog() ? CarryError.logGone : nil
        if lost != nil { context.finish(.needsPerson) }
        let warnings =
            [lost.map { StatusText.obstacle($0.sentence, hint: $0.hint) }, obstacle?.sentence, book.obstacle]
            .compactMap { $0 }
            + logs.compactMap(\.report.failure).map { StatusText.obstacle($0.sentence, hint: $0.hintAtHome) }
            + book.remarks(for: card.role, on: today)
            + (keys?.warnings(on: today).map(\.sentence) ?? [])
            + Swap.warnings() + Startup.gaps.map(\.sentence)
        let loud = remarks.filter { !$0.isSeen }
        if !loud.isEmpty { context.finish(.needsPerson) }
        if obstacle != nil || book.obstacle != nil { context.finish(obstacle?.exit ?? .refused) }
        if logs.contains(where: { $0.report.failure != nil }) { context.finish(.ioError) }
        try context.emit(
            json: [
                "role": .string(card.role.rawValue), "label": .string(card.label.description),
                "home": .string(home.path),
                "keys": keys.map { keys in
                    [
                        "version": JSONValue(keys.version), "hash": .string(keys.hash.hex),
                        "adopted": JSONValue(adopted?.description),
                        "coordinators": JSONValue(keys.recipients(on: today).map(\.label.description)),
                    ]
                } ?? .null,
                "route_book": book.json(on: today),
                "logs": .array(
                    zip(logs, receipts).map { log, receipt in
                        [
                            "log": .string(log.log.hex), "cells": JSONValue(Int(log.report.cells)),
                            "verdict": .string(log.report.verdict.rawValue),
                            "receipt": JSONValue(receipt?.description),
                        ]
                    }),
                "imported": isCoordinator ? JSONValue(imported) : .null,
                "alarms": .array(remarks.map(\.json)),
                "warnings": .array(warnings.map(\.json)),
            ],
            book: book.stamp,
            text: { language in
                var lines = [StatusText.laptop(card)(language)]
                if let keys { lines.append(StatusText.keys(keys, adopted: adopted, on: today)(language)) }
                if let line = book.line(on: today) { lines.append(line(language)) }
                if isCoordinator { lines.append(StatusText.desk(imported)(language)) }
                lines += loud.map { "! " + $0.sentence(language) }
                if loud.count < remarks.count { lines.append(SeenWords.aside(remarks.count - loud.count)(language)) }
                if logs.isEmpty && card.role == .volunteer && lost == nil { lines.append(StatusText.noLog(language)) }
                for (log, receipt) in zip(logs, receipts) where log.report.failure == nil {
                    let mark = log.report.verdict.isGood ? "" : "! "
                    lines.append(mark + StatusText.log(log.log, log.report)(language))
                    if let receipt { lines.append("  " + StationText.receipt(receipt.description)(language)) }
                }
                lines += warnings.map { "! " + $0(language) }
                return lines.joined(separator: "\n") + "\n"
            })
    }
}

extension Status {
    /// The structure of a log; if it could not be read completely, only the reason.
    private static func look(_ path: String) throws -> LogReport {
        let report = try LogFile.readStructure(path, in: .laptop)
        let isDoubtful = report.findings.contains { [.damaged, .unreadable, .notALog].contains($0.verdict) }
        guard isDoubtful || report.failure != nil else { return report }
        if let failure = try FileCopy.failure(reading: path, in: .laptop) { return LogReport(unread: failure) }
        // The first failure may have been temporary.
        return try LogFile.readStructure(path, in: .laptop)
    }
}

/// The obstacle to this laptop's work: recording for a volunteer, keys for a coordinator.
struct Obstacle {
    /// The obstacle and what to do next.
    let sentence: Sentence
    /// 74 if the disk failed, otherwise 1.
    let exit: ExitStatus

    init?(_ home: Home, _ role: Role, _ keys: Result<KeysFile, any Error>, on day: Day) throws {
        do {
            _ = try keys.get()
            if role == .volunteer { _ = try Recorder.admit(home, on: day) }
            return nil
        } catch HomeError.noKeys {
            (sentence, exit) = (StatusText.noKeys, .refused)
        } catch let error as any Explained {
            sentence = StatusText.obstacle(error.sentence, hint: error.hint)
            exit = error.exit == .ioError ? .ioError : .refused
        }
    }
}

/// The route book in force, and whether it can be read.
struct BookStatus {
    private let book: RouteBook?
    private let adopted: (name: FileStamp?, day: Day?)
    /// The reason why it cannot be read, and what to do next.
    let obstacle: Sentence?

    init(_ home: Home) throws {
        adopted = (try home.adoptedBook(), try home.bookAdoptionDay())
        do {
            book = try home.routeBook()
            obstacle = nil
        } catch let error as HomeError {
            book = nil
            obstacle = StatusText.obstacle(error.sentence, hint: error.hint)
        }
    }

    func line(on day: Day) -> Sentence? {
        book.map { StatusText.book($0, isExample: adopted.name == nil, adopted: adopted.day, on: day) }
    }

    /// Its stamp; nil if it cannot be read.
    var stamp: BookStamp? { book?.stamp }

    /// Reasons not to rely on it: it is not the hotline's own, or facts are overdue.
    func remarks(for role: Role, on day: Day) -> [Sentence] {
        guard let book else { return [] }
        return RoutesCommandText.remarks(book, isAdopted: adopted.name != nil, for: role, on: day)
    }

    /// Null if the adopted book cannot be read.
    func json(on day: Day) -> JSONValue {
        guard let book else { return .null }
        return [
            "version": JSONValue(book.stamp.version), "hash": .string(book.stamp.hash.hex),
            "example": .bool(book.stamp.example), "newest_check": .string(book.newestCheck.description),
            "adopted": JSONValue(adopted.day?.description), "facts": JSONValue(book.facts.count),
            "overdue": JSONValue(BookDay(book, on: day).overdue.count),
        ]
    }
}

/// Whether this system may write memory to a disk (swap).
enum Swap {
    static func warnings() -> [Sentence] {
        // The first line is a title; each further line is a swap area in use.
        guard let bytes = try? InputFile.bytes("/proc/swaps", limit: 1 << 16) else { return [StatusText.swapUnknown] }
        return bytes.split(separator: UInt8(ascii: "\n")).count > 1 ? [StatusText.swapOn] : []
    }
}
