// The output for a log that was verified or imported.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

enum LogView {
    /// One log of `import` or `verify`. What `verify` does not work out is null.
    static func json(_ log: ImportedLog, isImport: Bool) -> JSONValue {
        let report = log.report
        return [
            "path": .string(log.path), "log": JSONValue(report.logID?.hex), "author": JSONValue(log.author),
            "revoked": JSONValue(log.revoked?.description),
            "counting": log.counted.map { JSONValue($0.counting) } ?? .null,
            "verdict": .string(report.verdict.rawValue),
            "findings": .array(report.findings.map(finding)),
            "records": report.records.map { JSONValue($0) } ?? .null, "cells": JSONValue(Int(report.cells)),
            "new": isImport ? JSONValue(log.new) : .null, "taken_in": isImport ? .bool(log.isTakenIn) : .null,
            "receipt": JSONValue(log.receipt?.description),
            "receipt_match": JSONValue(log.receiptMatch?.rawValue), "route_book": JSONValue(log.laptopBook?.word),
            "quarantined": .array(
                log.quarantined.map { ["cell": JSONValue(Int($0.cell)), "reason": .string($0.reason.word)] }),
        ]
    }

    private static func finding(_ finding: Finding) -> JSONValue {
        var members: [String: JSONValue] = [
            "finding": .string(finding.word), "sentence": finding.sentence.json,
        ]
        if let cells = finding.cells {
            members["first_cell"] = JSONValue(Int(cells.lowerBound))
            members["last_cell"] = JSONValue(Int(cells.upperBound))
        }
        return .object(members)
    }

    /// All of `logs`, with a remark on what no verdict can detect.
    static func text(_ logs: [ImportedLog], isImport: Bool, _ language: Language) -> String {
        guard !logs.isEmpty else { return ImportText.nothingFound(language) + "\n" }
        let pages = pages(of: logs, isImport: isImport, language).joined(separator: "\n")
        // The remark would only confuse beside files that are no logs, and a matching receipt makes it unnecessary.
        guard logs.contains(where: { $0.report.logID != nil && $0.receiptMatch != .head }) else { return pages }
        return pages + "\n" + VerdictText.always(language) + "\n"
    }

    /// A page for each log, and for the first files without a log for each reason; then the number of the others.
    private static func pages(of logs: [ImportedLog], isImport: Bool, _ language: Language) -> [String] {
        func reason(_ log: ImportedLog) -> [Finding]? {
            log.report.logID == nil && log.report.verdict >= .empty ? log.report.findings : nil
        }
        let totals = logs.reduce(into: [:]) { $0[reason($1), default: 0] += 1 }
        var told: [[Finding]: Int] = [:]
        return logs.flatMap { log -> [String] in
            let page = text(log, isImport: isImport, language)
            guard let reason = reason(log) else { return [page] }
            let count = told[reason, default: 0] + 1
            told[reason] = count
            guard count <= mostOfAKind else { return [] }
            let more = totals[reason, default: 0] - count
            guard count == mostOfAKind && more > 0 else { return [page] }
            let isNone = log.report.verdict != .unreadable
            return [page, (isNone ? VerdictText.moreNoLogs(more) : VerdictText.moreUnread(more))(language) + "\n"]
        }
    }

    /// A few lines on a log: the verdict, each finding with its place, and what to do. With `isImport` also the number
    /// of new records.
    private static func text(_ log: ImportedLog, isImport: Bool, _ language: Language) -> String {
        let report = log.report
        let author = log.author.map { StationText.writtenBy(VisibleText.line($0), revoked: log.revoked)(language) }
        var lines = [VisibleText.line(log.path) + (author ?? "")]
        lines.append("  " + report.sentence(new: isImport ? log.new : nil)(language))
        if let counted = log.counted, counted.counting < counted.held {
            lines.append("  " + ImportText.counted(counted)(language))
        }
        lines += capped(report.findings, by: kind) { $0.sentence }.map { "  - " + $0(language) }
        lines += capped(log.quarantined, by: \.reason.word) { ImportText.quarantined($0.cell, $0.reason.sentence) }
            .map { "  - " + $0(language) }
        if log.isMixed { lines.append("  ! " + ImportText.mixed(language)) }
        if let todo = report.todo { lines.append("  " + todo(language)) }
        if let receipt = log.receipt { lines.append("  " + StationText.receipt(receipt.description)(language)) }
        if let match = log.receiptMatch {
            lines.append("  " + ImportText.receipt(match, isWhole: log.report.verdict.isGood)(language))
        }
        if let stale = log.laptopBook?.sentence { lines.append("  ! " + stale(language)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The maximum number of findings of one kind that are printed; more would hide what matters. JSON contains all.
    private static let mostOfAKind = 20

    /// The first texts of each kind in their order, and after the last of a kind the number of the others.
    private static func capped<Thing>(
        _ things: [Thing], by kind: (Thing) -> String, _ sentence: (Thing) -> Sentence
    ) -> [Sentence] {
        let totals = things.reduce(into: [:]) { $0[kind($1), default: 0] += 1 }
        var told: [String: Int] = [:]
        return things.flatMap { thing -> [Sentence] in
            let name = kind(thing)
            let count = told[name, default: 0] + 1
            told[name] = count
            guard count <= mostOfAKind else { return [] }
            let more = totals[name, default: 0] - count
            return [sentence(thing)] + (count == mostOfAKind && more > 0 ? [VerdictText.more(more)] : [])
        }
    }

    /// The kind for that limit: the verdict's word, but some findings count separately, so that one does not hide
    /// another.
    private static func kind(_ finding: Finding) -> String {
        switch finding {
        case .forged: "forged"
        case .revokedWriter: "revoked"
        case .miscounted: "miscounted"
        case .steppedBack: "stepped back"
        default: finding.word
        }
    }
}
