// The public table of a laptop: its owner gives it to the lead coordinator, who copies it into the keys file unchanged.

import IntakeBase

extension IdentityCard {
    /// One `[[coordinator]]` or `[[volunteer]]` table of a keys file. `validUntil` is only written for a coordinator.
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
