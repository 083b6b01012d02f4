// The texts of the fields that say who he is, who calls, and what may be done with what was said.

import IntakeBase

extension FieldWords {
    static let age = FieldWords(
        label: Sentence(en: "age", ru: "возраст"),
        question: Sentence(en: "How old {are you|is he}?", ru: "Сколько {вам|ему} лет?"),
        help: Sentence(
            en: "In years. Under 18: tell the coordinator.",
            ru: "Полных лет. Младше 18 — сообщите координатору."))

    static let person = FieldWords(
        label: Sentence(en: "man or woman", ru: "мужчина или женщина"),
        question: Sentence(
            en: "{Should we speak of you as a man or a woman?|Is this about a man or a woman?}",
            ru: "{Говорить о вас как о мужчине или о женщине?|Речь о мужчине или о женщине?}"),
        help: Sentence(
            en: "So that the coordinator speaks to the right person, and of the right rules.",
            ru: "Чтобы координатор правильно обращался и смотрел нужные правила."))

    static let caller = FieldWords(
        label: Sentence(en: "who is on the line", ru: "кто обращается"),
        question: Sentence(
            en: "Are you calling for yourself or for someone else?",
            ru: "Вы обращаетесь за себя или за кого-то другого? Кто вы ему?"),
        help: Sentence(en: "Only the relation to him. No names.", ru: "Только кем приходится, без имён."))

    static let personAgrees = FieldWords(
        label: Sentence(en: "he knows and agrees", ru: "сам человек знает и согласен"),
        question: Sentence(
            en: "Does he know that you contacted us? Does he want help himself?",
            ru: "Он знает, что вы обратились к нам? Он сам хочет помощи?"),
        help: Sentence(
            en: "If he does not know: we talk to the caller, but do nothing for him without him.",
            ru: "Если не знает: с обратившимся говорим, но за самого человека без него ничего не делаем."))

    static let pseudonym = FieldWords(
        label: Sentence(en: "pseudonym", ru: "псевдоним"),
        question: Sentence(
            en: "What should we call {you|him}? Any name but the real one.",
            ru: "Как {вас|его} называть? Любым именем, только не настоящим."),
        help: Sentence(en: "Short and easy to say.", ru: "Короткое, чтобы легко было назвать."))

    static let safeContact = FieldWords(
        label: Sentence(en: "how to get in touch", ru: "как связаться"),
        // Not asked itself: the interview asks for its parts.
        question: Sentence(en: "how to get in touch", ru: "как связаться"),
        help: Sentence(en: "how to get in touch", ru: "как связаться"))

    static let consent = FieldWords(
        label: Sentence(en: "consent", ru: "согласие"),
        question: Sentence(
            en: "What may we do with what you have told us?",
            ru: "Что нам можно делать с тем, что вы рассказали?"),
        help: Sentence(
            en: "Read them out and choose what the caller agrees to. 0 for nothing: then do not seal it.",
            ru: "Прочитайте вслух и отметьте, на что есть согласие. 0, если ни на что: тогда не сохраняйте."))
}
