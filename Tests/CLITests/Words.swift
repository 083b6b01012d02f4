// Searches bytes for words, in every encoding in which a program could have written them.

import Glibc
import Synchronization
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

/// A search for words in bytes.
enum Words {
    /// The encodings of a word: unchanged and in lower case, as UTF-8, UTF-16 and UTF-32 in both byte orders, and with
    /// JSON escapes.
    static func forms(_ word: String) -> [[UInt8]] {
        Set([word, word.lowercased()]).flatMap { word in
            let units = Array(word.utf16)
            let scalars = word.unicodeScalars.map(\.value)
            func escaped(uppercase: Bool) -> [UInt8] {
                units.flatMap { unit -> [UInt8] in
                    guard unit > 0x7E else { return [UInt8(unit)] }
                    let digits = String(unit, radix: 16, uppercase: uppercase)
                    return Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
                }
            }
            return [
                Array(word.utf8), units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] },
                units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] },
                scalars.flatMap { LittleEndian.bytes(of: $0) },
                scalars.flatMap { LittleEndian.bytes(of: $0.byteSwapped) },
                escaped(uppercase: false), escaped(uppercase: true),
            ]
        }
    }

    /// The words that occur in `bytes`, in any encoding.
    static func found(_ words: [String], in bytes: [UInt8]) -> [String] {
        let forms = known.withLock { known in
            words.map { word in
                if let forms = known[word] { return forms }
                let new = Set(Words.forms(word))
                known[word] = new
                return new
            }
        }
        return zip(words, forms).filter { $1.contains { contains($0, in: bytes) } }.map(\.0)
    }

    private static let known = Mutex<[String: Set<[UInt8]>]>([:])

    /// Every file below `path` that contains one of the words, or whose name does.
    static func files(with words: [String], below path: String) throws -> [String] {
        switch Folder.kind(path) {
        case .folder:
            return try Folder.names(path).flatMap { try files(with: words, below: path + "/" + $0) }
                + (found(words, in: Array(path.utf8)).isEmpty ? [] : [path])
        case .file:
            let bytes = try Folder.contents(path, limit: 1 << 28)
            return found(words, in: bytes + Array(path.utf8)).isEmpty ? [] : [path]
        case .link, .other, .nothing: return []
        }
    }

    /// Whether `bytes` contains `word`.
    static func contains(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
        // Searches for a rare byte first; zeros and the first bytes of Cyrillic letters are common.
        let common: [UInt8] = [0x00, 0x04, 0xD0, 0xD1, UInt8(ascii: "\\"), UInt8(ascii: "u"), UInt8(ascii: "0")]
        let anchor = word.firstIndex { !common.contains($0) } ?? 0
        guard !word.isEmpty else { return false }
        return bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, bytes.count >= word.count else { return false }
            var at = start + anchor
            let end = start + bytes.count - (word.count - anchor - 1)
            while at < end, let found = memchr(at, Int32(word[anchor]), end - at) {
                if memcmp(found - anchor, word, word.count) == 0 { return true }
                at = UnsafeRawPointer(found) + 1
            }
            return false
        }
    }
}
