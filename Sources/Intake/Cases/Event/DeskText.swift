// Texts for coordinators: the column titles of the queue, and the view of a case.

import IntakeBase

/// Sentences of the desk.
package enum DeskText {
    package static let urgency = Sentence(en: "urgency", ru: "срочность")
    package static let code = Sentence(en: "code", ru: "код")
    package static let outcome = Sentence(en: "advice", ru: "рекомендация")
    package static let release = Sentence(en: "who may say it", ru: "кто может сообщить")
    package static let via = Sentence(en: "via", ru: "через")
    package static let status = Sentence(en: "status", ru: "статус")
    package static let assigned = Sentence(en: "assigned to", ru: "ведёт")
    /// The caller must not be contacted.
    package static let doNotContact = Sentence(
        en: "Do not contact the caller. How to get in touch is in the history only.",
        ru: "Со звонившим не связываться. Контакты — только в истории.")
    /// The cases that a case is linked with.
    package static func linked(_ others: [LinkedCases.Other]) -> Sentence {
        let codes = others.map(\.code.description).joined(separator: ", ")
        return Sentence(en: "linked with: \(codes)", ru: "связано с: \(codes)")
    }
    /// One decision says that two cases are linked, another one that they are not, or takes it back.
    package static func linkDisputed(_ own: CaseCode, _ other: CaseCode) -> Sentence {
        Sentence(
            en: "linked with \(other): decisions differ. Do-not-contact and refused consent hold for both cases until "
                + "you give the same answer in both, yes or no: intake decide \(own) --link \(other) --is yes",
            ru: "связь с \(other): решения расходятся. Запрет связываться и отказы в согласии действуют для обоих "
                + "обращений, пока вы не дадите в обоих один ответ, yes или no: "
                + "intake decide \(own) --link \(other) --is yes")
    }
    /// A purpose of consent that a linked case refuses.
    package static func refusedThere(_ purposes: [Sentence]) -> Sentence {
        Sentence(
            en: "refused in a linked case: " + purposes.map(\.en).joined(separator: ", "),
            ru: "отказ в связанном обращении: " + purposes.map(\.ru).joined(separator: ", "))
    }
    /// Of a record that does not count.
    static let unconfirmed = Sentence(en: "UNCONFIRMED", ru: "НЕ ПОДТВЕРЖДЕНО")

    /// A laptop that was revoked.
    static func revoked(_ label: String) -> Sentence { Sentence(en: "\(label), revoked", ru: "\(label), отозван") }
    /// Of an answer that has ended, behind the name of its field.
    static let earlier = Sentence(en: "earlier answer", ru: "прежний ответ")

    /// A decision was undone by this coordinator, at this time.
    static func undone(_ coordinator: String, _ time: String) -> Sentence {
        Sentence(en: "undone by \(coordinator), \(time)", ru: "отменено: \(coordinator), \(time)")
    }

    /// A handover without consent waits for another coordinator.
    package static func agreement(_ code: CaseCode, _ record: Bytes16) -> Sentence {
        Sentence(
            en: "it is to be handed over without the caller's consent: another coordinator must agree "
                + "(intake decide \(code) --agree \(record.hex))",
            ru: "передача без согласия звонившего: нужно согласие второго координатора "
                + "(intake decide \(code) --agree \(record.hex))")
    }
    package static let due = Sentence(en: "look again by", ru: "вернуться до")
    package static let author = Sentence(en: "written by", ru: "записал")
    package static let received = Sentence(en: "received", ru: "получено")
    package static let who = Sentence(en: "who", ru: "кто")
    package static let saidThen = Sentence(en: "said then", ru: "сказано тогда")
    package static let identity = Sentence(en: "identity", ru: "идентификатор")
    package static let decided = Sentence(en: "route", ru: "решение о маршруте")
    static let reason = Sentence(en: "reason", ru: "причина")
    package static let known = Sentence(en: "What is known", ru: "Что известно")
    package static let history = Sentence(en: "History", ru: "История")
    package static let toClearUp = Sentence(en: "To clear up", ru: "Нужно разобраться")
    package static let empty = Sentence(en: "No cases.", ru: "Обращений нет.")

    package static func heading(_ code: CaseCode) -> Sentence {
        Sentence(en: "Case \(code)", ru: "Обращение \(code)")
    }

    package static func advice(_ day: Day) -> Sentence {
        Sentence(en: "Advice as of \(day)", ru: "Рекомендация на \(day)")
    }

    static func newer(_ names: String) -> Sentence {
        Sentence(
            en: "written by a newer version, not understood here: \(names)",
            ru: "записано более новой версией, здесь непонятно: \(names)")
    }

    static func kind(_ content: Event.Content) -> Sentence {
        switch content {
        case .request: Sentence(en: "request", ru: "обращение")
        case .followUp: Sentence(en: "follow-up", ru: "дополнение")
        case .decision: Sentence(en: "decision", ru: "решение")
        case .newer: Sentence(en: "record of a newer version", ru: "запись более новой версии")
        }
    }

    static func newer(_ event: NewerEvent) -> Sentence {
        newer(VisibleText.line(CanonicalJSON.text(event.json)))
    }

    static func source(_ author: Sentence, log: String, cell: UInt64) -> Sentence {
        Sentence(en: "\(author.en) (log \(log), cell \(cell))", ru: "\(author.ru) (журнал \(log), ячейка \(cell))")
    }

    static func advised(_ advised: Advised) -> Sentence {
        let outcome = WordText.label(advised.outcome)
        let via = advised.via.map { CountryText.name($0) }
        let urgency = WordText.label(advised.urgency)
        return Sentence(
            en: "the laptop advised: \(urgency.en), \(outcome.en)" + (via.map { " via \($0.en)" } ?? "")
                + ", route book \(advised.bookVersion)",
            ru: "ноутбук советовал: \(urgency.ru), \(outcome.ru)" + (via.map { ", через: \($0.ru)" } ?? "")
                + ", книга маршрутов \(advised.bookVersion)")
    }

    package static func doubt(_ doubt: Doubt) -> Sentence {
        switch doubt {
        case .sharedCode(let others, let total):
            Sentence(
                en: "\(total == 1 ? "another case has" : "\(total) other cases have") the same code; ask the caller "
                    + "before you act: \(list(others, of: total))",
                ru: "с этим же кодом есть ещё \(total) "
                    + russianPlural(total, "обращение", "обращения", "обращений")
                    + "; уточните у звонящего, прежде чем действовать: \(list(others, of: total))")
        case .takenTwice(let record, let others, let total):
            Sentence(
                en:
                    "a follow-up is attached to this case and to \(total == 1 ? "another one" : "\(total) others"), so it "
                    + "counts in none: \(list(others, of: total)). Take it out of each case that it does not belong to: "
                    + "intake decide CODE --attach \(record.hex) --is no",
                ru: "дополнение отнесено и к этому обращению, и ещё к \(total), поэтому не учитывается нигде: "
                    + "\(list(others, of: total)). Уберите его из каждого чужого обращения: "
                    + "intake decide CODE --attach \(record.hex) --is no")
        case .secondRequest:
            Sentence(
                en: "another request has the same id but a different text; one is shown, the other is in the history",
                ru: "под тем же идентификатором пришло другое обращение; показано одно, другое — в истории")
        case .decisionByVolunteer:
            Sentence(
                en: "a decision was not recorded on a coordinator's laptop; it does not count. Check that laptop",
                ru: "решение записано не на ноутбуке координатора и не учитывается; выясните, что с этим ноутбуком")
        case .unknownWriter:
            Sentence(
                en:
                    "a laptop that is not in the keys file, was revoked or is disregarded wrote a record of this case; a "
                    + "follow-up or a decision from it does not count and is only in the history; check a request from it with "
                    + "the caller",
                ru:
                    "одна из записей сделана на ноутбуке, которого нет в файле ключей, который отозван или записи которого решено "
                    + "не учитывать; "
                    + "дополнение или решение с него не учитывается и видно только в истории; само обращение с него "
                    + "перепроверьте у звонящего")
        }
    }

    private static func list(_ ids: [CaseID], of total: Int) -> String {
        ids.map(\.description).joined(separator: ", ") + (ids.count < total ? ", ..." : "")
    }

    package static func orphans(_ count: Int) -> Sentence {
        Sentence(
            en: "\(count) \(count == 1 ? "record belongs" : "records belong") to no single case:",
            ru: "\(count) \(russianPlural(count, "запись", "записи", "записей")) без своего обращения:")
    }

    package static func orphanFollowUp(
        _ when: String, _ author: Sentence, _ code: CaseCode, candidates: Int, isDecided: Bool
    ) -> Sentence {
        let why =
            if isDecided {
                Sentence(
                    en: "coordinators decided that it belongs to no case here",
                    ru: "по решению координаторов не относится ни к одному обращению")
            } else if candidates == 0 {
                Sentence(en: "no case has this code", ru: "обращения с таким кодом нет")
            } else {
                Sentence(en: "\(candidates) cases have this code", ru: "обращений с таким кодом: \(candidates)")
            }
        return Sentence(
            en: "\(when)  follow-up to \(code), \(author.en): \(why.en)",
            ru: "\(when)  дополнение к \(code), \(author.ru): \(why.ru)")
    }

    /// How to attach a follow-up without a case to one.
    package static func attach(_ name: Bytes16) -> Sentence {
        Sentence(
            en: "to attach it: intake decide CODE --attach \(name.hex)",
            ru: "присоединить: intake decide КОД --attach \(name.hex)")
    }

    package static func orphanDecision(_ when: String, _ author: Sentence, _ id: CaseID?) -> Sentence {
        guard let id else {
            return Sentence(
                en: "\(when)  decision about no single case, \(author.en)",
                ru: "\(when)  решение не по отдельному обращению, \(author.ru)")
        }
        return Sentence(
            en: "\(when)  decision about \(id), \(author.en): that case is not here",
            ru: "\(when)  решение по \(id), \(author.ru): такого обращения здесь нет")
    }

    package static func orphanNewer(_ when: String, _ author: Sentence, _ event: NewerEvent) -> Sentence {
        let (kind, text) = (kind(.newer(event)), newer(event))
        return Sentence(
            en: "\(when)  \(kind.en), \(author.en): \(text.en)", ru: "\(when)  \(kind.ru), \(author.ru): \(text.ru)")
    }
}

extension WordText {
    /// The progress of a case.
    package static func label(_ status: CaseStatus) -> Sentence {
        switch status {
        case .new: Sentence(en: "new", ru: "новое")
        case .working: Sentence(en: "in progress", ru: "в работе")
        case .waiting: Sentence(en: "waiting", ru: "ждёт ответа")
        case .handedOver: Sentence(en: "handed over", ru: "передано")
        case .closed: Sentence(en: "closed", ru: "закрыто")
        }
    }

    /// A coordinator's decision about the recommended route.
    package static func label(_ route: RouteDecision) -> Sentence {
        switch route {
        case .accepted: Sentence(en: "accepted", ru: "принято")
        case .overridden: Sentence(en: "overridden", ru: "изменено")
        }
    }
}
