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
        // Moved there and back, not copied: notes grow in place.
        var overlay = FieldOverlay(root: Request())
        swap(&overlay.root, &self)
        for field in RequestField.allCases { field.row(&overlay, later) }
        swap(&overlay.root, &self)
        overlayNewer(later)
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
