// Which questions do not apply because of earlier answers. For fields, the table decides, with the helpers here. If in
// doubt, a question is asked.

extension Interview {
    /// Whether a question applies.
    func applies(_ question: Question) -> Bool {
        switch question {
        case .field(let field): field.described.asked.applies(self)
        case .contact(.channel), .contact(.avoid): true
        case .contact(.when), .contact(.codeWord): answer(to: .contact(.channel)) != .unknown
        case .companion(let index, .birthCertificate): isChild(index)
        case .companion(let index, .passportExpires):
            mayTravelOnPassport(answer(to: .companion(index, .passport)))
        case .companion(_, .relation), .companion(_, .age), .companion(_, .passport),
            .companion(_, .internalPassport):
            true
        }
    }

    /// Whether he may have an international passport that is valid for travel.
    var mayTravelOnPassport: Bool { mayTravelOnPassport(answer(to: .field(.passport))) }

    private func mayTravelOnPassport(_ answer: FieldValue) -> Bool {
        ![Passport.expired, .surrendered, .taken, .none].contains { answer == .word($0.rawValue) }
    }

    /// Whether he may be abroad: no if he is certainly at home or serving, unless his stage says otherwise.
    var mayBeAbroad: Bool {
        has(.stage, Stage.abroad)
            || !has(.position, Position.atHome, .inUnit, .atTheFront, .onLeave, .missing, .prisonerOfWar)
    }

    /// Whether the field was answered.
    func isKnown(_ field: RequestField) -> Bool { answer(to: .field(field)) != .unknown }

    /// Whether the answer to the field is one of `words`.
    func has<Word: Vocabulary>(_ field: RequestField, _ words: Word...) -> Bool {
        words.contains { $0.rawValue == word(field) }
    }

    /// Whether a companion is or may be a child.
    private func isChild(_ index: Int) -> Bool {
        if case .number(let age) = answer(to: .companion(index, .age)) { age < 18 } else { true }
    }
}
