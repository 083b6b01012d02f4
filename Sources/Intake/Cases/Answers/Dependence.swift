// Rule 5 of docs/CASES.md: an answer counts only with the answer that it depends on. One table, for the interview and
// for the desk.

import IntakeBase

extension RequestField {
    /// The field whose answer this one depends on; nil if there is no such field.
    package var dependsOn: RequestField? {
        switch self {
        case .place, .legalStayUntil: .country
        case .passportExpires: .passport
        case .deadlineReason: .deadline
        case .exitBanGround: .exitBan
        default: nil
        }
    }
}

extension AnswerTopic {
    /// The topics whose answers this one depends on: it ends with each of them, and counts where the first one has the
    /// value that it was given with. Each detail of a companion counts only with the companion as well.
    package var dependsOn: [AnswerTopic] {
        switch self {
        case .field(let field): field.dependsOn.map { [.field($0)] } ?? []
        case .detail(let person, .passportExpires): [.detail(person, .passport), .person(person)]
        case .detail(let person, _): [.person(person)]
        case .word, .contact, .person: []
        }
    }
}

extension RequestField {
    /// Whether it counts by itself where the answer that it depends on was not given: what he is threatened with, even
    /// without a day.
    package var countsAlone: Bool { self == .deadlineReason }
}

/// The parent answers with which a dependent answer counts.
package enum Dependence: Hashable, Sendable {
    /// It depends on no other answer.
    case always
    /// It depends on an answer that was not given: triage runs with it and without.
    case either
    /// It counts where one of these is taken.
    case only(Set<Said>)
}
