// The state of a desk, as far as it is known without a passphrase: from the note about the last reading of its logs
// (DeskNote.swift), and from the files that are there now.

import IntakeBase
import IntakeLog

/// One thing about a desk that a coordinator has to look into.
package struct DeskRemark: Hashable, Sendable {
    /// The log's file; nil if it is about the whole desk.
    package var log: String?
    /// What is wrong, in words for programs.
    package var words: [String]
    /// What is wrong, for people.
    package var sentence: Sentence
    /// Whether this coordinator put the alarm aside.
    package var isSeen = false

    /// For programs: `{"log", "words", "seen", "sentence"}`.
    package var json: JSONValue {
        ["log": JSONValue(log), "words": JSONValue(words), "seen": .bool(isSeen), "sentence": sentence.json]
    }
}

extension Desk {
    /// All that is wrong with a desk, by its note; empty for a desk that never held a log. Throws `FileError` if the
    /// desk cannot be read.
    package static func remarks(on home: Home) throws -> [DeskRemark] {
        let stored = try storedLogs(of: home)
        let heads = try headsHash(of: home)
        guard let note = try DeskNote(reading: notePath(of: home), in: home.files) else {
            return stored.isEmpty && heads == nil
                ? [] : [DeskRemark(log: nil, words: ["not looked at"], sentence: AlarmText.noNote)]
        }
        var remarks: [DeskRemark] = []
        if note.heads != heads {
            remarks.append(DeskRemark(log: nil, words: ["memory changed"], sentence: AlarmText.otherHeads))
        }
        for name in note.keys.sorted() {
            guard let stored = FileStamp(name) else { continue }
            if try home.archivedKeys(stored) == nil {
                let sentence = AlarmText.keysGone(String(stored.version))
                remarks.append(DeskRemark(log: nil, words: ["keys file missing"], sentence: sentence))
            }
        }
        for (name, path) in stored {
            guard let entry = note.logs[name], try home.files.look(path) == .file,
                try home.files.size(path) == entry.size
            else {
                remarks.append(DeskRemark(log: name, words: ["not looked at"], sentence: AlarmText.notLookedAt(name)))
                continue
            }
            if !entry.words.isEmpty { remarks.append(remark(name, entry.words, isSeen: entry.isSeen)) }
        }
        let names = Set(stored.map(\.name))
        // Only if the heads are still those of the note: after a change, a better copy may have replaced the file.
        for name in note.logs.keys.sorted() where note.heads == heads && !names.contains(name) {
            remarks.append(remark(name, [Trouble.missing.word]))
        }
        for (name, words) in note.own.sorted(by: { $0.key < $1.key }) { remarks.append(remark(name, words)) }
        return remarks
    }

    private static func remark(_ name: String, _ words: [String], isSeen: Bool = false) -> DeskRemark {
        DeskRemark(log: name, words: words, sentence: AlarmText.noted(name, words), isSeen: isSeen)
    }
}
