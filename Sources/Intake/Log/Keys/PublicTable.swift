// The public line of a laptop: the table that its owner hands to the lead coordinator, who copies it into the keys
// file as it stands.

import IntakeBase

extension IdentityCard {
    /// One `[[coordinator]]` or `[[volunteer]]` table of a keys file. `validUntil` is written for a coordinator.
    public func table(validUntil: Day) throws -> String {
        var lines = [
            "[[\(role.rawValue)]]", "label = \"\(label)\"",
            "signing = \"\(try PublicKeyText(.signing, signing.bytes).text())\"",
            "sealing = \"\(try PublicKeyText(.sealing, sealing.bytes).text())\"",
        ]
        if let root {
            lines += ["root = \"\(root.text)\"", "valid_until = \(validUntil)"]
        }
        return lines.joined(separator: "\n") + "\n\n"
    }
}
