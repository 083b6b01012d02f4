// The parts of the two fields that are objects, by their names in records.

extension SafeContact {
    /// A part of `safe_contact`, by its name in records.
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case channel, when
        case codeWord = "code_word"
        case avoid
    }

    /// The most UTF-8 bytes in one part.
    package static let maxBytes = 500

    /// The value of one part.
    package subscript(part: Part) -> String? {
        get {
            switch part {
            case .channel: channel
            case .when: when
            case .codeWord: codeWord
            case .avoid: avoid
            }
        }
        set {
            switch part {
            case .channel: channel = newValue
            case .when: when = newValue
            case .codeWord: codeWord = newValue
            case .avoid: avoid = newValue
            }
        }
    }
}

extension Companion {
    /// A part of a companion, by its name in records.
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case relation, age, passport
        case passportExpires = "passport_expires"
        case internalPassport = "internal_passport"
        case birthCertificate = "birth_certificate"
    }

    /// The most UTF-8 bytes in `relation`.
    package static let maxRelationBytes = 100
    /// The most companions in one request.
    package static let maxCount = 32
}
