// The overlay: how a follow-up changes a request. Its author cannot see earlier answers, so a list with new entries is
// joined to the earlier one, and only an empty list says that there is nothing any more.

import IntakeBase

extension Request {
    /// Takes over the values of a later request.
    ///
    /// A single answer replaces the earlier one. Lists of facts (danger, health, conscience, ties, evidence, visas,
    /// refer) are joined, and an empty list clears them. Consent and companions are replaced, because consent can be
    /// withdrawn and a family is counted again. Notes are appended to the earlier ones. Contact is replaced part by
    /// part.
    ///
    /// The result is within the limits of one request: a list grows to at most 64 words, and a note that does not fit
    /// below the earlier ones within 100,000 bytes is in the history only. Notes are not cut: half a sentence may say
    /// the opposite.
    public mutating func overlay(_ later: Request) {
        // Swapped in and out instead of copied: a second reference would make copy-on-write copy the notes.
        var overlay = FieldOverlay(root: Request())
        swap(&overlay.root, &self)
        for field in RequestField.allCases { field.row(&overlay, later) }
        swap(&overlay.root, &self)
        overlayNewer(later)
    }

    /// Fields that only a newer schema knows are replaced by name; a known value of the later request removes them.
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
