// The request that an interview amounts to: the answers to the questions that apply, and nothing else.

import IntakeBase

extension Interview {
    /// The request as it would be sealed now. An answer whose question no longer applies is not in it.
    package var request: Request {
        var request = Request()
        for question in questions {
            switch question {
            case .field(let field): request.take(answer(to: question), for: field)
            case .contact(let part):
                guard let text = text(question) else { continue }
                request.safeContact = request.safeContact ?? SafeContact()
                request.safeContact?[part] = text
            case .companion: break
            }
        }
        // A man who asks for himself knows of it and wants it.
        if speaksForHimself { request.personAgrees = .yes }
        if answer(to: .field(.companions)) != .unknown {
            request.companions = (0..<companionCount).map(companion)
        }
        return request
    }

    private func companion(_ index: Int) -> Companion {
        func word(_ part: Companion.Part) -> String? {
            let question = Question.companion(index, part)
            guard applies(question), case .word(let word) = answer(to: question) else { return nil }
            return word
        }
        var age: Int?
        if case .number(let years) = answer(to: .companion(index, .age)) { age = years }
        return Companion(
            relation: text(.companion(index, .relation)), age: age,
            passport: word(.passport).flatMap(Passport.init),
            internalPassport: word(.internalPassport).flatMap(Answer.init),
            birthCertificate: word(.birthCertificate).flatMap(Answer.init))
    }

    private func text(_ question: Question) -> String? {
        if case .text(let text) = answer(to: question) { text } else { nil }
    }
}

extension Request {
    fileprivate mutating func take(_ value: FieldValue, for field: RequestField) {
        switch value {
        case .word(let word): take(word: word, for: field)
        case .words(let words): take(words: words, for: field)
        case .text(let text): take(text: text, for: field)
        case .day(let day): take(day: day, for: field)
        case .number(let number): if field == .age { age = number }
        case .unknown, .contact, .companions: break
        }
    }

    private mutating func take(word: String, for field: RequestField) {
        switch field {
        case .caller: caller = Caller(rawValue: word)
        case .personAgrees: personAgrees = Answer(rawValue: word)
        case .stage: stage = Stage(rawValue: word)
        case .service: service = Service(rawValue: word)
        case .position: position = Position(rawValue: word)
        case .country: country = CountryCode(word)
        case .summons: summons = Summons(rawValue: word)
        case .exitBan: exitBan = Answer(rawValue: word)
        case .wanted: wanted = Answer(rawValue: word)
        case .charge: charge = Charge(rawValue: word)
        case .passport: passport = Passport(rawValue: word)
        case .internalPassport: internalPassport = Answer(rawValue: word)
        case .deadlineReason: deadlineReason = DeadlineReason(rawValue: word)
        default: break
        }
    }

    private mutating func take(words: [String], for field: RequestField) {
        switch field {
        case .consent: consent = words.compactMap(Consent.init)
        case .danger: danger = words.compactMap(Danger.init)
        case .refer: refer = words.compactMap(Referral.init)
        case .visas: visas = words
        case .health: health = words
        case .conscience: conscience = words
        case .ties: ties = words
        case .evidence: evidence = words
        default: break
        }
    }

    private mutating func take(text: String, for field: RequestField) {
        switch field {
        case .pseudonym: pseudonym = text
        case .place: place = text
        case .notes: notes = text
        default: break
        }
    }

    private mutating func take(day: Day, for field: RequestField) {
        switch field {
        case .passportExpires: passportExpires = day
        case .legalStayUntil: legalStayUntil = day
        case .deadline: deadline = day
        default: break
        }
    }
}
