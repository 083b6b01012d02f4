// Which questions are left out because the answers so far leave them no meaning. In doubt a question is asked:
// it can be skipped, and a question that was never asked cannot be answered.

extension Interview {
    /// Whether a question can apply.
    func applies(_ question: Question) -> Bool {
        switch question {
        case .field(.personAgrees): !speaksForHimself
        case .field(.charge): word(.wanted) != Answer.no.rawValue
        case .field(.passportExpires): !has(.passport, [Passport.expired, .surrendered, .none])
        case .field(.legalStayUntil): isAbroad || !has(.position, atHomeOrServing)
        case .field(.deadlineReason): answer(to: .field(.deadline)) != .unknown
        case .contact(.when), .contact(.codeWord): answer(to: .contact(.channel)) != .unknown
        case .companion(let index, .birthCertificate): isChild(index)
        case .field, .contact, .companion: true
        }
    }

    private var atHomeOrServing: [Position] { [.atHome, .inUnit, .atTheFront, .onLeave] }

    private var isAbroad: Bool { has(.stage, [Stage.abroad]) || has(.position, [Position.abroad]) }

    /// Whether a companion is a child, as far as anybody knows.
    private func isChild(_ index: Int) -> Bool {
        if case .number(let age) = answer(to: .companion(index, .age)) { age < 18 } else { true }
    }

    private func has<Word: Vocabulary>(_ field: RequestField, _ words: [Word]) -> Bool {
        words.contains { $0.rawValue == word(field) }
    }
}
