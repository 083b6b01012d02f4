// The example route book, what a volunteer reads out for each step, warning and question. TOML, as a coordinator reads it.

extension ExampleBook {
    static let words = ##"""
        # What is read out: steps, warnings, questions.

        [[word]]
        kind = "next"
        id = "psychological_support"
        order = 10
        en = "Stay on the line; connect him with a psychologist now."
        ru = "Не кладите трубку; прямо сейчас соедините с психологом."

        [[word]]
        kind = "next"
        id = "medical_help"
        order = 20
        en = "See to it that a doctor looks at him today."
        ru = "Пусть его сегодня осмотрит врач."

        [[word]]
        kind = "next"
        id = "ask_him_first"
        order = 30
        en = "Ask whether he himself knows and wants help; plan nothing without him."
        ru = "Узнайте, знает ли он сам и хочет ли помощи; без него ничего не планируйте."

        [[word]]
        kind = "next"
        id = "guardian"
        order = 40
        en = "Tell the coordinator at once that he is a minor; ask which adult he trusts."
        ru = "Сразу сообщите координатору, что он несовершеннолетний; спросите, кому из взрослых он доверяет."

        [[word]]
        kind = "next"
        id = "defence_lawyer"
        order = 50
        en = "Speak with a defence lawyer who knows military cases before doing or signing anything."
        ru = "До любых действий и подписей поговорить с адвокатом по военным делам."

        [[word]]
        kind = "next"
        id = "appeal_call_up"
        order = 60
        en = "Appeal the call-up: to the higher commission and to the court; the lawyer keeps the time limits."
        ru = "Обжаловать призыв: в вышестоящую комиссию и в суд; за сроками следит адвокат."

        [[word]]
        kind = "next"
        id = "alternative_civilian_service"
        order = 70
        en = "Apply for alternative civilian service, with reasons; keep the stamped copy."
        ru = "Подать мотивированное заявление на альтернативную гражданскую службу; сохранить копию с отметкой."

        [[word]]
        kind = "next"
        id = "medical_board"
        order = 80
        en = "Collect the medical papers and insist on the medical board."
        ru = "Собрать медицинские документы и добиваться военно-врачебной комиссии."

        [[word]]
        kind = "next"
        id = "military_prosecutor_complaint"
        order = 90
        en = "Complain in writing to the military prosecutor and the ombudsman; a relative may send it too."
        ru = "Написать жалобу военному прокурору и уполномоченному; могут подать и родственники."

        [[word]]
        kind = "next"
        id = "keep_evidence"
        order = 100
        en = "Keep every paper and photograph of it outside the phone: with a lawyer or a relative."
        ru = "Сохранить все документы и их снимки не в телефоне: у адвоката или близких."

        [[word]]
        kind = "next"
        id = "asylum_lawyer"
        order = 110
        en = "Speak with an asylum lawyer on the spot before the legal stay ends."
        ru = "До окончания срока пребывания поговорить с местным адвокатом по убежищу."

        [[word]]
        kind = "next"
        id = "unhcr"
        order = 120
        en = "Register with UNHCR or its partner on the spot."
        ru = "Зарегистрироваться в УВКБ ООН или у его партнёра на месте."

        [[word]]
        kind = "next"
        id = "extend_stay"
        order = 130
        en = "Keep the stay legal: know the last day, extend in good time."
        ru = "Следить за законностью пребывания: знать последний день и продлевать заранее."

        [[word]]
        kind = "next"
        id = "vetting"
        order = 140
        en = "Ask a partner organisation about admission after vetting; answers on service only through the lawyer."
        ru = "Узнать у партнёрской организации о приёме после проверки; о службе отвечать только через адвоката."

        [[word]]
        kind = "next"
        id = "child_passport"
        order = 150
        en = "Apply for the child's own international passport and keep the birth certificate at hand."
        ru = "Оформить ребёнку свой загранпаспорт, свидетельство о рождении держать при себе."

        [[word]]
        kind = "warn"
        id = "facts_overdue"
        order = 10
        en = "The facts behind this answer have not been checked lately: do not rely on them."
        ru = "Данные давно не проверяли: полагаться на них нельзя."

