// The keys of one session and of one log, in one piece of locked memory: the ratchets and their steps.
//
// chain: ck_0 = kdf(seed, 2), ck_{i+1} = kdf(ck_i, 2); i counts cells after the session pair.
// message key of cell i: kdf(ck_i, 1); key of its seal: kdf(ck_i, 3).
// auth:  A_{n+1} = kdf(A_n, 1) in its own context; n counts confirmed cells, across sessions (AuthTrail.swift).

import IntakeBase

/// The two ratchets, and the keys of the current cell.
struct CellKeys: ~Copyable {
    private var memory: SecretBytes
    /// The number of cells after the session pair that the chain has passed.
    private(set) var index: UInt64 = 0
    /// The current step of the authentication ratchet.
    private(set) var authIndex: UInt64 = 0

    private static let context: StaticString = "intksess"
    private static let authContext: StaticString = "intkauth"

    init() throws(SodiumError) {
        memory = try SecretBytes(count: 320)
    }

    /// The session's seed; wiped by `beginChain`.
    var seed: UnsafeMutablePointer<UInt8> { unsafe memory.at(0) }
    /// The key for the cell's content.
    var message: UnsafeMutablePointer<UInt8> { unsafe memory.at(64) }
    /// The key for the cell's seal.
    var seal: UnsafeMutablePointer<UInt8> { unsafe memory.at(96) }
    /// The authentication key of step `authIndex`.
    var auth: UnsafeMutablePointer<UInt8> { unsafe memory.at(128) }
    /// 128 bytes for data of a single call.
    var scratch: UnsafeMutablePointer<UInt8> { unsafe memory.at(192) }
    private var chain: UnsafeMutablePointer<UInt8> { unsafe memory.at(32) }

    /// Derives the keys for content and seal of the session cells from the seed.
    mutating func deriveSession() throws(SodiumError) {
        try unsafe KeyedHash.derive(message, 1, Self.context, key: seed)
        try unsafe KeyedHash.derive(seal, 3, Self.context, key: seed)
    }

    /// Derives the chain key from the seed, and wipes the seed.
    mutating func beginChain() throws(SodiumError) {
        try unsafe KeyedHash.derive(chain, 2, Self.context, key: seed)
        unsafe seed.update(repeating: 0, count: 32)
        index = 0
    }

    /// Derives the keys of cell `index` and steps the chain, after which they cannot be derived again (forward
    /// secrecy).
    @inline(__always)
    mutating func nextCell() throws(SodiumError) {
        try unsafe KeyedHash.derive(message, 1, Self.context, key: chain)
        try unsafe KeyedHash.derive(seal, 3, Self.context, key: chain)
        try unsafe KeyedHash.derive(chain, 2, Self.context, key: chain)
        index += 1
    }

    /// Steps the chain past lost cells, so that `nextCell` gives the keys of cell `target`.
    mutating func skip(to target: UInt64) throws(SodiumError) {
        while index < target {
            try unsafe KeyedHash.derive(chain, 2, Self.context, key: chain)
            index += 1
        }
    }

    /// Copies the authentication key of step `index` from the 32 bytes at `key`.
    mutating func setAuth(_ key: UnsafePointer<UInt8>, index: UInt64) {
        unsafe auth.update(from: key, count: 32)
        authIndex = index
    }

    /// Steps the authentication key to step `target`.
    @inline(__always)
    mutating func stepAuth(to target: UInt64) throws(SodiumError) {
        while authIndex < target {
            try unsafe KeyedHash.derive(auth, 1, Self.authContext, key: auth)
            authIndex += 1
        }
    }

    /// Wipes the data of a single call.
    func wipeScratch() {
        unsafe scratch.update(repeating: 0, count: 128)
    }

    /// The number of steps from the current authentication key to the 32 bytes at `claimed`; each uses up one of
    /// `budget`. Nil if the budget does not suffice.
    mutating func authDistance(to claimed: UnsafePointer<UInt8>, budget: inout Int) throws(SodiumError) -> Int? {
        unsafe scratch.update(from: auth, count: 32)
        defer { wipeScratch() }
        var distance = 0
        while unsafe Bytes32(UnsafeRawPointer(scratch)) != Bytes32(UnsafeRawPointer(claimed)) {
            guard budget > 0 else { return nil }
            budget -= 1
            distance += 1
            try unsafe KeyedHash.derive(scratch, 1, Self.authContext, key: scratch)
        }
        return distance
    }

    /// Wipes the keys of the current cell.
    @inline(__always)
    mutating func forgetCell() {
        unsafe message.update(repeating: 0, count: 64)
    }
}
