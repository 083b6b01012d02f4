// What is shown of a log that was verified or imported.

import Intake

enum LogView {
    /// `{"path", "log", "author", "verdict", "findings", "records", "new", "receipt", "quarantined"}`.
    static func json(_ log: ImportedLog) -> JSONValue {
        let report = log.report
        return [
            "path": .string(log.path), "log": JSONValue(report.logID?.hex), "author": JSONValue(log.author),
            "verdict": .string(report.verdict.rawValue),
            "findings": .array(report.findings.map(finding)),
            "records": report.records.map { JSONValue($0) } ?? .null, "cells": JSONValue(Int(report.cells)),
            "new": JSONValue(log.new), "receipt": JSONValue(log.receipt?.description),
            "receipt_match": JSONValue(log.receiptMatch?.rawValue), "route_book": JSONValue(log.laptopBook?.word),
            "quarantined": .array(
                log.quarantined.map { ["cell": JSONValue(Int($0.cell)), "reason": .string($0.reason.word)] }),
        ]
    }

    private static func finding(_ finding: Finding) -> JSONValue {
        var members: [String: JSONValue] = [
            "finding": .string(finding.verdict?.rawValue ?? "clock"), "text": .string(finding.sentence.en),
        ]
        if let cells = finding.cells {
            members["first_cell"] = JSONValue(Int(cells.lowerBound))
            members["last_cell"] = JSONValue(Int(cells.upperBound))
        }
        return .object(members)
    }

    /// All of `logs`, and what no verdict can tell.
    static func text(_ logs: [ImportedLog], isTakenIn: Bool, _ language: Language) -> String {
        guard !logs.isEmpty else { return ImportText.nothingFound(language) + "\n" }
        let pages = logs.map { text($0, isTakenIn: isTakenIn, language) }.joined(separator: "\n")
        // Beside files that are no logs at all it would only confuse.
        guard logs.contains(where: { $0.report.logID != nil }) else { return pages }
        return pages + "\n" + VerdictText.always(language) + "\n"
    }

    /// A few lines on a log: the verdict, each finding with its place, what to do. With `isTakenIn` it says how much
    /// was new.
    private static func text(_ log: ImportedLog, isTakenIn: Bool, _ language: Language) -> String {
        let report = log.report
        let author = log.author.map { StationText.writtenBy(VisibleText.line($0))(language) } ?? ""
        var lines = [VisibleText.line(log.path) + author]
        lines.append("  " + report.sentence(new: isTakenIn ? log.new : nil)(language))
        for finding in report.findings { lines.append("  - " + finding.sentence(language)) }
        for record in log.quarantined {
            lines.append("  - " + ImportText.quarantined(record.cell, record.reason.sentence)(language))
        }
        if log.isMixed { lines.append("  ! " + ImportText.mixed(language)) }
        if let todo = report.todo { lines.append("  " + todo(language)) }
        if let receipt = log.receipt { lines.append("  " + StationText.receipt(receipt.description)(language)) }
        if let match = log.receiptMatch {
            lines.append("  " + ImportText.receipt(match, isWhole: log.report.verdict.isGood)(language))
        }
        if let stale = log.laptopBook?.sentence { lines.append("  ! " + stale(language)) }
        return lines.joined(separator: "\n") + "\n"
    }
}
