// What a keys file may say already and this version does not use yet: contacts, partners, how long cases are kept, keys of
// seals that resist a quantum computer. It is read and checked, so that one file serves laptops of two versions.

import IntakeBase

/// The parts of a keys file that are not used yet.
package struct KeysFileLater: Hashable, Sendable {
    /// A person or an office that a caller can be told to ask.
    package struct Contact: Hashable, Sendable {
        /// What it helps with: a word such as `psychologist`, `lawyer`, `unhcr`, `ombudsman`.
        package let kind: String
        /// The country, as two capital letters; nil: everywhere.
        package let country: String?
        /// How to reach it: untrusted text, at most 400 bytes.
        package let reach: String
    }

    /// A partner organisation or lawyer: exports will be sealed to them.
    package struct Partner: Hashable, Sendable {
        /// The partner's name.
        package let label: Label
        /// The consent that it needs: `lawyer` or `partner`.
        package let purpose: String
        /// Its key.
        package let recipient: AgeRecipient
    }

    /// The contacts in the order of the file.
    package let contacts: [Contact]
    /// The partners in the order of the file.
    package let partners: [Partner]
    /// After how many days a closed case is to be proposed for erasure; nil if the file does not say.
    package let retentionDays: Int?

    /// The most entries of one kind.
    package static let most = 200

    /// Reads these parts. Throws `TOMLError` with the place of what is refused.
    init(_ file: TOMLSection) throws(TOMLError) {
        retentionDays = try file.optionalInteger("retention", in: 1...36_500)
        contacts = try Self.tables("contact", file, Self.contact)
        var labels: Set<String> = []
        partners = try Self.tables("partner", file) { table throws(TOMLError) in
            try table.allow(only: ["label", "for", "recipient"])
            guard let label = Label(try table.string("label")) else {
                throw table.refusal("label", KeysText.badLabel)
            }
            guard labels.insert(label.folded).inserted else {
                throw table.refusal("label", KeysText.duplicateLabel(label))
            }
            let purpose = try table.string("for")
            guard ["lawyer", "partner"].contains(purpose) else { throw table.refusal("for", KeysText.badPurpose) }
            guard let recipient = AgeRecipient(try table.string("recipient")) else {
                throw table.refusal("recipient", KeysText.badRecipient)
            }
            return Partner(label: label, purpose: purpose, recipient: recipient)
        }
    }

    private static func tables<Part>(
        _ name: String, _ file: TOMLSection, _ read: (TOMLSection) throws(TOMLError) -> Part
    ) throws(TOMLError) -> [Part] {
        let tables = try file.tables(name)
        guard tables.count <= most else { throw file.refusal(name, KeysText.tooManyTables) }
        var parts: [Part] = []
        for table in tables { parts.append(try read(table)) }
        return parts
    }

    private static func contact(_ table: TOMLSection) throws(TOMLError) -> Contact {
        try table.allow(only: ["for", "country", "reach"])
        let kind = try table.string("for")
        guard (1...40).contains(kind.utf8.count), kind.utf8.allSatisfy({ $0 == 95 || (97...122).contains($0) }) else {
            throw table.refusal("for", KeysText.badContactKind)
        }
        let country = try table.optionalString("country")
        if let country, country.utf8.count != 2 || !country.utf8.allSatisfy({ (65...90).contains($0) }) {
            throw table.refusal("country", KeysText.badCountry)
        }
        let reach = try table.string("reach")
        guard reach.utf8.count <= 400 else { throw table.refusal("reach", KeysText.tooLong(maxBytes: 400)) }
        return Contact(kind: kind, country: country, reach: reach)
    }
}

extension KeysFile {
    /// The parts of the file that this version does not use yet, by the names of their keys and tables.
    package var notUsedYet: [String] {
        [
            later.contacts.isEmpty ? nil : "contact", later.partners.isEmpty ? nil : "partner",
            later.retentionDays == nil ? nil : "retention",
            coordinators.allSatisfy { $0.sealingPQ == nil } ? nil : "sealing_pq",
        ].compactMap(\.self)
    }

    /// Says which parts are not used yet; nil if there are none.
    package var notUsedYetSentence: Sentence? { notUsedYet.isEmpty ? nil : KeysText.notUsedYet(notUsedYet) }
}
