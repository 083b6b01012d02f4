// Names for the words of a request. A word may mean different things in different fields (`none`, `abroad`), so its
// name depends on the field.

import IntakeBase

/// Names for the words of requests.
package enum WordText {
    /// The name of `word` in `field`. An unknown word is shown unchanged, but harmless for a terminal.
    package static func label(_ word: String, in field: RequestField) -> Sentence {
        name(word, in: field)
    }

    /// The name of `word` in a field or a part of one.
    static func name(_ word: String, in field: some FieldTable) -> Sentence {
        word == "unknown" ? FieldText.unknown : field.name(of: word) ?? same(word)
    }

    /// A word that is not translated.
    package static func same(_ word: String) -> Sentence {
        let shown = VisibleText.line(word)
        return Sentence(en: shown, ru: shown)
    }

    /// The name of an answer.
    package static func label(_ answer: Answer) -> Sentence {
        switch answer {
        case .yes: Sentence(en: "yes", ru: "да")
        case .no: Sentence(en: "no", ru: "нет")
        case .unknown: FieldText.unknown
        }
    }

    /// Who is on the line.
    package static func label(_ caller: Caller) -> Sentence {
        switch caller {
        case .oneself: Sentence(en: "the man himself", ru: "он сам")
        case .wife: Sentence(en: "wife", ru: "жена")
        case .husband: Sentence(en: "husband", ru: "муж")
        case .mother: Sentence(en: "mother", ru: "мать")
        case .father: Sentence(en: "father", ru: "отец")
        case .partner: Sentence(en: "partner", ru: "партнёр или партнёрша")
        case .relative: Sentence(en: "relative", ru: "родственник")
        case .friend: Sentence(en: "friend", ru: "друг или знакомый")
        case .other: Sentence(en: "someone else", ru: "кто-то другой")
        }
    }

    /// The person that the request is about.
    package static func label(_ person: PersonKind) -> Sentence {
        switch person {
        case .man: Sentence(en: "man", ru: "мужчина")
        case .woman: Sentence(en: "woman", ru: "женщина")
        }
    }

    /// The name of a stage.
    package static func label(_ stage: Stage) -> Sentence {
        switch stage {
        case .conscripted: Sentence(en: "conscription", ru: "призыв на срочную службу")
        case .mobilized: Sentence(en: "mobilised or under contract", ru: "мобилизован или на контракте")
        case .atTheFront: Sentence(en: "at the front", ru: "на фронте")
        case .abroad: Sentence(en: "abroad", ru: "за границей")
        case .returned: Sentence(en: "deported or sent back", ru: "депортирован или возвращён")
        }
    }

    /// The name of a stage in one word or two, for a table.
    package static func short(_ stage: Stage) -> Sentence {
        switch stage {
        case .conscripted: Sentence(en: "conscripted", ru: "призыв")
        case .mobilized: Sentence(en: "mobilised", ru: "мобилизация")
        case .atTheFront, .abroad: label(stage)
        case .returned: Sentence(en: "sent back", ru: "возвращён")
        }
    }

    /// The name of a kind of service.
    package static func label(_ service: Service) -> Sentence {
        switch service {
        case .none: Sentence(en: "does not serve", ru: "не служит")
        case .conscript: Sentence(en: "conscript", ru: "срочник")
        case .contract: Sentence(en: "contract soldier", ru: "контрактник")
        case .mobilized: Sentence(en: "mobilised", ru: "мобилизованный")
        case .reservist: Sentence(en: "reservist, called to training", ru: "резервист, вызван на сборы")
        case .recruitedPrisoner: Sentence(en: "recruited in prison", ru: "завербован в колонии или СИЗО")
        case .foreignRecruit:
            Sentence(en: "foreigner, recruited by deceit", ru: "иностранец, завербован обманом")
        case .unknown: FieldText.unknown
        }
    }

    /// The name of a position.
    package static func label(_ position: Position) -> Sentence {
        switch position {
        case .atHome: Sentence(en: "at home", ru: "дома")
        case .inUnit: Sentence(en: "in his unit", ru: "в части")
        case .atTheFront: Sentence(en: "at the front", ru: "на фронте")
        case .onLeave: Sentence(en: "on leave", ru: "в отпуске")
        case .inHospital: Sentence(en: "in hospital", ru: "в госпитале")
        case .absentWithoutLeave: Sentence(en: "absent without leave", ru: "самовольно оставил часть (СОЧ)")
        case .detained: Sentence(en: "detained or held", ru: "задержан или удерживается")
        case .abroad: Sentence(en: "abroad", ru: "за границей")
        case .missing: Sentence(en: "missing", ru: "пропал без вести")
        case .prisonerOfWar: Sentence(en: "prisoner of war", ru: "в плену")
        case .unknown: FieldText.unknown
        }
    }

    /// How far a summons has come.
    package static func label(_ summons: Summons) -> Sentence {
        switch summons {
        case .none: Sentence(en: "no summons", ru: "повестки нет")
        case .registered:
            Sentence(
                en: "registered for service, no summons", ru: "состоит на воинском учёте, повестки нет")
        case .placed:
            Sentence(en: "summons in the register, or handed over", ru: "повестка размещена в реестре или вручена")
        case .callUpDecision: Sentence(en: "call-up decision taken", ru: "принято решение о призыве")
        case .unknown: FieldText.unknown
        }
    }

    /// The name of a charge: an article of the Criminal Code.
    package static func label(_ charge: Charge) -> Sentence {
        switch charge {
        case .evadingDraft: Sentence(en: "article 328, evading the draft", ru: "ст. 328 УК, уклонение от призыва")
        case .disobeyingOrder:
            Sentence(
                en: "article 332, disobeying an order", ru: "ст. 332 УК, неисполнение приказа")
        case .absence:
            Sentence(
                en: "article 337, absence without leave", ru: "ст. 337 УК, самовольное оставление части")
        case .desertion: Sentence(en: "article 338, desertion", ru: "ст. 338 УК, дезертирство")
        case .feigningIllness:
            Sentence(
                en: "article 339, feigned illness or self-injury",
                ru: "ст. 339 УК, симуляция болезни или членовредительство")
        case .surrender:
            Sentence(en: "article 352.1, voluntary surrender", ru: "ст. 352.1 УК, добровольная сдача в плен")
        case .borderCrossing:
            Sentence(
                en: "article 322, illegal border crossing", ru: "ст. 322 УК, незаконное пересечение границы")
        case .discrediting:
            Sentence(en: "article 280.3, discrediting the army", ru: "ст. 280.3 УК, дискредитация армии")
        case .other: Sentence(en: "another article", ru: "другая статья")
        case .suspendedSentence: Sentence(en: "suspended sentence", ru: "условный приговор")
        }
    }

    /// Why he is banned from leaving.
    package static func label(_ ground: ExitBanGround) -> Sentence {
        switch ground {
        case .callUp: Sentence(en: "summons or call-up", ru: "повестка или призыв")
        case .criminalCase: Sentence(en: "criminal case", ru: "уголовное дело")
        case .debt: Sentence(en: "debts or alimony", ru: "долги или алименты")
        case .secrecy:
            Sentence(en: "state secrets, police or security service", ru: "гостайна или служба в силовом ведомстве")
        case .other: Sentence(en: "something else", ru: "другое")
        }
    }

    /// The state of an international passport.
    package static func label(_ passport: Passport) -> Sentence {
        switch passport {
        case .biometric: Sentence(en: "biometric, ten years", ru: "биометрический, на 10 лет")
        case .fiveYear: Sentence(en: "without chip, five years", ru: "обычный, на 5 лет")
        case .expired: Sentence(en: "expired", ru: "просрочен")
        case .surrendered: Sentence(en: "surrendered or void", ru: "сдан или аннулирован")
        case .taken: Sentence(en: "taken from him", ru: "отобрали")
        case .none: Sentence(en: "has none", ru: "нет")
        case .unknown: FieldText.unknown
        }
    }

    /// What ends on the deadline.
    package static func label(_ reason: DeadlineReason) -> Sentence {
        switch reason {
        case .reportDate: Sentence(en: "has to report", ru: "явка по повестке или в часть")
        case .leaveEnds: Sentence(en: "leave ends", ru: "кончается отпуск")
        case .discharge: Sentence(en: "discharge from hospital or service", ru: "выписка или увольнение")
        case .stayEnds: Sentence(en: "legal stay ends", ru: "кончается легальное пребывание")
        case .deployment: Sentence(en: "is to be sent to the war", ru: "отправка на войну")
        case .forcedContract: Sentence(en: "forced to sign a contract", ru: "принуждают подписать контракт")
        case .passportEnds: Sentence(en: "passport ends", ru: "кончается загранпаспорт")
        case .contractOrTrial:
            Sentence(en: "offered a contract in place of a trial", ru: "предлагают контракт вместо суда")
        case .other: Sentence(en: "something else", ru: "другое")
        }
    }

    /// The name of a danger.
    package static func label(_ danger: Danger) -> Sentence {
        switch danger {
        case .inCustody: Sentence(en: "detained or held", ru: "задержан или удерживается")
        case .threatToLife: Sentence(en: "threat to life", ru: "угроза жизни")
        case .assaultOrder: Sentence(en: "ordered to an assault", ru: "отправляют на штурм")
        case .injured: Sentence(en: "injured", ru: "ранен")
        case .suicidal: Sentence(en: "thinks of suicide", ru: "мысли о самоубийстве")
        case .beingSearchedFor: Sentence(en: "is being searched for", ru: "его ищут")
        }
    }

    /// What was agreed to.
    package static func label(_ consent: Consent) -> Sentence {
        switch consent {
        case .record: Sentence(en: "keeping a record", ru: "хранить обращение")
        case .lawyer: Sentence(en: "passing it to a lawyer", ru: "передать адвокату")
        case .partner: Sentence(en: "passing it to a partner organisation", ru: "передать партнёрской организации")
        }
    }

    /// Why the case goes to a lawyer only.
    package static func label(_ referral: Referral) -> Sentence {
        switch referral {
        case .combatConduct: Sentence(en: "what he saw or did in combat", ru: "что он видел или делал в боях")
        }
    }
}
