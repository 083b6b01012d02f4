// A route book with a table of each kind, small enough to be changed in every way a thousand times.

/// A small route book.
enum SmallBook {
    static let text = """
        version = 1
        [home]
        code = "RU"
        en = "Home"
        ru = "Дом"
        [[country]]
        code = "AM"
        en = "Land"
        ru = "Страна"
        status = "offered"
        stay_days = 90
        [[country.entry]]
        mode = "air"
        papers = ["biometric"]
        facts = ["f-two"]
        [[country]]
        code = "KZ"
        en = "Other"
        ru = "Другая"
        status = "blocked"
        reason_en = "People were handed over."
        reason_ru = "Людей передавали."
        facts = ["f-two"]
        [[destination]]
        country = "FR"
        en = "Further"
        ru = "Дальше"
        condition_en = "With proof."
        condition_ru = "С доказательствами."
        when = { passport = ["biometric"] }
        facts = ["f-one"]
        [[fact]]
        id = "f-one"
        country = "AM"
        topic = "risk"
        en = "Something is known."
        ru = "Кое-что известно."
        applies_to = { wanted = ["yes", "unknown"] }
        severity = 5
        source = "Paper"
        published = "2026"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"
        conflicts = ["f-two"]
        [[fact]]
        id = "f-two"
        country = "KZ"
        topic = "papers"
        en = "A passport."
        ru = "Паспорт."
        source = "Paper"
        published = "2026"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"
        [[rule]]
        id = "r-ban"
        when = { where = ["home"], exit_ban = ["yes"], days_until = { deadline = 3 } }
        then = { hold = true, next = ["lawyer"] }
        en = "A ban."
        ru = "Запрет."
        facts = ["f-two"]
        [[rule]]
        id = "r-later"
        when = { on_or_after = 2026-10-01 }
        then = { rule_out = ["KZ"] }
        en = "Land rules out."
        ru = "Страна отпадает."
        [[word]]
        kind = "next"
        id = "lawyer"
        order = 10
        en = "A lawyer."
        ru = "Адвокат."
        [[word]]
        kind = "warn"
        id = "layover"
        order = 10
        en = "No layover."
        ru = "Без пересадок."
        [[vignette]]
        id = "v-one"
        title = "A man with a ban"
        as_of = 2026-07-01
        why = "He waits"
        [vignette.case]
        wanted = "no"
        country = "RU"
        danger = []
        [vignette.expect]
        outcome = ["ask", "hold"]
        via = []
        never = ["KZ"]

        """

    /// The number of its lines, including the empty one at the end.
    static let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count

    /// The line of the first `part`, from 1.
    static func line(of part: String) -> Int? {
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(part) }.map { $0 + 1 }
    }

    /// Another fact.
    static func fact(_ id: String) -> String {
        """
        [[fact]]
        id = "\(id)"
        country = "AM"
        topic = "stay"
        en = "Days."
        ru = "Дни."
        source = "Paper"
        published = "2026"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "low"

        """
    }
}
