// Ids and codes by number, in little memory: every record, case and code of a desk is looked up at each command, and a
// `Dictionary` takes several times as long.

import IntakeBase
import IntakeCases

/// Gives keys numbers, from 0 on, in the order in which they come; the same key has the same number.
struct Numbering: Sendable {
    private var keys: [Bytes16] = []
    /// Open addressing: a place for a key is where its hash says, or the next that is free. At most half are taken.
    private var places: [Int32]

    /// Drawn anew in each run of the program: whoever chooses ids cannot choose many for one place.
    private static let seed: SIMD2<UInt64> = {
        let words = [0, 1].map { UInt64(truncatingIfNeeded: $0.hashValue) }
        return [words[0], words[1]]
    }()
    private static let free: Int32 = -1

    /// A numbering of at most so many keys.
    init(capacity: Int) {
        var count = 16
        while count < 2 * capacity { count *= 2 }
        places = [Int32](repeating: Numbering.free, count: count)
        keys.reserveCapacity(capacity)
    }

    /// The number of a key, which gets the next one where it has none.
    mutating func number(of key: Bytes16) -> Int {
        let place = place(of: key)
        if places[place] != Numbering.free { return Int(places[place]) }
        precondition(2 * keys.count < places.count, "more keys than there is room for")
        places[place] = Int32(keys.count)
        keys.append(key)
        return keys.count - 1
    }

    /// The number of a key; nil where it has none.
    func known(_ key: Bytes16) -> Int? {
        let number = places[place(of: key)]
        return number == Numbering.free ? nil : Int(number)
    }

    /// Where a key is, or would be.
    private func place(of key: Bytes16) -> Int {
        let mixed = key.words ^ Numbering.seed
        let product = mixed.x.multipliedFullWidth(by: mixed.y)
        var place = Int(truncatingIfNeeded: product.high ^ product.low) & (places.count - 1)
        while places[place] != Numbering.free, keys[Int(places[place])] != key {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }
}

extension CaseCode {
    /// The code as a key.
    var key: Bytes16 { Bytes16(words: [number, 0]) }
}
