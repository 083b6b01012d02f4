// What a laptop remembers of one form from a file: enough to recognize it and to seal it as the same record, but no
// word of its text.

import IntakeBase
import IntakeCases

/// A form of a file, as the laptop remembers it.
struct FormEntry: Hashable {
    /// Hash of the form with the one before it in the file; and hash of the form with the one after it.
    var before = Bytes16()
    var after = Bytes16()
    /// Hash of the form alone.
    var content: Bytes16
    /// The record's id.
    var record: Bytes16
    /// The case's identity.
    var id: CaseID
    /// The case's code.
    var code: CaseCode
    /// The time of receipt in the record.
    var received: Moment
    /// The run of the program that last saw the form in its file.
    var run: UInt64 = 0
    /// Seconds since then, by this laptop's clock.
    var age: UInt32 = 0
    /// Whether its code was told. Then it is certainly saved.
    var isTold = false

    /// The size of an entry in the file, in bytes.
    static let size = 5 * 16 + 3 * 8 + 4 + 1

    /// The lifetime of an entry: 7 days, in seconds.
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
    /// Adds the seconds that have passed. A clock that went back gives no duration: each time counts as a day, so that
    /// no recent entry is lost and none is kept forever.
    mutating func grow(from last: Int64, to now: Int64) {
        let passed = now >= last ? UInt64(now - last) : 86_400
        age = UInt32(clamping: UInt64(age) + passed)
    }
}
