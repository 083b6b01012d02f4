// What a laptop remembers of one form that came out of a file: enough to know the form again, and to seal it as the same
// record, and not a word of what it says.

import IntakeBase
import IntakeCases

/// A form of a file, as the laptop remembers it.
struct FormEntry: Hashable {
    /// The form and the one before it in the file, hashed; and so the form and the one behind it.
    var before = Bytes16()
    var after = Bytes16()
    /// The form alone, hashed.
    var content: Bytes16
    /// The record's id.
    var record: Bytes16
    /// The case's identity.
    var id: CaseID
    /// The case's code.
    var code: CaseCode
    /// When the record says that it was received.
    var received: Moment
    /// The run of the program that last saw the form in its file.
    var run: UInt64 = 0
    /// Seconds since then, as far as this laptop's clock tells.
    var age: UInt32 = 0
    /// Whether its code was told: then it is saved, for certain.
    var isTold = false

    /// Bytes of one entry in the file.
    static let size = 5 * 16 + 3 * 8 + 4 + 1

    /// Seconds that an entry is kept: 7 days.
    static let lifetime: UInt32 = 7 * 86_400

    func write(to writer: inout ByteWriter) {
        for id in [before, after, content, record, id.bytes] { writer.put(id) }
        writer.put(code.number)
        writer.put(received.unixSeconds)
        writer.put(run)
        writer.put(age)
        writer.put(UInt8(isTold ? 1 : 0))
    }

    init(
        content: Bytes16, record: Bytes16, id: CaseID, code: CaseCode, received: Moment
    ) {
        (self.content, self.record, self.id, self.code, self.received) = (content, record, id, code, received)
    }

    init(_ reader: inout ByteReader) throws(ByteReader.Malformed) {
        before = try reader.bytes16()
        after = try reader.bytes16()
        content = try reader.bytes16()
        record = try reader.bytes16()
        id = CaseID(try reader.bytes16())
        code = CaseCode(number: try reader.integer())
        received = Moment(unixSeconds: try reader.integer())
        run = try reader.integer()
        age = try reader.integer()
        isTold = try reader.integer(UInt8.self) == 1
    }
}

extension FormEntry {
    /// Adds the seconds that have passed. A clock that went back tells nothing about that: each time counts as a day, so that
    /// nothing fresh is forgotten and nothing is kept for ever.
    mutating func grow(from last: Int64, to now: Int64) {
        let passed = now >= last ? UInt64(now - last) : 86_400
        age = UInt32(clamping: UInt64(age) + passed)
    }
}
