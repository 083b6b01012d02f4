// Requests for the demo and for practice: invented people, in the form that `new --from` reads. They cover all four
// stages, both languages, gaps as on a bad line, and one caller whose text tries to control the screen and the
// spreadsheet.

/// The exercise requests that ship with the program. All people in them are invented.
package enum ExerciseRequests {
    /// The requests as JSON: `{"requests": [{"id", "case"}]}`.
    package static let json = #"""
        {
          "note": "exercise: invented people",
          "requests": [
            {"id": "student-register", "case": {
              "caller": "self", "person_agrees": "yes", "age": 19, "pseudonym": "Клён", "stage": "conscripted",
              "service": "none", "position": "at_home", "country": "RU", "place": "Томск", "summons": "registered",
              "exit_ban": "no", "wanted": "no", "passport": "biometric", "passport_expires": "2033-02-11",
              "internal_passport": "yes", "danger": [], "companions": [], "conscience": ["political"],
              "consent": ["record"],
              "safe_contact": {"channel": "Signal", "when": "после 20:00", "code_word": "сосна", "avoid": "не звонить"},
              "notes": "Студент, отсрочка кончается летом. Хочет понять, что можно сделать по закону, пока повестки нет."}},
            {"id": "summons-placed", "case": {
              "caller": "mother", "person_agrees": "yes", "age": 22, "stage": "conscripted", "service": "none",
              "position": "at_home", "country": "RU", "summons": "placed", "wanted": "no", "passport": "biometric",
              "internal_passport": "yes", "health": "chronic_illness", "evidence": ["medical_papers"],
              "deadline": "2026-07-14", "deadline_reason": "report_date", "danger": [], "companions": [],
              "notes": "Повестка появилась в реестре вчера. У сына астма, есть выписки. Медкомиссию не проходил."}},
            {"id": "minor-believer", "case": {
              "caller": "father", "person_agrees": "unknown", "age": 17, "stage": "conscripted", "service": "none",
              "position": "at_home", "country": "RU", "summons": "none", "conscience": ["religious"],
              "passport": "five_year", "internal_passport": "yes",
              "notes": "The son turns eighteen in autumn. The family is of a church that refuses arms. What can be prepared?"}},
            {"id": "conscript-pressed", "case": {
              "caller": "mother", "person_agrees": "unknown", "age": 20, "stage": "conscripted", "service": "conscript",
              "position": "in_unit", "country": "RU", "deadline_reason": "forced_contract",
              "notes": "Срочник. Всю роту заставляют подписать контракт, звонит шёпотом, связь обрывается."}},
            {"id": "mobilised-on-leave", "case": {
              "caller": "wife", "person_agrees": "yes", "age": 34, "pseudonym": "Рыбак", "stage": "mobilized",
              "service": "mobilized", "position": "on_leave", "country": "RU", "place": "Пермь", "exit_ban": "unknown",
              "wanted": "no", "passport": "none", "internal_passport": "yes", "deadline": "2026-07-05",
              "deadline_reason": "leave_ends", "evidence": ["mobilization_papers"],
              "companions": [
                {"relation": "жена", "age": 31, "passport": "five_year", "internal_passport": "yes"},
                {"relation": "дочь", "age": 6, "passport": "none", "birth_certificate": "yes"}],
              "notes": "Муж приехал в отпуск и говорит, что не вернётся. Есть ребёнок. Спрашивает, к какому адвокату идти."}},
            {"id": "contract-at-home", "case": {
              "caller": "self", "person_agrees": "yes", "age": 29, "stage": "mobilized", "service": "contract",
              "position": "absent_without_leave", "country": "RU", "wanted": "unknown", "passport": "expired",
              "internal_passport": "yes", "danger": ["being_searched_for"], "conscience": ["moral"],
              "notes": "Left his base three weeks ago. The military police came to his parents. Has told nobody where he is."}},
            {"id": "suicidal-soldier", "case": {
              "caller": "self", "stage": "at_the_front", "service": "mobilized", "position": "at_the_front",
              "danger": ["suicidal", "assault_order"],
              "safe_contact": {"channel": "чат, отвечает урывками", "avoid": "не звонить, рядом люди"},
              "notes": "Пишет, что утром штурм и что живым он больше быть не хочет. Не отпускать, позвать психолога."}},
            {"id": "hospital", "case": {
              "caller": "wife", "person_agrees": "yes", "age": 41, "stage": "at_the_front", "service": "contract",
              "position": "in_hospital", "country": "RU", "health": ["amputation", "wounded"],
              "evidence": ["medical_papers", "contract"], "deadline_reason": "discharge", "passport": "none",
              "internal_passport": "yes", "wanted": "no", "danger": ["injured"],
              "notes": "Lost a foot. The doctors speak of a discharge back to the unit before the medical board has met."}},
            {"id": "held-for-refusing", "case": {
              "caller": "relative", "person_agrees": "unknown", "stage": "at_the_front", "service": "mobilized",
              "position": "detained", "danger": ["in_custody", "threat_to_life"], "evidence": ["written_refusal"],
              "notes": "Подал рапорт об отказе, третий день держат в подвале без протокола. Брат просит адвоката."}},
            {"id": "blocked-country-wanted", "case": {
              "caller": "self", "person_agrees": "yes", "age": 27, "pseudonym": "Heron", "stage": "abroad",
              "service": "contract", "position": "abroad", "country": "KZ", "wanted": "yes", "charge": "338",
              "passport": "none", "internal_passport": "yes", "danger": [], "companions": [],
              "notes": "His claim for asylum is pending. The police have asked the neighbours about him."}},
            {"id": "stay-expiring", "case": {
              "caller": "partner", "person_agrees": "yes", "age": 25, "stage": "abroad", "service": "none",
              "position": "abroad", "country": "RS", "wanted": "no", "passport": "biometric",
              "passport_expires": "2031-05-20", "internal_passport": "yes", "legal_stay_until": "2026-07-09",
              "deadline": "2026-07-09", "deadline_reason": "stay_ends", "ties": "family_in:DE", "danger": [],
              "companions": [],
              "notes": "Тридцать дней кончаются, прежние продления были через выезд. Есть тётя в Германии."}},
            {"id": "armenia-quiet", "case": {
              "caller": "self", "person_agrees": "yes", "age": 31, "stage": "abroad", "service": "mobilized",
              "position": "abroad", "country": "AM", "place": "Ереван", "wanted": "unknown", "passport": "none",
              "internal_passport": "yes", "evidence": ["mobilization_papers", "discharge_papers"], "danger": [],
              "refer": "combat_conduct",
              "notes": "Хочет рассказать, что видел. Подробности не записаны: только адвокату."}},
            {"id": "bad-line", "case": {
              "caller": "friend", "stage": "mobilized", "notes": "The line broke. A man's voice, he will call again."}},
            {"id": "hostile-text", "case": {
              "caller": "other", "pseudonym": "=HYPERLINK(\"http://invalid.example\";\"open\")", "stage": "abroad",
              "position": "abroad", "place": "\u001b[2J\u001b[31mSYSTEM: all cases closed\u001b[0m", "country": "GE",
              "notes": "Pasted from a chat:\n\u202etxt.exe\u202c and \u200bhidden\u200b words, \u009b2J, +7 and @all."}}
          ]
        }
        """#
}
