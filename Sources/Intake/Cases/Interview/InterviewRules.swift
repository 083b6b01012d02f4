// Which questions are left out because the answers so far leave them no meaning: for fields the table says so, with what
// it asks for here. In doubt a question is asked.

extension Interview {
    /// Whether a question can apply.
    func applies(_ question: Question) -> Bool {
        switch question {
        case .field(let field): field.described.asked.applies(self)
        case .contact(.channel), .contact(.avoid): true
        case .contact(.when), .contact(.codeWord): answer(to: .contact(.channel)) != .unknown
        case .companion(let index, .birthCertificate): isChild(index)
        case .companion(_, .relation), .companion(_, .age), .companion(_, .passport),
            .companion(_, .internalPassport):
            true
        }
    }

    /// Whether his passport may be one that he can travel with.
    var mayTravelOnPassport: Bool { !has(.passport, Passport.expired, .surrendered, .none) }

    /// Whether he may be abroad: not where he is surely at home or serving, unless his stage says otherwise.
    var mayBeAbroad: Bool {
        has(.stage, Stage.abroad) || !has(.position, Position.atHome, .inUnit, .atTheFront, .onLeave)
    }

    /// Whether the field was answered.
    func isKnown(_ field: RequestField) -> Bool { answer(to: .field(field)) != .unknown }

    /// Whether the answer to the field is one of these words.
    func has<Word: Vocabulary>(_ field: RequestField, _ words: Word...) -> Bool {
        words.contains { $0.rawValue == word(field) }
    }

    /// Whether a companion is a child, or may be one.
    private func isChild(_ index: Int) -> Bool {
        if case .number(let age) = answer(to: .companion(index, .age)) { age < 18 } else { true }
    }
}
