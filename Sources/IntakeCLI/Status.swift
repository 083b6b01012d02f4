// `intake status`: how this laptop stands. No passphrase is needed, and none of a case's words are known here.

import ArgumentParser
import Intake

/// Says how this laptop stands.
struct Status: Command {
    static let configuration = CommandConfiguration(
        abstract: "Say how this laptop stands: keys and route book and their age, the log, the last receipt.")

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) throws {
        let home = Home(context.home)
        let card = try home.card()
        let today = Day(unixSeconds: context.now)
        let keys = try? home.keysInForce()
        let obstacle = try Obstacle(home, card.role, on: today)
        let adopted = try? home.adoptionDay()
        let book = try BookStatus(home)
        let logs = try home.logs().map { log, path in (log: log, report: try LogFile.readStructure(path)) }
        let receipts = try logs.map { log, report in
            report.cells > 0 ? try Receipt(log: log, head: report.head) : nil
        }
        let imported = try Desk.storedLogs(of: home).count
        let warnings =
            [obstacle?.sentence, book.obstacle].compactMap { $0 } + book.remarks(for: card.role, on: today)
            + (keys?.warnings(on: today).map(\.sentence) ?? [])
            + Swap.warnings() + Startup.gaps.map(\.sentence)
        if obstacle != nil || book.obstacle != nil { context.finish(.refused) }
        try context.emit(
            json: CanonicalJSON.encode([
                "schema": 1, "role": .string(card.role.rawValue), "label": .string(card.label.description),
                "home": .string(home.path),
                "keys": keys.map { keys in
                    [
                        "version": JSONValue(keys.version), "hash": .string(keys.hash.hex),
                        "adopted": JSONValue(adopted.flatMap { $0 }?.description),
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
                "imported": card.role == .coordinator ? JSONValue(imported) : .null,
                "warnings": JSONValue(warnings.map { $0(context.language) }),
            ]),
            text: { language in
                var lines = [StatusText.laptop(card)(language)]
                if let keys { lines.append(StatusText.keys(keys, adopted: adopted ?? nil, on: today)(language)) }
                if let line = book.line(on: today) { lines.append(line(language)) }
                if card.role == .coordinator { lines.append(StatusText.desk(imported)(language)) }
                if logs.isEmpty && card.role == .volunteer { lines.append(StatusText.noLog(language)) }
                for (log, receipt) in zip(logs, receipts) {
                    let mark = log.report.verdict.isGood ? "" : "! "
                    lines.append(mark + StatusText.log(log.log, log.report)(language))
                    if let receipt { lines.append("  " + StationText.receipt(receipt.description)(language)) }
                }
                lines += warnings.map { "! " + $0(language) }
                return lines.joined(separator: "\n") + "\n"
            })
    }
}

/// What keeps this laptop from its work: a volunteer's from recording, a coordinator's from its keys.
struct Obstacle {
    /// What it is, and what to do next.
    let sentence: Sentence

    init?(_ home: Home, _ role: Role, on day: Day) throws {
        do {
            _ = try role == .volunteer ? Recorder.admit(home, on: day) : home.keysInForce()
            return nil
        } catch HomeError.noKeys {
            sentence = StatusText.noKeys
        } catch let error as any Explained {
            sentence = StatusText.obstacle(error.sentence, hint: error.hint)
        }
    }
}

/// The route book in force, and whether it can be read.
struct BookStatus {
    private let book: RouteBook?
    private let adopted: (name: StoredName?, day: Day?)
    /// Why it cannot be read, and what to do next.
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

    /// What stands against relying on it: it is not the hotline's own, or facts are overdue.
    func remarks(for role: Role, on day: Day) -> [Sentence] {
        guard let book else { return [] }
        return RoutesCommandText.remarks(book, isAdopted: adopted.name != nil, for: role, on: day)
    }

    /// Null where the adopted book cannot be read.
    func json(on day: Day) -> JSONValue {
        guard let book else { return .null }
        return [
            "version": JSONValue(book.stamp.version), "hash": .string(book.stamp.hash),
            "example": .bool(book.stamp.example), "newest_check": .string(book.newestCheck.description),
            "adopted": JSONValue(adopted.day?.description), "facts": JSONValue(book.facts.count),
            "overdue": JSONValue(BookDay(book, on: day).overdue.count),
        ]
    }
}

/// Whether this system may write memory to a disk.
enum Swap {
    static func warnings() -> [Sentence] {
        // The first line is a title; each further one is a swap area in use.
        guard let bytes = try? InputFile.bytes("/proc/swaps", limit: 1 << 16) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).count > 1 ? [StatusText.swapOn] : []
    }
}
