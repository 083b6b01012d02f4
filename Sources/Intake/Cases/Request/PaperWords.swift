// The texts of the fields about his papers.

import IntakeBase

extension FieldWords {
    static let passport = FieldWords(
        label: Sentence(en: "international passport", ru: "загранпаспорт"),
        question: Sentence(
            en: "What international passport {do you|does he} have?", ru: "Какой у {вас|него} загранпаспорт?"),
        help: Sentence(
            en: "The ten-year one has a chip sign on its cover. No number.",
            ru: "На обложке десятилетнего есть значок чипа. Номер не нужен."))

    static let passportExpires = FieldWords(
        label: Sentence(en: "passport valid until", ru: "загранпаспорт действует до"),
        question: Sentence(
            en: "Until what day is the international passport valid?",
            ru: "До какого числа действует загранпаспорт?"),
        help: Sentence(en: "As 2026-07-31 or 31.07.2026.", ru: "Например, 31.07.2026 или 2026-07-31."))

    static let internalPassport = FieldWords(
        label: Sentence(en: "internal passport", ru: "внутренний паспорт"),
        question: Sentence(
            en: "{Do you|Does he} have the internal passport at hand?",
            ru: "Внутренний паспорт у {вас|него} на руках?"),
        help: Sentence(
            en: "At hand: he could take it with him today. If the unit keeps it: no.",
            ru: "На руках — значит, может взять с собой сегодня. Если хранится в части — «нет»."))

    static let visas = FieldWords(
        label: Sentence(en: "visas and permits", ru: "визы и ВНЖ"),
        question: Sentence(
            en: "{Do you|Does he} have a visa or residence permit?",
            ru: "Есть у {вас|него} визы или вид на жительство?"),
        help: Sentence(
            en:
                "1 for Schengen, a country by name or letters; several with spaces: 1 Germany. 0 for none.",
            ru:
                "1 — шенген, страна — названием или буквами; несколько через пробел: 1 Германия. 0, если ничего нет."
        ))

    static let legalStayUntil = FieldWords(
        label: Sentence(en: "legal stay until", ru: "легально находится до"),
        question: Sentence(
            en: "Until what day may {you|he} stay there legally?",
            ru: "До какого числа {вы можете|он может} находиться там легально?"),
        help: Sentence(
            en: "The last day, by the stamp, visa or registration. As 2026-07-31 or 31.07.2026.",
            ru: "Последний день по штампу, визе или регистрации. Например, 31.07.2026 или 2026-07-31."))

    static let evidence = FieldWords(
        label: Sentence(en: "papers that prove it", ru: "подтверждающие документы"),
        question: Sentence(
            en: "Which papers {do you|does he} have to prove it?",
            ru: "Какие документы у {вас|него} это подтверждают?"),
        help: Sentence(
            en: "Only what kind of papers. No photographs, no numbers. He should keep them all.",
            ru: "Только какие это документы. Без фотографий и номеров. Пусть всё сохранит."))
}
