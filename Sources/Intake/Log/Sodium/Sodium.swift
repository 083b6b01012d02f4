// The start of libsodium, and the errors of this folder. No other folder imports CSodium.

import CSodium
import IntakeBase

/// An error in cryptography. It never holds a key, a passphrase or a plaintext.
public enum SodiumError: Error, Equatable {
    /// libsodium did not start.
    case unavailable
    /// There is no memory for a secret.
    case noMemory
    /// The bytes do not authenticate under this key: a wrong key, a wrong passphrase, or changed bytes.
    case notAuthentic
    /// A public key is not a point that a key can be agreed with.
    case badPublicKey
    /// A function of libsodium, of this name, refused its input.
    case failed(String)
}

extension SodiumError: Explained {
    /// What happened.
    public var sentence: Sentence {
        switch self {
        case .unavailable: SodiumText.unavailable
        case .noMemory: SodiumText.noMemory
        case .notAuthentic: SodiumText.notAuthentic
        case .badPublicKey: SodiumText.badPublicKey
        case .failed(let function): SodiumText.failed(function)
        }
    }

    /// 77 for bytes that do not authenticate, else 74.
    public var exit: ExitStatus {
        self == .notAuthentic ? .wrongKey : .ioError
    }
}

enum Sodium {
    /// Whether libsodium is started. `sodium_init` runs once; it returns 1 if it had run before.
    private static let started: Bool = sodium_init() >= 0

    /// Starts libsodium, once.
    static func start() throws(SodiumError) {
        guard started else { throw .unavailable }
    }

    /// Turns the return code of a libsodium function into an error that names the function.
    @inline(__always)
    static func check(_ code: Int32, _ function: @autoclosure () -> String) throws(SodiumError) {
        guard code == 0 else { throw .failed(function()) }
    }
}

/// Random bytes from the system for public values: ids, nonces, codes.
package enum Random {
    /// `count` random bytes.
    package static func bytes(_ count: Int) throws(SodiumError) -> [UInt8] {
        try Sodium.start()
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { unsafe randombytes_buf($0.baseAddress!, count) }
        return bytes
    }
}

extension Bytes16 {
    /// 16 random bytes.
    public static func random() throws(SodiumError) -> Bytes16 {
        try Sodium.start()
        var bytes = Bytes16()
        unsafe withUnsafeMutablePointer(to: &bytes.words) { unsafe randombytes_buf($0, 16) }
        return bytes
    }
}
