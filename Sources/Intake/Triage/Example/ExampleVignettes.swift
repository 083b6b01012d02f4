// The example route book, the cases that the book must answer. TOML, as a coordinator reads it.

extension ExampleBook {
    static let vignettes = ##"""
        # Cases that this book must answer: invented people.

        [[vignette]]
        id = "registered-no-summons"
        title = "19 years old, registered, no summons, ten-year passport, not wanted"
        as_of = 2026-07-01
        why = "Lawful steps come first; he is free to travel, and Armenia carries the lowest documented risk"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "conscripted"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "registered"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["route"]
        via = ["AM", "GE", "RS"]
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["routine", "week"]
        next = ["alternative_civilian_service"]
        warn = ["layover"]

        [[vignette]]
        id = "summons-placed-yesterday"
        title = "22, summons placed in the register yesterday, ten-year passport"
        as_of = 2026-07-01
        why = "The exit ban starts when the summons is placed"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "conscripted"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "placed"
        exit_ban = "unknown"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["hold"]
        via = []
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["day", "now"]
        next = ["defence_lawyer"]

        [[vignette]]
        id = "call-up-passport-surrendered"
        title = "27, call-up decision, international passport handed over"
        as_of = 2026-07-01
        why = "He cannot leave; the decision can be appealed"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "conscripted"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "call_up_decision"
        exit_ban = "yes"
        wanted = "no"
        passport = "surrendered"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["hold"]
        via = []
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["day", "now"]
        next = ["appeal_call_up"]

        [[vignette]]
        id = "conscript-belgorod"
        title = "Conscript serving in Belgorod oblast wants out"
        as_of = 2026-07-01
        why = "Serving in a border region: a lawyer, and the law on absence explained"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "conscripted"
        service = "conscript"
        position = "in_unit"
        country = "RU"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        place = "Belgorod oblast"
        [vignette.expect]
        outcome = ["hold"]
        via = []
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["day", "now"]
        next = ["defence_lawyer"]

        [[vignette]]
        id = "mobilized-religious"
        title = "Mobilised, religious objector, in his unit in Russia"
        as_of = 2026-07-01
        why = "Courts have split; a written refusal can be charged under article 332, so the lawyer comes first"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "mobilized"
        service = "mobilized"
        position = "in_unit"
        country = "RU"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        conscience = ["religious"]
        [vignette.expect]
        outcome = ["hold"]
        via = []
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["day", "week"]
        next = ["defence_lawyer"]
        warn = ["refusal_in_writing"]

        [[vignette]]
        id = "at-the-front-wife"
        title = "Wife writes: her husband is at the front, internal passport only"
        as_of = 2026-07-01
        why = "Nobody advises movement at the front; the coordinator sees the route for when he is out"
        [vignette.case]
        caller = "wife"
        person_agrees = "yes"
        stage = "at_the_front"
        service = "contract"
        position = "at_the_front"
        country = "RU"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "none"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["hold"]
        via = []
        if_lifted_via = ["AM"]
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["now"]
        release = "coordinator"

        [[vignette]]
        id = "leave-ends"
        title = "On leave from the front, three days left, internal passport only"
        as_of = 2026-07-01
        why = "Not yet absent: the law first, within a day; Armenia by air is what the coordinator weighs"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "at_the_front"
        service = "mobilized"
        position = "on_leave"
        country = "RU"
        summons = "none"
        exit_ban = "unknown"
        wanted = "no"
        passport = "none"
        internal_passport = "yes"
        danger = []
        companions = []
        deadline = "2026-07-04"
        deadline_reason = "leave_ends"
        [vignette.expect]
        outcome = ["hold"]
        via = []
        if_lifted_via = ["AM"]
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        urgency = ["day", "now"]
        release = "coordinator"
        ask = ["exit_ban"]

        [[vignette]]
        id = "awol-wanted-unknown"
        title = "Absent without leave, does not know whether he is wanted, ten-year passport, in Russia"
        as_of = 2026-07-01
        why = "Unknown is treated as yes until checked"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "mobilized"
        service = "mobilized"
        position = "absent_without_leave"
        country = "RU"
        summons = "none"
        exit_ban = "unknown"
        wanted = "unknown"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["ask", "hold"]
        via = []
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        ask = ["wanted"]
        urgency = ["now", "day"]

