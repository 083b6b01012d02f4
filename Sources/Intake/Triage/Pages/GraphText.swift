// The text in the boxes of the graph of the route book, and the meaning of its lines.

import IntakeBase
import IntakeCases

struct GraphText {
    let view: BookDay
    let language: Language

    func stage(_ reach: StageReach) -> [String] {
        [WordText.label(reach.stage)(language), GraphText.atBest(reach.outcome)(language)]
    }

    func country(_ country: Country) -> [String] {
        let facts = view.facts(of: country.code)
        var lines = [
            "\(country.name(language)) (\(country.code)): \(RoutesPageText.statusOfOne(country.status)(language))"
        ]
        if let reason = country.reason { lines.append(reason(language)) }
        lines.append(GraphText.figures(view.gravestRisk(of: country.code), country.stayDays, facts.count)(language))
        if country.status == .offered {
            lines += country.entries.map { RoutesPageText.way($0)(language) }
            if country.sharesWantedList { lines.append(GraphText.sharesList(language)) }
        }
        let overdue = facts.filter(view.isOverdue)
        if !overdue.isEmpty { lines.append(GraphText.overdue(overdue.map(\.id))(language)) }
        return lines
    }

    func destination(_ destination: Destination) -> [String] {
        let overdue = destination.facts.compactMap { view.book.fact($0) }.filter(view.isOverdue)
        return ["\(destination.name(language)) (\(destination.country))", destination.condition(language)]
            + (overdue.isEmpty ? [] : [GraphText.overdue(overdue.map(\.id))(language)])
    }

    /// The best outcome that a person at a stage can get, with every question answered and every paper at hand.
    private static func atBest(_ outcome: Outcome?) -> Sentence {
        switch outcome {
        case .route:
            Sentence(
                en: "A route can be named when all questions are answered.",
                ru: "Путь можно назвать, когда есть ответы на все вопросы.")
        case .hold:
            Sentence(
                en: "He must not travel now: help comes first. A route when nothing holds him.",
                ru: "Сейчас ему ехать нельзя: сначала нужна помощь. Путь — когда ничто не держит.")
        case .ask: Sentence(en: "Questions first.", ru: "Сначала вопросы.")
        case .stale:
            Sentence(
                en: "No route is named: the facts are overdue.", ru: "Путь не называем: срок проверки фактов истёк.")
        case .noSafeRoute: Sentence(en: "No country is left.", ru: "Ни одной страны не осталось.")
        case .stay, nil:
            Sentence(
                en: "He stays where he is, unless that country is blocked.",
                ru: "Остаётся там, где находится, если страна не закрыта.")
        }
    }

    private static func figures(_ risk: Int?, _ stay: Int?, _ facts: Int) -> Sentence {
        Sentence(
            en: [
                risk.map { "risk \($0) of 9" } ?? "no fact on risk", stay.map { "stay \($0) days" },
                "\(facts) \(facts == 1 ? "fact" : "facts")",
            ].compactMap(\.self).joined(separator: ", "),
            ru: [
                risk.map { "риск \($0) из 9" } ?? "фактов о риске нет",
                stay.map { "срок \($0) \(russianPlural($0, "день", "дня", "дней"))" },
                "\(facts) \(russianPlural(facts, "факт", "факта", "фактов"))",
            ].compactMap(\.self).joined(separator: ", "))
    }

    private static let sharesList = Sentence(
        en: "wanted list shared: not if he is wanted, or may be",
        ru: "общая база розыска: не для тех, кто в розыске или может быть в нём")

    private static func overdue(_ ids: [String]) -> Sentence {
        let list = ids.joined(separator: ", ")
        return Sentence(en: "! OVERDUE: \(list)", ru: "! ПРОСРОЧЕНО: \(list)")
    }

    // MARK: The legend

    enum Sample {
        case way(StageReach.Way)
        case frame(CountryStatus)
        /// A line that ends at a bar.
        case end
        case none
    }

    static let legend: [(sample: Sample, text: Sentence)] = [
        (
            .way(.named),
            Sentence(en: "may be recommended; a coordinator decides", ru: "можно рекомендовать; решает координатор")
        ),
        (
            .way(.later),
            Sentence(
                en: "only later, when nothing holds him", ru: "только позже, когда ничто не держит")
        ),
        (.way(.stays), Sentence(en: "if already there: stay", ru: "кто уже там, остаётся там")),
        (.end, Sentence(en: "no country is open from here today", ru: "сегодня отсюда не открыта ни одна страна")),
        (.frame(.offered), RoutesPageText.statusOfOne(.offered)),
        (
            .frame(.notOffered),
            Sentence(
                en: "not offered: no usable fact, or the facts speak against it",
                ru: "не предлагаем: нет пригодных фактов или они против")
        ),
        (
            .frame(.blocked),
            Sentence(
                en: "blocked: not to enter, not to change planes", ru: "закрыта: ни для въезда, ни для пересадки")
        ),
        (
            .none,
            Sentence(
                en:
                    "Drawn for a man with all papers, nothing against him and nothing unknown. Others have fewer ways.",
                ru:
                    "Показано для человека со всеми документами, без препятствий и без неизвестного. У других путей меньше."
            )
        ),
    ]
}
