// Names for the results of triage: outcome, urgency, release, way of travel. Their wording never promises certainty.

import IntakeBase

extension WordText {
    /// How soon a person must look at the case.
    package static func label(_ urgency: Urgency) -> Sentence {
        switch urgency {
        case .now: Sentence(en: "now", ru: "сейчас")
        case .day: Sentence(en: "today", ru: "сегодня")
        case .week: Sentence(en: "this week", ru: "на этой неделе")
        case .routine: Sentence(en: "routine", ru: "обычная")
        }
    }

    /// The recommendation, in a word or two.
    package static func label(_ outcome: Outcome) -> Sentence {
        switch outcome {
        case .route: Sentence(en: "route", ru: "маршрут")
        case .stay: Sentence(en: "stay", ru: "оставаться")
        case .ask: Sentence(en: "ask first", ru: "уточнить")
        case .hold: Sentence(en: "hold", ru: "пока не ехать")
        case .noSafeRoute: Sentence(en: "no route", ru: "маршрута нет")
        case .stale: Sentence(en: "facts overdue", ru: "данные устарели")
        }
    }

    /// Who may know the advice.
    package static func label(_ release: Release) -> Sentence {
        switch release {
        case .volunteer: Sentence(en: "may be said now", ru: "можно сообщить сразу")
        case .coordinator:
            Sentence(
                en: "only after a coordinator confirms it", ru: "только после подтверждения координатора")
        }
    }
}
