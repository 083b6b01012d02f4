// From the options of `intake decide` to decisions: which belong together, and what each one needs.

import Intake
import IntakeBase
import IntakeCases

extension DecideOptions {
    /// Refuses options that do not belong together, and days that cannot be meant. Throws `UsageError`, `InputError`.
    func check(on today: Day) throws {
        func need(_ isThere: Bool, _ option: String, _ other: String, _ isFitting: Bool) throws {
            if isThere, !isFitting { throw UsageError(DecideWords.needs(option, other)) }
        }
        try need(person != nil, "--person", "--status waiting", status?.value == .waiting)
        try need(purpose != nil, "--purpose", "--status waiting", status?.value == .waiting)
        try need(outcome != nil, "--outcome", "--status closed", status?.value == .closed)
        try need(via != nil, "--via", "--route", route?.value != nil)
        try need(route?.value == .overridden, "--route overridden", "--via", via != nil)
        try need(reason != nil, "--reason", "--due, --route, --refer", due != nil || route != nil || refer != nil)
        try need(self.is != nil, "--is", "--link, --not-same, --attach", link ?? notSame ?? attach != nil)
        try need(result != nil, "--result", "--attempt", attempt != nil)
        try need(next != nil, "--next", "--attempt", attempt != nil)
        try need(attempt != nil, "--attempt", "--result", result != nil)
        try need(consent != nil, "--consent", "--refer", refer != nil)
        try need(refer != nil, "--refer", "--consent, --reason", consent != nil || reason != nil)
        if assign != nil, unassign { throw UsageError(DecideWords.notBoth("--assign", "--unassign")) }
        if settle != nil, settleNewest { throw UsageError(DecideWords.notBoth("--settle", "--settle-newest")) }
        for (value, text) in typed where value != "-" { throw UsageError(DecideWords.isTyped(text.option)) }
        if isEmpty { throw UsageError(DecideWords.nothing) }
        // Refused before a passphrase is asked for.
        if let via { _ = try DecideOptions.country(via) }
        for (option, day) in [("--due", due?.value), ("--next", next.flatMap { Attempt.Next($0) }?.day)] {
            if let day, let mistake = PlausibleDays.mistake(.deadline, day, on: today, in: option) { throw mistake }
        }
        if let attempt { _ = try DecideOptions.attempt(attempt, "", next) }
        if settle != nil { _ = try given([:]) }
        for name in [attach, agree].compactMap(\.self) { _ = try DecideWork.name(name) }
    }

    /// The texts that must be typed.
    var texts: [DecideText] { typed.map(\.text) + (setting?.value == "-" ? [.settle] : []) }

    private var typed: [(value: String, text: DecideText)] {
        [
            (person, DecideText.person), (purpose, .purpose), (outcome, .outcome), (reason, .reason), (note, .note),
            (result, .result), (refer, .refer),
        ].compactMap { value, text in value.map { ($0, text) } }
    }

    /// The parts of `--settle`; nil if it is not there or not of the form field=value.
    private var setting: (field: String, value: String)? {
        guard let settle, let end = settle.firstIndex(of: "=") else { return nil }
        return (String(settle[..<end]), String(settle[settle.index(after: end)...]))
    }

    private var isEmpty: Bool {
        assign == nil && !unassign && status == nil && due == nil && route == nil && doNotContact == nil && link == nil
            && notSame == nil && attach == nil && note == nil && attempt == nil && refer == nil && agree == nil
            && settle == nil && !settleNewest
    }

