// The texts of the fields that say what is happening to him, where he is, and what threatens when.

import IntakeBase

extension FieldWords {
    static let stage = FieldWords(
        label: Sentence(en: "stage", ru: "ситуация"),
        question: Sentence(
            en: "What is happening to {you|him}?",
            ru: "Что происходит? О чём речь?"),
        help: Sentence(
            en: "Choose what is true now, not what he fears. At home with a conscript summons: conscription.",
            ru:
                "Выберите то, что есть сейчас, а не то, чего он боится. Дома с повесткой на срочную — это "
                + "призыв."
        ))

    static let service = FieldWords(
        label: Sentence(en: "service", ru: "служба"),
        question: Sentence(
            en: "{Are you|Is he} in the army now, and as what?",
            ru: "{Вы сейчас служите|Он сейчас служит}? В качестве кого?"),
        help: Sentence(
            en: "If he signed a contract, he is a contract soldier, even if he was forced to.",
            ru: "Кто подписал контракт, тот контрактник, даже если его заставили."))

    static let position = FieldWords(
        label: Sentence(en: "where he is in his service", ru: "положение"),
        question: Sentence(en: "Where {are you|is he} at this moment?", ru: "Где {вы|он} сейчас?"),
        help: Sentence(
            en: "No unit and no address.",
            ru: "Без номера части и без адреса."))

    static let country = FieldWords(
        label: Sentence(en: "country", ru: "страна"),
        question: Sentence(en: "Which country {are you|is he} in?", ru: "В какой {вы|он} сейчас стране?"),
        help: Sentence(
            en: "The name of the country, or its two letters: Russia, RU.",
            ru: "Название страны или две латинские буквы: Россия, RU."))

    static let place = FieldWords(
        label: Sentence(en: "place", ru: "место"),
        question: Sentence(
            en: "Roughly where {are you|is he}? The region is enough.",
            ru: "Где {вы|он} примерно? Достаточно области."),
        help: Sentence(
            en: "A region or a large city. Never a street, a village or a military place.",
            ru: "Область или большой город. Ни улицы, ни деревни, ни воинской части."))

    static let summons = FieldWords(
        label: Sentence(en: "summons", ru: "повестка"),
        question: Sentence(en: "Has a summons come for {you|him}?", ru: "Повестка {вам|ему} была?"),
        help: Sentence(
            en: "A summons in the electronic register counts as placed, even if he has no paper.",
            ru: "Повестка в электронном реестре считается размещённой, даже если бумаги на руках нет."))

    static let deadline = FieldWords(
        label: Sentence(en: "deadline", ru: "крайний срок"),
        question: Sentence(
            en: "Is there a day by which something will happen?",
            ru: "Есть ли день, к которому что-то должно произойти?"),
        help: Sentence(
            en: "For example: has to report, leave ends. The day as 31.07.2026 or 2026-07-31.",
            ru: "Например, явка или конец отпуска. Дату пишите так: 31.07.2026 или 2026-07-31."))

    static let deadlineReason = FieldWords(
        label: Sentence(en: "what ends then", ru: "что наступает в этот срок"),
        question: Sentence(
            en: "What happens then, or what threatens {you|him} even without a day?",
            ru: "Что тогда будет? Или что грозит, даже если день не назван?"),
        help: Sentence(
            en: "Choose the nearest; details can go into the notes. Enter if there is nothing.",
            ru: "Что ближе всего; подробности можно в заметки. Если ничего, нажмите Enter."))

    static let danger = FieldWords(
        label: Sentence(en: "danger", ru: "опасность"),
        question: Sentence(
            en: "Is there any danger right now, or in the next few hours?",
            ru: "Есть ли опасность прямо сейчас или в ближайшие часы?"),
        help: Sentence(
            en: """
                Choose all that apply; 0 for none. If his life is in danger, or he may be taken away \
                today, write only what is needed and call the coordinator at once.
                """,
            ru: """
                Отметьте всё, что подходит; 0, если опасности нет. Если речь о жизни или его могут увезти сегодня, \
                запишите только самое нужное и сразу звоните координатору.
                """))
}