        [[word]]
        kind = "warn"
        id = "refusal_in_writing"
        order = 20
        en = "Do not hand in a written refusal before the lawyer has seen it."
        ru = "Не подавать письменный отказ, пока его не видел адвокат."

        [[word]]
        kind = "warn"
        id = "messengers"
        order = 30
        en = "Do not write about this in messengers from home; agree on another way to stay in touch."
        ru = "Не писать об этом в мессенджерах внутри страны; договориться о другой связи."

        [[word]]
        kind = "warn"
        id = "summons_restrictions"
        order = 40
        en = "After 20 days without appearing, driving, property and credit are restricted."
        ru = "Через 20 дней неявки ограничивают вождение, сделки и кредиты."

        [[word]]
        kind = "warn"
        id = "electronic_summons"
        order = 50
        en = "A summons may come on the screen only: look at the register with the lawyer."
        ru = "Повестка может прийти только в электронном виде: проверить реестр вместе с адвокатом."

        [[word]]
        kind = "warn"
        id = "layover"
        order = 60
        en = "Direct flights only, or layovers outside the blocked countries; check every stop on the ticket."
        ru = "Только прямой рейс или пересадка не в закрытых странах; проверить каждую остановку в билете."

        [[word]]
        kind = "warn"
        id = "gyumri"
        order = 70
        en = "Keep away from Gyumri and from every Russian military site."
        ru = "Не бывать в Гюмри и возле любых российских военных объектов."

        [[word]]
        kind = "warn"
        id = "reentry_refused"
        order = 80
        en = "Do not leave for a short trip: re-entry may be refused without a reason."
        ru = "Не выезжать даже ненадолго: обратно могут не впустить без объяснений."

        [[word]]
        kind = "warn"
        id = "insurance"
        order = 90
        en = "Health insurance is mandatory; carry the policy."
        ru = "Обязательна медицинская страховка; полис иметь при себе."

        [[word]]
        kind = "warn"
        id = "visas_debated"
        order = 100
        en = "Visa rules may change soon: check on the day."
        ru = "Визовые правила могут скоро измениться: проверить в день поездки."

        [[word]]
        kind = "warn"
        id = "five_year_passport"
        order = 110
        en = "A five-year passport is refused by many states further on."
        ru = "Пятилетний паспорт многие страны дальше по пути не принимают."

        [[word]]
        kind = "warn"
        id = "passport_expiring"
        order = 120
        en = "The international passport ends within half a year."
        ru = "Загранпаспорт заканчивается в ближайшие полгода."

        [[word]]
        kind = "warn"
        id = "child_passport"
        order = 130
        en = "A child under 14 is not let in on a birth certificate."
        ru = "Ребёнка до 14 лет по свидетельству о рождении не впустят."

        [[word]]
        kind = "warn"
        id = "stay_expiring"
        order = 140
        en = "The legal stay ends within two weeks."
        ru = "Законный срок пребывания заканчивается в ближайшие две недели."

        [[word]]
        kind = "warn"
        id = "entry_bans"
        order = 150
        en = "Some states ban former combatants, deserters included: no journey onward without a lawyer's word."
        ru = "Некоторые страны закрыли въезд участникам боевых действий, включая дезертиров: дальше — только после адвоката."

        [[word]]
        kind = "warn"
        id = "law_of_return"
        order = 160
        en = "The Law of Return is a separate way; a consul decides, not the border."
        ru = "Закон о возвращении — отдельный путь; решает консул, а не граница."

        [[word]]
        kind = "ask"
        id = "danger"
        order = 10
        en = "Is he in danger right now: held, hurt, threatened, searched for, or thinking of suicide?"
        ru = "Угрожает ли ему что-то прямо сейчас: удерживают, ранен, угрожают, ищут, думает о самоубийстве?"

        [[word]]
        kind = "ask"
        id = "position"
        order = 20
        en = "Where is he as far as the service goes: at home, in a unit, on leave, in hospital, absent, abroad?"
        ru = "Где он по отношению к службе: дома, в части, в отпуске, в госпитале, самовольно оставил, за границей?"

