// libsodium, started once, and the errors of this folder. No other folder imports CSodium.

import CSodium
import IntakeBase

/// What went wrong in cryptography. Never carries a key, a passphrase or a plaintext.
public enum SodiumError: Error, Equatable {
    /// libsodium did not start.
    case unavailable
    /// No memory could be had for a secret.
    case noMemory
    /// The bytes do not authenticate under this key: a wrong key, a wrong passphrase, or changed bytes.
    case notAuthentic
    /// A public key is no point that a key can be agreed with.
    case badPublicKey
    /// A function of libsodium refused its input; its name.
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

    /// 77 for what does not authenticate, else 74.
    public var exit: ExitStatus {
        self == .notAuthentic ? .wrongKey : .ioError
    }
}

enum Sodium {
    /// Whether libsodium is started. `sodium_init` runs once; 1 means that it had been started already.
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

/// Random bytes from the system, for what is public: ids, nonces, codes.
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