        [[vignette]]
        id = "yerevan-wanted"
        title = "Deserter in Yerevan, wanted, legal stay ends in nine days"
        as_of = 2026-07-01
        why = "He stays where the risk is lowest, with a lawyer before the stay ends, and keeps away from Gyumri"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "abroad"
        service = "mobilized"
        position = "abroad"
        country = "AM"
        summons = "none"
        exit_ban = "no"
        wanted = "yes"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        place = "Yerevan"
        charge = "337"
        legal_stay_until = "2026-07-10"
        [vignette.expect]
        outcome = ["stay"]
        via = []
        stay = "AM"
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US", "RU"]
        urgency = ["day", "week"]
        next = ["asylum_lawyer"]
        warn = ["gyumri"]

        [[vignette]]
        id = "tbilisi-forty-days"
        title = "Draft age, in Tbilisi, ten-year passport, 40 days of stay left, no case against him"
        as_of = 2026-07-01
        why = "He stays; no border run, re-entry is refused without reason"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "abroad"
        service = "none"
        position = "abroad"
        country = "GE"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        place = "Tbilisi"
        legal_stay_until = "2026-08-10"
        [vignette.expect]
        outcome = ["stay"]
        via = []
        stay = "GE"
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US", "RU"]
        urgency = ["routine", "week"]
        warn = ["reentry_refused"]

        [[vignette]]
        id = "reservist-internal-only"
        title = "Reservist, internal passport only, not wanted, no ban, travels with his partner"
        as_of = 2026-07-01
        why = "By air only: the land border wants the international passport"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "mobilized"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "none"
        internal_passport = "yes"
        danger = []
        companions = [{ relation = "partner", age = 29, passport = "none", internal_passport = "yes" }]
        [vignette.expect]
        outcome = ["route"]
        via = ["AM"]
        mode = "air"
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US", "GE", "RS", "TR", "ME", "MN", "IL"]
        warn = ["layover", "gyumri"]

        [[vignette]]
        id = "armenia-facts-overdue"
        title = "Free to travel, but the Armenian risk facts are past their review date"
        as_of = 2027-06-01
        why = "Old success is not evidence: a coordinator verifies first"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "conscripted"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "registered"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["stale"]
        via = []
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        warn = ["facts_overdue"]
        release = "coordinator"

        [[vignette]]
        id = "suicidal-caller"
        title = "At home, registered, says he will kill himself"
        as_of = 2026-07-01
        why = "The person before the route"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "conscripted"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "registered"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = ["suicidal"]
        companions = []
        [vignette.expect]
        urgency = ["now"]
        next = ["psychological_support"]
        release = "coordinator"
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]

        [[vignette]]
        id = "discharged-wounded"
        title = "Wounded at the front, discharged on health grounds, ten-year passport, not wanted, no ban"
        as_of = 2026-07-01
        why = "The discharge lifts the hold: he may travel"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "at_the_front"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "biometric"
        internal_passport = "yes"
        danger = []
        companions = []
        health = ["wounded"]
        evidence = ["discharge_papers"]
        [vignette.expect]
        outcome = ["route"]
        via = ["AM", "GE", "RS"]
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US"]
        warn = ["layover"]

        [[vignette]]
        id = "mobilized-deferred"
        title = "Mobilisation summons in 2022, deferred, at home, internal passport, not wanted, no ban"
        as_of = 2026-07-01
        why = "Free to travel on the internal passport, by air"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "mobilized"
        service = "none"
        position = "at_home"
        country = "RU"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "none"
        internal_passport = "yes"
        danger = []
        companions = []
        [vignette.expect]
        outcome = ["route"]
        via = ["AM"]
        mode = "air"
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US", "GE", "RS"]

        [[vignette]]
        id = "armenia-internal-onward"
        title = "In Yerevan on an internal passport, draft evader, not wanted, wants to go on to the EU"
        as_of = 2026-07-01
        why = "Without an international passport he cannot go on; he stays, legally"
        [vignette.case]
        caller = "self"
        person_agrees = "yes"
        stage = "abroad"
        service = "none"
        position = "abroad"
        country = "AM"
        summons = "none"
        exit_ban = "no"
        wanted = "no"
        passport = "none"
        internal_passport = "yes"
        danger = []
        companions = []
        place = "Yerevan"
        legal_stay_until = "2026-10-01"
        [vignette.expect]
        outcome = ["stay"]
        via = []
        stay = "AM"
        never = ["KZ", "KG", "BY", "AE", "TH", "VN", "US", "RU", "GE"]
        urgency = ["routine", "week"]
        """##
}
