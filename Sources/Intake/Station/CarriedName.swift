// The names of the files that `carry` writes to a stick, and of the partial files that a killed `carry` leaves.

import IntakeBase
import IntakeLog

/// Names on a stick.
enum CarriedName {
    /// The name of a log's copy; `number` is above 1 if other files occupy the names before it.
    static func log(_ log: Bytes16, _ number: Int) -> String {
        "\(log.hex)\(number == 1 ? "" : "-\(number)").intake"
    }

    /// Removes the partial copies of these logs, and of the keys files beside them, from a folder.
    static func removeLeftovers(in folder: String, of logs: Set<Bytes16>, from files: Files) {
        PartFile.removeLeftovers(in: folder, of: files) { target in
            log(ofPart: target).map { logs.contains($0) } ?? false
        }
    }

    /// The log that a partial name belongs to, as its copy or as a keys file beside it. The name may be truncated to 40
    /// characters.
    static func log(ofPart name: String) -> Bytes16? {
        guard name.utf8.count >= 32, let log = Bytes16(hex: String(name.prefix(32))) else { return nil }
        var rest = name.dropFirst(32)
        guard rest != ".intake" else { return log }
        guard rest.first == "-" else { return nil }
        rest = rest.dropFirst()
        let digits = rest.prefix { ("0"..."9").contains($0) }
        let ending = rest.dropFirst(digits.count)
        let isWhole = ending == ".intake" || ending == SealedKeys.suffix
        let isCut =
            name.unicodeScalars.count == 40 && (".intake".hasPrefix(ending) || SealedKeys.suffix.hasPrefix(ending))
        return !digits.isEmpty && (isWhole || isCut) ? log : nil
    }
}
