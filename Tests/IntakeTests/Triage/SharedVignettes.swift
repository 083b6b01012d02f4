// The cases that the example book must answer, as the hotline's coordinators wrote them: a copy of those in the book,
// so that an edit of the book cannot silently change its own requirements.

enum SharedVignettes {
    static let json = ##"""
        {
         "note": "exercise cases: invented people; countries and rules as published by mid 2026",
         "vignettes": [
          {
           "id": "registered-no-summons",
           "title": "19 years old, registered, no summons, ten-year passport, not wanted",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "conscripted",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "registered",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "route"
            ],
            "via": [
             "AM",
             "GE",
             "RS"
            ],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "routine",
             "week"
            ],
            "next": [
             "alternative_civilian_service"
            ],
            "warn": [
             "layover"
            ]
           },
           "why": "Lawful steps come first; he is free to travel, and Armenia carries the lowest documented risk"
          },
          {
           "id": "summons-placed-yesterday",
           "title": "22, summons placed in the register yesterday, ten-year passport",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "conscripted",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "placed",
            "exit_ban": "unknown",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "hold"
            ],
            "via": [],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "day",
             "now"
            ],
            "next": [
             "defence_lawyer"
            ]
           },
           "why": "The exit ban starts when the summons is placed"
          },
          {
           "id": "call-up-passport-surrendered",
           "title": "27, call-up decision, international passport handed over",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "conscripted",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "call_up_decision",
            "exit_ban": "yes",
            "wanted": "no",
            "passport": "surrendered",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "hold"
            ],
            "via": [],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "day",
             "now"
            ],
            "next": [
             "appeal_call_up"
            ]
           },
           "why": "He cannot leave; the decision can be appealed"
          },
          {
           "id": "conscript-belgorod",
           "title": "Conscript serving in Belgorod oblast wants out",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "conscripted",
            "service": "conscript",
            "position": "in_unit",
            "country": "RU",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "place": "Belgorod oblast"
           },
           "expect": {
            "outcome": [
             "hold"
            ],
            "via": [],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "day",
             "now"
            ],
            "next": [
             "defence_lawyer"
            ]
           },
           "why": "Serving in a border region: a lawyer, and the law on absence explained"
          },
          {
           "id": "mobilized-religious",
           "title": "Mobilised, religious objector, in his unit in Russia",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "mobilized",
            "service": "mobilized",
            "position": "in_unit",
            "country": "RU",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "conscience": [
             "religious"
            ]
           },
           "expect": {
            "outcome": [
             "hold"
            ],
            "via": [],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "day",
             "week"
            ],
            "next": [
             "defence_lawyer"
            ],
            "warn": [
             "refusal_in_writing"
            ]
           },
           "why": "Courts have split; a written refusal can be charged under article 332, so the lawyer comes first"
          },
          {
           "id": "at-the-front-wife",
           "title": "Wife writes: her husband is at the front, internal passport only",
           "as_of": "2026-07-01",
           "case": {
            "caller": "wife",
            "person_agrees": "yes",
            "stage": "at_the_front",
            "service": "contract",
            "position": "at_the_front",
            "country": "RU",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "none",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "hold"
            ],
            "via": [],
            "if_lifted_via": [
             "AM"
            ],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "now"
            ],
            "release": "coordinator"
           },
           "why": "No one advises movement at the front; the coordinator sees the route for when he is out"
          },
          {
           "id": "leave-ends",
           "title": "On leave from the front, three days left, internal passport only",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "at_the_front",
            "service": "mobilized",
            "position": "on_leave",
            "country": "RU",
            "summons": "none",
            "exit_ban": "unknown",
            "wanted": "no",
            "passport": "none",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "deadline": "2026-07-04",
            "deadline_reason": "leave_ends"
           },
           "expect": {
            "outcome": [
             "hold"
            ],
            "via": [],
            "if_lifted_via": [
             "AM"
            ],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "urgency": [
             "day",
             "now"
            ],
            "release": "coordinator",
            "ask": [
             "exit_ban"
            ]
           },
           "why": "Not yet absent: the law first, within a day; Armenia by air is what the coordinator weighs"
          },
          {
           "id": "awol-wanted-unknown",
           "title": "Absent without leave, does not know whether he is wanted, ten-year passport, in Russia",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "mobilized",
            "service": "mobilized",
            "position": "absent_without_leave",
            "country": "RU",
            "summons": "none",
            "exit_ban": "unknown",
            "wanted": "unknown",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "ask",
             "hold"
            ],
            "via": [],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "ask": [
             "wanted"
            ],
            "urgency": [
             "now",
             "day"
            ]
           },
           "why": "Unknown is treated as yes until checked"
          },
          {
           "id": "yerevan-wanted",
           "title": "Deserter in Yerevan, wanted, legal stay ends in nine days",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "abroad",
            "service": "mobilized",
            "position": "abroad",
            "country": "AM",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "yes",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "place": "Yerevan",
            "charge": "337",
            "legal_stay_until": "2026-07-10"
           },
           "expect": {
            "outcome": [
             "stay"
            ],
            "via": [],
            "stay": "AM",
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US",
             "RU"
            ],
            "urgency": [
             "day",
             "week"
            ],
            "next": [
             "asylum_lawyer"
            ],
            "warn": [
             "gyumri"
            ]
           },
           "why": "He stays where the risk is lowest, with a lawyer before the stay ends, and keeps away from Gyumri"
          },
          {
           "id": "tbilisi-forty-days",
           "title": "Draft age, in Tbilisi, ten-year passport, 40 days of stay left, no case against him",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "abroad",
            "service": "none",
            "position": "abroad",
            "country": "GE",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "place": "Tbilisi",
            "legal_stay_until": "2026-08-10"
           },
           "expect": {
            "outcome": [
             "stay"
            ],
            "via": [],
            "stay": "GE",
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US",
             "RU"
            ],
            "urgency": [
             "routine",
             "week"
            ],
            "warn": [
             "reentry_refused"
            ]
           },
           "why": "He stays; no border run, re-entry is refused without reason"
          },
          {
           "id": "reservist-internal-only",
           "title": "Reservist, internal passport only, not wanted, no ban, travels with his partner",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "mobilized",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "none",
            "internal_passport": "yes",
            "danger": [],
            "companions": [
             {
              "relation": "partner",
              "age": 29,
              "passport": "none",
              "internal_passport": "yes"
             }
            ]
           },
           "expect": {
            "outcome": [
             "route"
            ],
            "via": [
             "AM"
            ],
            "mode": "air",
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US",
             "GE",
             "RS",
             "TR",
             "ME",
             "MN",
             "IL"
            ],
            "warn": [
             "layover",
             "gyumri"
            ]
           },
           "why": "By air only: the land border wants the international passport"
          },
          {
           "id": "armenia-facts-overdue",
           "title": "Free to travel, but the Armenian risk facts are past their review date",
           "as_of": "2027-06-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "conscripted",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "registered",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "stale"
            ],
            "via": [],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "warn": [
             "facts_overdue"
            ],
            "release": "coordinator"
           },
           "why": "Old success is not evidence: a coordinator verifies first"
          },
          {
           "id": "suicidal-caller",
           "title": "At home, registered, says he will kill himself",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "conscripted",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "registered",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [
             "suicidal"
            ],
            "companions": []
           },
           "expect": {
            "urgency": [
             "now"
            ],
            "next": [
             "psychological_support"
            ],
            "release": "coordinator",
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ]
           },
           "why": "The person before the route"
          },
          {
           "id": "discharged-wounded",
           "title": "Wounded at the front, discharged on health grounds, ten-year passport, not wanted, no ban",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "at_the_front",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "biometric",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "health": [
             "wounded"
            ],
            "evidence": [
             "discharge_papers"
            ]
           },
           "expect": {
            "outcome": [
             "route"
            ],
            "via": [
             "AM",
             "GE",
             "RS"
            ],
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US"
            ],
            "warn": [
             "layover"
            ]
           },
           "why": "The discharge lifts the hold: he may travel"
          },
          {
           "id": "mobilized-deferred",
           "title": "Mobilisation summons in 2022, deferred, at home, internal passport, not wanted, no ban",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "mobilized",
            "service": "none",
            "position": "at_home",
            "country": "RU",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "none",
            "internal_passport": "yes",
            "danger": [],
            "companions": []
           },
           "expect": {
            "outcome": [
             "route"
            ],
            "via": [
             "AM"
            ],
            "mode": "air",
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US",
             "GE",
             "RS"
            ]
           },
           "why": "Free to travel on the internal passport, by air"
          },
          {
           "id": "armenia-internal-onward",
           "title": "In Yerevan on an internal passport, draft evader, not wanted, wants to go on to the EU",
           "as_of": "2026-07-01",
           "case": {
            "caller": "self",
            "person_agrees": "yes",
            "stage": "abroad",
            "service": "none",
            "position": "abroad",
            "country": "AM",
            "summons": "none",
            "exit_ban": "no",
            "wanted": "no",
            "passport": "none",
            "internal_passport": "yes",
            "danger": [],
            "companions": [],
            "place": "Yerevan",
            "legal_stay_until": "2026-10-01"
           },
           "expect": {
            "outcome": [
             "stay"
            ],
            "via": [],
            "stay": "AM",
            "never": [
             "KZ",
             "KG",
             "BY",
             "AE",
             "TH",
             "VN",
             "US",
             "RU",
             "GE"
            ],
            "urgency": [
             "routine",
             "week"
            ]
           },
           "why": "Without an international passport he cannot go on; he stays, legally"
          }
         ]
        }
        """##
}