    /// The decisions, in the order of the help. `known`: what is known of the case; `label`: the label of a coordinator
    /// in the keys file; `caseID`: the id of the case that a code names; `record`: the name of a record; `decision`: that
    /// of a decision about the case.
    func actions(
        _ texts: [DecideText: String], in known: Known, on today: Day, label: (String) throws -> String,
        caseID: (_ code: String, _ option: String) throws -> CaseID,
        record: (String) throws -> Bytes16, decision: (String) throws -> Bytes16
    ) throws -> [DecisionAction] {
        let holds = self.is.map { $0.value.map { $0 == .yes } } ?? true
        var actions: [DecisionAction] = []
        if let assign { actions.append(.assign(try label(assign))) }
        if unassign { actions.append(.assign(nil)) }
        if let status {
            actions.append(
                .status(
                    status.value.map {
                        StatusChoice(
                            $0, person: texts[.person], purpose: texts[.purpose], outcome: texts[.outcome])
                    }))
        }
        if let due { actions.append(.due(due.value, reason: texts[.reason])) }
        if let route {
            let country = try via.map { try DecideOptions.country($0) }
            actions.append(.route(route.value.map { RouteChoice($0, via: country) }, reason: texts[.reason]))
        }
        if let doNotContact { actions.append(.doNotContact(doNotContact.value.map { $0 == .yes })) }
        if let link { actions.append(.link(try caseID(link, "--link"), holds)) }
        if let notSame { actions.append(.notSame(try caseID(notSame, "--not-same"), holds)) }
        if let attach { actions.append(.attach(try record(attach), holds)) }
        if note != nil, let text = texts[.note] { actions.append(.note(text)) }
        if let attempt, let result = texts[.result] {
            actions.append(.attempt(try DecideOptions.attempt(attempt, result, next)))
        }
        if let recipient = texts[.refer] {
            actions.append(.refer(Handover(to: recipient, consent: consent, reason: texts[.reason])))
        }
        if let agree { actions.append(.agree(try decision(agree))) }
        if settle != nil { actions.append(.settle(try settlement(texts, in: known, on: today))) }
        if settleNewest { actions.append(.settle(nil)) }
        return actions
    }

    private static func country(_ text: String) throws -> CountryCode {
        guard let country = CountryCode(text), country.isAssigned else {
            throw UsageError(DecideWords.noCountry(VisibleText.line(text)))
        }
        return country
    }

    private static func attempt(_ channel: String, _ result: String, _ next: String?) throws -> Attempt {
        // A word, so that no address or number of a person gets into an argument.
        guard channel.wholeMatch(of: #/[a-z][a-z0-9_]{0,39}/#) != nil else { throw UsageError(DecideWords.noChannel) }
        let moment = try next.map { text in
            guard let next = Attempt.Next(text) else { throw UsageError(DecideWords.noMoment(VisibleText.line(text))) }
            return next
        }
        return Attempt(channel: channel, result: result, next: moment)
    }

    /// The settlement as it is given, and what it says; nil while its text is not typed yet. Throws for a field or an
    /// answer that does not exist: a desk would read nothing from it, and "saved" would be believed.
    private func given(_ texts: [DecideText: String]) throws -> (settlement: Settlement, said: [(AnswerTopic, Said)]?) {
        guard let (field, value) = setting, !field.isEmpty, !value.isEmpty, field.utf8.count <= 400 else {
            throw UsageError(DecideWords.noSetting)
        }
        let text = texts[.settle] ?? value
        let settlement = Settlement(field: field, value: Int64(text).map(JSONValue.integer) ?? .string(text))
        let topic = try SettledTopic.read(field)
        if value == "-", texts[.settle] == nil { return (settlement, nil) }
        return (settlement, try SettledTopic.said(settlement.value, of: topic))
    }

    private func settlement(_ texts: [DecideText: String], in known: Known, on today: Day) throws -> Settlement {
        let (settlement, said) = try given(texts)
        // An answer that is in the case can be settled, also one that cannot be meant: refused, it would be asked about
        // for ever.
        if let said, !said.isEmpty, said.allSatisfy(known.stands) { return settlement }
        _ = try SettledTopic.said(settlement.value, of: SettledTopic.read(settlement.field, on: today), on: today)
        return settlement
    }
}
