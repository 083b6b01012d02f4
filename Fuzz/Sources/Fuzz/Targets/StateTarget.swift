// The two state slots in which a laptop remembers its own log, as an attacker may have left them on the disk. The first
// byte of an input selects: the raw beginnings of both slots, or the content of one slot, sealed by the laptop.

import Glibc
@testable import IntakeBase
@testable import IntakeLog

/// Guarantee: a slot is accepted only if the laptop wrote it, in its place, the newer before the older; and under
/// another key no slot is accepted.
final class StateTarget: FuzzTarget {
    static let name = "state"
    static let maxBytes = 513
    private let path = Scratch.path + "/state"
    private let descriptor: Int32
    private let key: SecretBytes
    private let other: SecretBytes
    /// Slots that the laptop wrote, by their sequence, which is the number of cells too.
    private let written: [UInt64: [UInt8]]

    private static let slotBytes = 256

    init() throws {
        key = try fixedSecret(101)
        other = try fixedSecret(102)
        written = try Self.slots(key: key)
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        hold(descriptor >= 0 && ftruncate(descriptor, 8192) == 0, "the scratch folder can be written")
    }

    func run(_ input: [UInt8]) throws {
        guard let mode = input.first else { return }
        if mode % 4 == 3 {
            try sealed(Array(input.dropFirst().prefix(LogState.size)))
        } else {
            try raw(input.dropFirst())
        }
    }

    private func raw(_ input: ArraySlice<UInt8>) throws {
        var slots: [[UInt8]] = [Array(input.prefix(Self.slotBytes)), Array(input.dropFirst(Self.slotBytes))]
        for slot in 0..<2 { slots[slot] += [UInt8](repeating: 0, count: Self.slotBytes - slots[slot].count) }
        put(slots)
        let newest = written.filter { slots[Int($0.key % 2)] == $0.value }.keys.max()
        switch try LogStateFile(path: path, in: .laptop).read(key: key) {
        case .state(let state):
            hold(state.cells == newest, "the newest slot that the laptop wrote is the one in force", "\(state.cells)")
        case .nothing: hold(slots.allSatisfy { $0.allSatisfy { $0 == 0 } }, "nothing is there only where all is zero")
        case .unreadable: hold(newest == nil, "a slot that the laptop wrote is believed", "\(newest ?? 0)")
        }
        if case .state = try LogStateFile(path: path, in: .laptop).read(key: other) {
            broken("no other key opens a slot", "")
        }
    }

    private func sealed(_ plain: [UInt8]) throws {
        var secret = try SecretBytes(count: plain.count)
        unsafe secret.withUnsafeMutableBytes { unsafe $0.copyBytes(from: plain) }
        let head = Self.head(1)
        let slot = head + (try sealedAlways(secret, additional: head, key: key))
        put([
            [UInt8](repeating: 0, count: Self.slotBytes),
            slot + [UInt8](repeating: 0, count: Self.slotBytes - slot.count),
        ])
        func number(_ at: Int) -> UInt64 { plain[at..<at + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        let found = try LogStateFile(path: path, in: .laptop).read(key: key)
        let isGood = plain.count == LogState.size && number(16) <= 3 << 18
        guard case .state(let state) = found else {
            hold(!isGood, "a state of the right form is read")
            return
        }
        hold(isGood, "a state of another form is refused")
        hold(state.logID.array == Array(plain[..<16]) && state.cells == number(16), "log and cells are as written")
        hold(
            state.head.array == Array(plain[24..<56]) && state.records == number(88), "head and records are as written")
        hold(state.root.array == Array(plain[96..<128]) && state.keysVersion == number(128), "root is as written")
        hold(state.time == Int64(bitPattern: number(136)) && state.isClosed == (plain[144] == 1), "time is as written")
    }

    private func put(_ slots: [[UInt8]]) {
        for (index, slot) in slots.enumerated() {
            hold(unsafe pwrite(descriptor, slot, slot.count, index * 4096) == slot.count, "the scratch file is written")
        }
    }

    private static func head(_ sequence: UInt64) -> [UInt8] {
        Array("intkstat".utf8) + LittleEndian.bytes(of: sequence)
    }

    private static func slots(key: borrowing SecretBytes) throws -> [UInt64: [UInt8]] {
        var slots: [UInt64: [UInt8]] = [:]
        for sequence: UInt64 in 1...4 {
            var plain = try fixedSecret(UInt8(sequence), count: LogState.size)
            unsafe plain.withUnsafeMutableBytes { bytes in
                for (index, byte) in LittleEndian.bytes(of: sequence).enumerated() { unsafe bytes[16 + index] = byte }
            }
            let head = head(sequence)
            slots[sequence] = head + (try sealedAlways(plain, additional: head, key: key, nonce: UInt8(sequence)))
        }
        return slots
    }

    static func seeds() throws -> [String: [UInt8]] {
        let key = try fixedSecret(101)
        let slots = try slots(key: key)
        let none = [UInt8](repeating: 0, count: slotBytes)
        var seeds: [String: [UInt8]] = ["empty": [], "zeros": [0] + none + none, "ones": [0] + none.map { _ in 255 }]
        for first in [nil, 2, 4] as [UInt64?] {
            for second in [nil, 1, 3] as [UInt64?] {
                seeds["slots-\(first ?? 0)-\(second ?? 0)"] =
                    [0] + (first.flatMap { slots[$0] } ?? none) + (second.flatMap { slots[$0] } ?? none)
            }
        }
        seeds["crossed"] = [0] + slots[1]! + slots[2]!
        for place in [0, 8, 9, 15, 16, 40, 100, 255] {
            var bytes = slots[2]!
            bytes[place] ^= 1
            seeds["changed-\(place)"] = [0] + bytes + slots[1]!
        }
        seeds["half"] = [0] + slots[2]!.prefix(128)
        let plain = [UInt8](repeating: 0, count: LogState.size)
        seeds["sealed"] = [3] + plain
        seeds["sealed-short"] = [3] + plain.dropLast()
        seeds["sealed-none"] = [3]
        for (name, place, value) in [("cells", 18, 0x0C), ("closed", 144, 1), ("follows", 152, 7), ("many", 23, 255)]
            as [(String, Int, UInt8)]
        {
            var bytes = plain
            bytes[place] = value
            seeds["sealed-\(name)"] = [3] + bytes
        }
        return seeds
    }
}
