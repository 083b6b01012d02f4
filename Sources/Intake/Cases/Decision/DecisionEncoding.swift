// Decisions in records. Each kind adds its members to those of every event:
//
//   {"schema":2,"type":"decision","received":...,"case":"<32 hex>","after":["<32 hex>",...],"kind":"assign","to":...}
//
// A value that clears is written as null, so that it differs from one that was forgotten.

import IntakeBase

extension Decision {
    /// The members of a decision's record.
    var members: [String: JSONValue] {
        var members = action.members
        members["kind"] = .string(action.kind.rawValue)
        if let id {
            members["case"] = .string(id.description)
            members["after"] = JSONValue(after.map(\.hex))
        }
        return members
    }
}

extension DecisionAction {
    /// The members of this kind. A nil that is assigned leaves the member out.
    fileprivate var members: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        switch self {
        case .assign(let label): members["to"] = JSONValue(label)
        case .status(let choice):
            members["status"] = JSONValue(choice?.status.rawValue)
            members["whom"] = choice?.person.map(JSONValue.string)
            members["for"] = choice?.purpose.map(JSONValue.string)
            members["outcome"] = choice?.outcome.map(JSONValue.string)
        case .due(let day, let reason):
            members["due"] = JSONValue(day?.description)
            members["reason"] = reason.map(JSONValue.string)
        case .route(let choice, let reason):
            members["route"] = JSONValue(choice?.decision.rawValue)
            members["via"] = (choice?.via).map { .string($0.description) }
            members["reason"] = reason.map(JSONValue.string)
        case .doNotContact(let answer): members["is"] = Self.json(answer)
        case .link(let other, let answer), .notSame(let other, let answer):
            members["with"] = .string(other.description)
            members["is"] = Self.json(answer)
        case .attach(let record, let answer):
            members["record"] = .string(record.hex)
            members["is"] = Self.json(answer)
        case .note(let text): members["text"] = .string(text)
        case .attempt(let attempt):
            members["channel"] = .string(attempt.channel)
            members["result"] = .string(attempt.result)
            members["next"] = attempt.next.map { .string($0.text) }
        case .refer(let handover):
            members["to"] = .string(handover.to)
            members["consent"] = handover.consent.map { .string($0.rawValue) }
            members["reason"] = handover.reason.map(JSONValue.string)
        case .agree(let record): members["refer"] = .string(record.hex)
        case .settle(let settlement):
            members["field"] = (settlement?.field).map(JSONValue.string)
            members["value"] = settlement?.value
        case .disregard(let log, let cell, let reason):
            members["log"] = .string(log.hex)
            members["cell"] = .integer(Int64(clamping: cell))
            members["reason"] = reason.map(JSONValue.string)
        case .undo(let record): members["record"] = .string(record.hex)
        case .erase: break
        case .export(let what, let recipient):
            members["what"] = .string(what)
            members["to"] = .string(recipient)
        case .imported(let heads): members["heads"] = .array(heads.map(\.json))
        case .seen(let alarm): members["alarm"] = .string(alarm)
        }
        return members
    }

    private static func json(_ answer: Bool?) -> JSONValue { answer.map(JSONValue.bool) ?? .null }
}

extension ImportedHead {
    /// The head as JSON.
    package var json: JSONValue {
        ["log": .string(log.hex), "cells": .integer(Int64(clamping: cells)), "hash": .string(hash.hex)]
    }
}
