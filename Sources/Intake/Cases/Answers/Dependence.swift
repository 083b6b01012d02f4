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
    /// The topic whose answer this one depends on; nil if there is no such topic.
    /// Each detail of a companion counts only with the companion as well.
    package var dependsOn: AnswerTopic? {
        switch self {
        case .field(let field): field.dependsOn.map(AnswerTopic.field)
        case .detail(let person, .passportExpires): .detail(person, .passport)
        case .detail(let person, _): .person(person)
        case .word, .contact, .person: nil
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
