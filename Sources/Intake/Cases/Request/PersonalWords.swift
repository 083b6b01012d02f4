// The texts of the fields about his family, his health, his reasons, and of the notes.

import IntakeBase

extension FieldWords {
    static let companions = FieldWords(
        label: Sentence(en: "who travels along", ru: "кто едет вместе с ним"),
        question: Sentence(
            en: "How many people will travel with {you|him}?",
            ru: "Сколько человек поедет вместе с {вами|ним}?"),
        help: Sentence(en: "Children count too. 0 for none.", ru: "Дети тоже считаются. 0, если никто."))

    static let health = FieldWords(
        label: Sentence(en: "health", ru: "здоровье"),
        question: Sentence(
            en: "Is there anything about {your|his} health that we should know?",
            ru: "Есть ли что-то важное со здоровьем?"),
        help: Sentence(
            en: "Only the kind of problem. 0 for none. It may matter to the medical board.",
            ru: "Только в общих чертах. 0, если ничего. Это может быть важно для медкомиссии."))

    static let conscience = FieldWords(
        label: Sentence(en: "conscience", ru: "убеждения"),
        question: Sentence(
            en: "{Would you like|Would he like} to say why {you refuse|he refuses} to fight?",
            ru: "{Хотите|Хочет ли он} сказать, почему {отказываетесь|отказывается} воевать?"),
        help: Sentence(
            en: "He needs no reason to get help. Do not insist.",
            ru: "Причина не нужна, чтобы получить помощь. Не настаивайте."))

    static let ties = FieldWords(
        label: Sentence(en: "ties abroad", ru: "связи за границей"),
        question: Sentence(
            en: "{Do you|Does he} have family, roots or a second citizenship in another country?",
            ru: "Есть ли у {вас|него} родные, корни или второе гражданство в другой стране?"),
        help: Sentence(
            en:
                "A number, then the country: 2 Germany. Several with spaces: 1 2 Germany. 0 for none.",
            ru: "Номер, за ним страна: 2 Германия. Несколько через пробел: 1 2 Германия. 0, если ничего нет."))

    static let refer = FieldWords(
        label: Sentence(en: "to a lawyer only", ru: "только к адвокату"),
        question: Sentence(
            en: "Is there anything about combat that {you|he} would tell only a lawyer?",
            ru: "Есть ли что-то о боях, что {вы хотели бы|он хотел бы} обсудить только с адвокатом?"),
        help: Sentence(
            en: "Do not ask what it was, and do not write it down: that is between him and the lawyer.",
            ru: "Не спрашивайте, что именно, и не записывайте: это между ним и адвокатом."))

    static let notes = FieldWords(
        label: Sentence(en: "notes", ru: "заметки"),
        question: Sentence(en: "Is there anything else that we should know?", ru: "Что ещё нам важно знать?"),
        help: Sentence(
            en: "A few sentences. No names, not of others either; nothing about where troops are.",
            ru: "Несколько фраз. Без имён, чужих тоже; ничего о расположении войск."))
}
