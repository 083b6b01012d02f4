// Names of what triage answers: outcome, urgency, release, way of travel. None of them sounds certain.

import IntakeBase

extension WordText {
    /// How soon somebody must look at it.
    package static func label(_ urgency: Urgency) -> Sentence {
        switch urgency {
        case .now: Sentence(en: "now", ru: "сейчас")
        case .day: Sentence(en: "today", ru: "сегодня")
        case .week: Sentence(en: "this week", ru: "на неделе")
        case .routine: Sentence(en: "routine", ru: "обычная")
        }
    }

    /// What is recommended, in a word or two.
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

    /// Who may hear the advice.
    package static func label(_ release: Release) -> Sentence {
        switch release {
        case .volunteer: Sentence(en: "may be told now", ru: "можно сообщить сразу")
        case .coordinator:
            Sentence(
                en: "only after a coordinator has confirmed", ru: "только после подтверждения координатора")
        }
    }
}
