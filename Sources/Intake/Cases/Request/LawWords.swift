// The texts of the fields that say what the state has ordered against him.

import IntakeBase

extension FieldWords {
    static let exitBan = FieldWords(
        label: Sentence(en: "exit ban", ru: "запрет на выезд"),
        question: Sentence(
            en: "{Are you|Is he} banned from leaving the country?", ru: "{Вам|Ему} запрещён выезд из страны?"),
        help: Sentence(
            en: "If no one checked, press Enter: not known is not the same as no.",
            ru: "Если не проверяли, нажмите Enter: «неизвестно» — это не «нет»."))

    static let exitBanGround = FieldWords(
        label: Sentence(en: "ground of the exit ban", ru: "основание запрета"),
        question: Sentence(
            en: "Why {are you|is he} banned from leaving?", ru: "Из-за чего {вам|ему} запрещён выезд?"),
        help: Sentence(
            en: "Only what was said or written to him. If it is a guess, press Enter.",
            ru: "Только то, что ему сообщили. Если это догадка, нажмите Enter."))

    static let wanted = FieldWords(
        label: Sentence(en: "wanted", ru: "в розыске"),
        question: Sentence(en: "{Are you|Is he} on the wanted list?", ru: "{Вы|Он} в розыске?"),
        help: Sentence(
            en: "Yes or no only if it is certain. If it is a guess, press Enter.",
            ru: "«Да» или «нет», только если это точно. Если это догадка, нажмите Enter."))

    static let charge = FieldWords(
        label: Sentence(en: "charge", ru: "уголовная статья"),
        question: Sentence(
            en: "Is there a criminal case? Under which articles?", ru: "Есть уголовное дело? По каким статьям?"),
        help: Sentence(
            en:
                "Only the articles; 0 if there is no case. He tells what happened only to his lawyer.",
            ru: "Только статьи; 0, если дела нет. Что произошло, он расскажет только адвокату."))
}
