// For each field of a request: two values, and what every part of the program must make of them. A new field does not
// compile without its line here.

@testable import IntakeBase
@testable import IntakeCases

/// The expectations for one field.
struct WalkedField {
    /// The first value, as records write it. A list contains the first proposed word, so that `1` answers it.
    let first: JSONValue
    /// The value of a follow-up.
    let second: JSONValue
    /// The value after the follow-up.
    let overlaid: JSONValue
    /// The typed answers for `first`, question by question; if empty, `1` for the field itself.
    var typed: [(Question, String)] = []
    /// The cells of `first` in a spreadsheet, unless they are `first` itself in a column with the field's name.
    var cells: [String: String]?
    /// A condition of the route book that holds for `first` and not for `second`; nil if no rule can test that.
    let when: String?

    init(
        _ first: JSONValue, _ second: JSONValue, overlaid: JSONValue? = nil, typed: [(Question, String)] = [],
        cells: [String: String]? = nil, when: String?
    ) {
        (self.first, self.second, self.overlaid) = (first, second, overlaid ?? second)
        (self.typed, self.cells, self.when) = (typed, cells, when)
    }

    /// Notes that are long enough for the comparison.
    private static let notes = (
        first: "Муж мобилизован, ротации нет уже больше года, просит помочь с адвокатом и документами о ранении",
        second: "Сын потерял глаз в бою, из госпиталя вернули в окопы, ждёт решения военно-врачебной комиссии"
    )

    static func of(_ field: RequestField) -> WalkedField {
        let name = field.rawValue
        /// A field with one answer: a later answer replaces it.
        func one(_ first: JSONValue, _ second: JSONValue, _ typed: String) -> WalkedField {
            WalkedField(
                first, second, typed: [(.field(field), typed)], when: "{ \(name) = \(CanonicalJSON.text(first)) }")
        }
        /// Bad news, which a later answer does not end (rule 4).
        func bad(_ first: JSONValue, _ second: JSONValue, _ typed: String) -> WalkedField {
            WalkedField(
                first, second, overlaid: first, typed: [(.field(field), typed)],
                when: "{ \(name) = \(CanonicalJSON.text(first)) }")
        }
        func day(_ first: String, _ second: String) -> WalkedField {
            WalkedField(
                .string(first), .string(second), typed: [(.field(field), first)], when: "{ \(name) = \(first) }")
        }
        /// A list of facts: a later list is merged into it.
        func list(_ first: JSONValue, _ second: JSONValue, typed: String = "1") -> WalkedField {
            WalkedField(
                [first], [second],
                overlaid: JSONValue([first, second].compactMap(\.string).sorted()), typed: [(.field(field), typed)],
                cells: [name: first.string ?? ""], when: "{ \(name) = [\(CanonicalJSON.text(first))] }")
        }
        switch field {
        case .age: return one(31, 45, "31")
        case .person: return one("woman", "man", "woman")
        case .caller: return one("wife", "mother", "wife")
        case .personAgrees: return bad("no", "yes", "no")
        case .pseudonym: return one("Клён", "Ива", "Клён")
        case .safeContact: return contact
        case .consent:
            // Consent is said whole: each of the two refuses what the other gives, and a refusal is bad news.
            return WalkedField(
                ["record"], ["lawyer"], overlaid: [], cells: [name: "record"], when: "{ consent = [\"record\"] }")
        case .stage: return one("mobilized", "abroad", "mobilized")
        case .service: return one("contract", "mobilized", "contract")
        case .position: return one("on_leave", "detained", "on_leave")
        case .country: return one("AM", "KZ", "Армения")
        case .place: return one("Гюмри", "Ереван", "Гюмри")
        case .summons: return bad("placed", "registered", "placed")
        case .exitBan: return bad("yes", "no", "yes")
        case .exitBanGround:
            return WalkedField(
                "debt", "secrecy", typed: [(.field(.exitBan), "yes"), (.field(field), "debt")],
                when: "{ exit_ban_ground = \"debt\" }")
        case .wanted: return bad("yes", "no", "yes")
        case .charge: return list("338", "337", typed: "338")
        case .passport: return one("five_year", "biometric", "five_year")
        case .passportExpires: return day("2031-05-20", "2032-06-21")
        case .internalPassport: return one("no", "yes", "no")
        case .visas: return list("DE", "schengen", typed: "Германия")
        case .legalStayUntil: return day("2026-08-01", "2026-09-02")
        case .deadline: return day("2026-07-14", "2026-07-09")
        case .deadlineReason: return one("leave_ends", "stay_ends", "leave_ends")
        case .danger: return list("in_custody", "suicidal")
        case .companions: return companions
        case .health: return list("chronic_illness", "wounded")
        case .conscience: return list("religious", "moral")
        case .ties: return list("jewish_ancestry", "family_in:DE")
        case .evidence: return list("summons", "court_papers")
        case .refer:
            // There is only one word; an empty list removes it.
            return WalkedField(
                ["combat_conduct"], [], cells: [name: "combat_conduct"], when: "{ refer = [\"combat_conduct\"] }")
        case .notes:
            return WalkedField(
                .string(notes.first), .string(notes.second), overlaid: .string(notes.second + "\n\n" + notes.first),
                typed: [(.field(.notes), notes.first)], when: "{ notes = \"ротации\" }")
        }
    }

    private static var contact: WalkedField {
        WalkedField(
            ["channel": "Signal @klen", "when": "вечером", "code_word": "сосна", "avoid": "не звонить"],
            ["channel": "Signal @iva", "when": "вечером", "avoid": "не писать"],
            overlaid: [
                "channel": "Signal @iva", "when": "вечером", "code_word": "сосна", "avoid": "не писать\nне звонить",
            ],
            typed: [
                (.contact(.channel), "Signal @klen"), (.contact(.when), "вечером"), (.contact(.codeWord), "сосна"),
                (.contact(.avoid), "не звонить"),
            ],
            cells: [
                "safe_contact_channel": "Signal @klen", "safe_contact_when": "вечером",
                "safe_contact_code_word": "сосна", "safe_contact_avoid": "не звонить",
            ],
            when: nil)
    }

    private static var companions: WalkedField {
        let daughter: JSONValue = [
            "relation": "daughter", "age": 7, "passport": "five_year", "passport_expires": "2031-05-20",
            "internal_passport": "no", "birth_certificate": "yes",
        ]
        let wife: JSONValue = ["relation": "wife", "age": 31]
        return WalkedField(
            [daughter], [wife], overlaid: [daughter, wife],
            typed: [
                (.field(.companions), "1"), (.companion(0, .relation), "daughter"), (.companion(0, .age), "7"),
                (.companion(0, .passport), "five_year"), (.companion(0, .passportExpires), "2031-05-20"),
                (.companion(0, .internalPassport), "no"),
                (.companion(0, .birthCertificate), "yes"),
            ],
            cells: [
                "companions":
                    #"[{"age":7,"birth_certificate":"yes","internal_passport":"no","passport":"five_year","passport_expires":"2031-05-20","relation":"daughter"}]"#
            ],
            when: "{ companion_under = 18 }")
    }
}
