// The keys of one session and of one log, in one piece of locked memory: the ratchets and their steps.
//
// chain: ck_0 = kdf(seed, 2), ck_{i+1} = kdf(ck_i, 2); i counts cells after the session pair.
// message key of cell i: kdf(ck_i, 1); key of its seal: kdf(ck_i, 3).
// auth:  A_{n+1} = kdf(A_n, 1) in its own context; n counts confirmed cells, across sessions (AuthTrail.swift).

import IntakeBase

/// The two ratchets, and the keys of the cell at hand.
struct CellKeys: ~Copyable {
    private var memory: SecretBytes
    /// Cells after the session pair that the chain has been stepped over.
    private(set) var index: UInt64 = 0
    /// The step of the authentication ratchet that is at hand.
    private(set) var authIndex: UInt64 = 0

    private static let context: StaticString = "intksess"
    private static let authContext: StaticString = "intkauth"

    init() throws(SodiumError) {
        memory = try SecretBytes(count: 320)
    }

    /// The session's seed; wiped by `beginChain`.
    var seed: UnsafeMutablePointer<UInt8> { unsafe memory.at(0) }
    /// The key of the cell's content.
    var message: UnsafeMutablePointer<UInt8> { unsafe memory.at(64) }
    /// The key of the cell's seal.
    var seal: UnsafeMutablePointer<UInt8> { unsafe memory.at(96) }
    /// The authentication key of step `authIndex`.
    var auth: UnsafeMutablePointer<UInt8> { unsafe memory.at(128) }
    /// 128 bytes for what lives for one call only.
    var scratch: UnsafeMutablePointer<UInt8> { unsafe memory.at(192) }
    private var chain: UnsafeMutablePointer<UInt8> { unsafe memory.at(32) }

    /// Derives from the seed the keys of the session cells' content and seal.
    mutating func deriveSession() throws(SodiumError) {
        try unsafe KeyedHash.derive(message, 1, Self.context, key: seed)
        try unsafe KeyedHash.derive(seal, 3, Self.context, key: seed)
    }

    /// Derives the chain from the seed, and wipes the seed.
    mutating func beginChain() throws(SodiumError) {
        try unsafe KeyedHash.derive(chain, 2, Self.context, key: seed)
        unsafe seed.update(repeating: 0, count: 32)
        index = 0
    }

    /// Derives the keys of cell `index`, and steps the chain: the cell's own keys cannot be had again.
    @inline(__always)
    mutating func nextCell() throws(SodiumError) {
        try unsafe KeyedHash.derive(message, 1, Self.context, key: chain)
        try unsafe KeyedHash.derive(seal, 3, Self.context, key: chain)
        try unsafe KeyedHash.derive(chain, 2, Self.context, key: chain)
        index += 1
    }

    /// Steps the chain over cells that are lost, so that `nextCell` gives the keys of cell `target`.
    mutating func skip(to target: UInt64) throws(SodiumError) {
        while index < target {
            try unsafe KeyedHash.derive(chain, 2, Self.context, key: chain)
            index += 1
        }
    }

    /// Takes the authentication key of step `index` from the 32 bytes at `key`.
    mutating func setAuth(_ key: UnsafePointer<UInt8>, index: UInt64) {
        unsafe auth.update(from: key, count: 32)
        authIndex = index
    }

    /// Steps the authentication key to that of step `target`.
    @inline(__always)
    mutating func stepAuth(to target: UInt64) throws(SodiumError) {
        while authIndex < target {
            try unsafe KeyedHash.derive(auth, 1, Self.authContext, key: auth)
            authIndex += 1
        }
    }

    /// Wipes what lived for one call.
    func wipeScratch() {
        unsafe scratch.update(repeating: 0, count: 128)
    }

    /// How many steps lead from the present authentication key to the 32 bytes at `claimed`; each takes one of `budget`.
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

    /// Forgets the keys of the cell at hand.
    @inline(__always)
    mutating func forgetCell() {
        unsafe message.update(repeating: 0, count: 64)
    }
}
