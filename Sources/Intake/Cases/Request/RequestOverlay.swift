// What a follow-up makes of a request. The volunteer who writes it cannot see what was said before, so that a list that
// names new things adds to the old one, and only an empty list says that there is nothing any more.

import IntakeBase

extension Request {
    /// Takes over what a later request says.
    ///
    /// A single answer replaces the earlier one. Lists of facts (danger, health, conscience, ties, evidence, visas,
    /// refer) are joined, and an empty one empties; consent and companions are replaced, because consent can be
    /// withdrawn and a family counted anew. Notes are put below the earlier ones. Contact is replaced part by part.
    ///
    /// What comes out is no larger than one request may be: a list takes new words up to 64, and a note that does not
    /// fit below the earlier ones within 100,000 bytes stands in the history only. It is not cut: half a sentence may
    /// say the opposite.
    public mutating func overlay(_ later: Request) {
        replace(\.age, later.age)
        replace(\.caller, later.caller)
        replace(\.personAgrees, later.personAgrees)
        replace(\.pseudonym, later.pseudonym)
        replace(\.consent, later.consent)
        replace(\.stage, later.stage)
        replace(\.service, later.service)
        replace(\.position, later.position)
        replace(\.country, later.country)
        replace(\.place, later.place)
        replace(\.summons, later.summons)
        replace(\.exitBan, later.exitBan)
        replace(\.wanted, later.wanted)
        replace(\.charge, later.charge)
        replace(\.passport, later.passport)
        replace(\.passportExpires, later.passportExpires)
        replace(\.internalPassport, later.internalPassport)
        replace(\.legalStayUntil, later.legalStayUntil)
        replace(\.deadline, later.deadline)
        replace(\.deadlineReason, later.deadlineReason)
        replace(\.companions, later.companions)
        join(\.visas, later.visas)
        join(\.danger, later.danger)
        join(\.health, later.health)
        join(\.conscience, later.conscience)
        join(\.ties, later.ties)
        join(\.evidence, later.evidence)
        join(\.refer, later.refer)
        if let contact = later.safeContact {
            var joined = safeContact ?? SafeContact()
            for part in SafeContact.Part.allCases { joined[part] = contact[part] ?? joined[part] }
            safeContact = joined
        }
        if let added = later.notes {
            append(added)
        }
        overlayNewer(later)
    }

    private mutating func replace<Value>(_ field: WritableKeyPath<Request, Value?>, _ value: Value?) {
        if let value { self[keyPath: field] = value }
    }

    private mutating func join<Value: Equatable>(_ field: WritableKeyPath<Request, [Value]?>, _ added: [Value]?) {
        guard let added else { return }
        let known = self[keyPath: field] ?? []
        self[keyPath: field] =
            added.isEmpty
            ? [] : Array((known + added.filter { !known.contains($0) }).prefix(FieldReader.maxEntries))
    }

    private mutating func append(_ note: String) {
        guard let known = notes?.utf8.count else {
            notes = note
            return
        }
        guard known + 2 + note.utf8.count <= RequestField.maxNotesBytes else { return }
        notes?.append("\n\n")
        notes?.append(note)
    }

    /// What only a newer schema understands is replaced name by name, and gives way to what is understood.
    private mutating func overlayNewer(_ later: Request) {
        if newer != nil, case .object(let said) = later.json {
            for name in said.keys where name != "schema" { newer?.fields[name] = nil }
        }
        guard let added = later.newer else { return }
        guard let schema = newer?.schema else {
            newer = added
            return
        }
        newer?.schema = max(schema, added.schema)
        newer?.fields.merge(added.fields) { $1 }
    }
}