        [[word]]
        kind = "ask"
        id = "country"
        order = 30
        en = "In which country is he?"
        ru = "В какой он стране?"

        [[word]]
        kind = "ask"
        id = "service"
        order = 40
        en = "Does he serve now, and how: as a conscript, by contract, mobilised?"
        ru = "Служит ли он сейчас и как: срочник, контрактник, мобилизованный?"

        [[word]]
        kind = "ask"
        id = "wanted"
        order = 50
        en = "Is he on the wanted list? A lawyer or a relative can find out; unknown does not mean no."
        ru = "Объявлен ли он в розыск? Узнать может адвокат или родственник; «неизвестно» не значит «нет»."

        [[word]]
        kind = "ask"
        id = "exit_ban"
        order = 60
        en = "Is he banned from leaving? The register of summonses shows it."
        ru = "Запрещён ли ему выезд? Это видно в реестре повесток."

        [[word]]
        kind = "ask"
        id = "summons"
        order = 70
        en = "Is there a summons or a call-up decision?"
        ru = "Есть ли повестка или решение о призыве?"

        [[word]]
        kind = "ask"
        id = "passport"
        order = 80
        en = "Which international passport does he hold, if any?"
        ru = "Какой у него загранпаспорт, если он есть?"

        [[word]]
        kind = "ask"
        id = "internal_passport"
        order = 90
        en = "Does he have his internal passport with him?"
        ru = "Внутренний паспорт при нём?"

        [[word]]
        kind = "ask"
        id = "companions"
        order = 100
        en = "Who would travel along, of what age, and with what papers?"
        ru = "Кто поедет с ним, какого возраста и с какими документами?"

        [[word]]
        kind = "ask"
        id = "person_agrees"
        order = 110
        en = "Does he himself know of this call, and does he want it?"
        ru = "Знает ли он сам об этом обращении и хочет ли его?"

        [[word]]
        kind = "ask"
        id = "legal_stay_until"
        order = 120
        en = "Until what day is his stay legal?"
        ru = "До какого дня его пребывание законно?"

        [[word]]
        kind = "ask"
        id = "passport_expires"
        order = 130
        en = "Until what day is the international passport valid?"
        ru = "До какого дня действует загранпаспорт?"

        [[word]]
        kind = "ask"
        id = "place"
        order = 140
        en = "In which region or town is he, roughly?"
        ru = "В каком он регионе или городе, примерно?"

        [[word]]
        kind = "ask"
        id = "age"
        order = 150
        en = "How old is he?"
        ru = "Сколько ему лет?"

        [[word]]
        kind = "ask"
        id = "health"
        order = 160
        en = "Is he ill or wounded?"
        ru = "Болен или ранен?"

        [[word]]
        kind = "ask"
        id = "evidence"
        order = 170
        en = "What papers prove his story?"
        ru = "Какие документы подтверждают его историю?"

        [[word]]
        kind = "ask"
        id = "charge"
        order = 180
        en = "Is there a criminal case, and under which article?"
        ru = "Есть ли уголовное дело и по какой статье?"

        [[word]]
        kind = "ask"
        id = "conscience"
        order = 190
        en = "Why does he refuse: faith, conviction, conscience?"
        ru = "Почему отказывается: вера, убеждения, совесть?"

        [[word]]
        kind = "ask"
        id = "ties"
        order = 200
        en = "Does he have family, ancestry or a residence title that opens another country?"
        ru = "Есть ли родственники, происхождение или вид на жительство, открывающие другую страну?"

        [[word]]
        kind = "ask"
        id = "deadline_reason"
        order = 210
        en = "Does something end or begin on a certain day?"
        ru = "Что-то заканчивается или начинается к определённому дню?"

        [[word]]
        kind = "ask"
        id = "stage"
        order = 220
        en = "Has he been called up, mobilised, sent to the front, or is he abroad?"
        ru = "Призывают, мобилизован, на фронте или уже за границей?"

        [[word]]
        kind = "ask"
        id = "caller"
        order = 230
        en = "Who is calling, and what is he to the caller?"
        ru = "Кто звонит и кем ему приходится?"
        """##
}
