// The example route book, when what is done, and why. TOML, as a coordinator reads it.

extension ExampleBook {
    static let rules = ##"""
        # Rules. All keys of `when` must hold; of a list of tables, one.

        [[rule]]
        id = "at-the-front"
        when = { position = ["at_the_front"] }
        then = { hold = true, next = ["defence_lawyer", "keep_evidence"] }
        en = "He is at the front: nobody advises movement there. The coordinator sees what comes when he is out, on leave or discharged."
        ru = "Он на фронте: никто не советует оттуда двигаться. Что делать, когда он окажется в тылу, в отпуске или будет уволен, видит координатор."
        facts = ["ru-articles"]

        [[rule]]
        id = "in-unit"
        when = { position = ["in_unit"] }
        then = { hold = true, next = ["defence_lawyer"] }
        en = "He is in his unit: leaving it is a crime by the law there, so a lawyer comes before any step."
        ru = "Он в части: самовольный уход по их закону — преступление, поэтому сначала адвокат."
        facts = ["ru-articles"]

        [[rule]]
        id = "serving-at-home"
        when = [{ where = ["home"], service = ["conscript", "contract", "mobilized"] }, { where = ["home"], position = ["on_leave", "absent_without_leave"] }]
        then = { hold = true, next = ["defence_lawyer"] }
        en = "He serves: no contract ends by itself, and absence is a crime by the law there. A lawyer first."
        ru = "Он военнослужащий: контракт сам не закончится, а неявка — преступление по их закону. Сначала адвокат."
        facts = ["ru-contracts", "ru-articles"]

        [[rule]]
        id = "exit-ban"
        when = { where = ["home"], exit_ban = ["yes"] }
        then = { hold = true, next = ["defence_lawyer"] }
        en = "He is banned from leaving: at the border he would be turned back and noticed."
        ru = "Ему запрещён выезд: на границе его развернут и возьмут на заметку."
        facts = ["ru-exit-ban"]

        [[rule]]
        id = "summons-placed"
        when = { where = ["home"], summons = ["placed"] }
        then = { hold = true, next = ["defence_lawyer", "appeal_call_up"], warn = ["summons_restrictions"] }
        en = "A summons is in the register, and the exit ban starts with it, whether he has read it or not."
        ru = "Повестка размещена в реестре, с этого момента действует запрет на выезд, даже если он её не читал."
        facts = ["ru-exit-ban", "ru-restrictions"]

        [[rule]]
        id = "call-up-decision"
        when = { where = ["home"], summons = ["call_up_decision"] }
        then = { hold = true, next = ["defence_lawyer", "appeal_call_up"] }
        en = "There is a call-up decision: he cannot leave, but the decision can be appealed."
        ru = "Есть решение о призыве: выехать нельзя, но решение можно обжаловать."
        facts = ["ru-call-up-passport", "ru-exit-ban"]

        [[rule]]
        id = "wanted-at-home"
        when = { where = ["home"], wanted = ["yes"] }
        then = { hold = true, next = ["defence_lawyer"] }
        en = "He is wanted: any border check would end in detention."
        ru = "Он в розыске: любая проверка на границе закончится задержанием."
        facts = ["ru-articles"]

        [[rule]]
        id = "detained"
        when = [{ position = ["detained"] }, { where = ["home", "blocked"], danger = ["in_custody"] }]
        then = { hold = true, next = ["defence_lawyer", "military_prosecutor_complaint"] }
        en = "He is held: a lawyer to him within the hour, and complaints in writing."
        ru = "Его удерживают: адвокат в ближайший час и письменные жалобы."
        facts = ["ru-unlawful-detention"]

        [[rule]]
        id = "searched-for"
        when = { where = ["home"], danger = ["being_searched_for"] }
        then = { hold = true, next = ["defence_lawyer"] }
        en = "He is being looked for: whether he is on the wanted list must be known before he goes near a border."
        ru = "Его ищут: прежде чем приближаться к границе, надо узнать, нет ли его в розыске."

        [[rule]]
        id = "assault-order"
        when = { where = ["home"], danger = ["assault_order"] }
        then = { hold = true, next = ["defence_lawyer", "military_prosecutor_complaint"] }
        en = "He has been ordered into an assault: a person must speak with him now."
        ru = "Ему приказано идти на штурм: с ним надо поговорить прямо сейчас."

        [[rule]]
        id = "suicidal"
        when = { where = ["home", "blocked"], danger = ["suicidal"] }
        then = { hold = true }
        en = "He says that he may kill himself: the person comes before the route."
        ru = "Он говорит о самоубийстве: сначала человек, потом маршрут."

        [[rule]]
        id = "does-not-agree"
        when = { where = ["home", "blocked"], person_agrees = ["no"] }
        then = { hold = true, next = ["ask_him_first"] }
        en = "The man himself does not know of the request, or does not want it: nothing is planned over his head."
        ru = "Сам человек не знает об обращении или не хочет этого: за него ничего не решаем."

        [[rule]]
        id = "combat-conduct"
        when = { refer = ["combat_conduct"] }
        then = { no_country = true, coordinator = true, next = ["defence_lawyer"] }
        en = "What he did or saw in combat is between him and a lawyer; no country is named before that."
        ru = "То, что он делал или видел в бою, — разговор с адвокатом; до него никаких стран не называем."

        [[rule]]
        id = "montenegro-visas"
        when = { on_or_after = 2026-10-01 }
        then = { rule_out = ["ME"] }
        en = "Visas are due by now, and nobody has checked since."
        ru = "Визы к этому дню должны быть введены, а свежей проверки нет."
        facts = ["me-papers"]

        [[rule]]
        id = "lawful-ways-first"
        when = { where = ["home"], stage = ["conscripted"], service = ["none"] }
        then = { next = ["alternative_civilian_service", "medical_board"] }
        en = "The lawful ways at home come first: civilian service, the medical board, a deferral, an appeal."
        ru = "Сначала законные способы на месте: альтернативная служба, медкомиссия, отсрочка, обжалование."
        facts = ["ru-acs"]

        [[rule]]
        id = "mobilised-lawyer"
        when = { where = ["home"], stage = ["mobilized"] }
        then = { next = ["defence_lawyer"] }
        en = "A mobilised man sees a lawyer before he does anything."
        ru = "Мобилизованному до любых шагов нужен адвокат."
        facts = ["ru-contracts"]

        [[rule]]
        id = "written-refusal"
        when = [{ position = ["in_unit", "at_the_front"] }, { where = ["home"], service = ["conscript", "contract", "mobilized"] }]
        then = { warn = ["refusal_in_writing"], next = ["keep_evidence"] }
        en = "An open refusal in writing can be charged: the lawyer comes before the paper."
        ru = "За открытый письменный отказ могут возбудить дело: сначала адвокат, потом бумага."
        facts = ["ru-written-refusal"]

        [[rule]]
        id = "wounded"
        when = [{ position = ["in_hospital"] }, { health = ["wounded", "amputation", "disability"], stage = ["mobilized", "at_the_front"] }]
        then = { next = ["medical_board", "keep_evidence"] }
        en = "Wounded men are sent back; health is one of the few grounds for discharge."
        ru = "Раненых возвращают на фронт; здоровье — одно из немногих оснований для увольнения."
        facts = ["ru-wounded", "ru-contracts"]

        [[rule]]
        id = "illness"
        when = { where = ["home"], health = ["chronic_illness", "mental_health", "disability", "amputation"] }
        then = { next = ["medical_board"] }
        en = "An illness may change his fitness category: the board must see the papers."
        ru = "Болезнь может изменить категорию годности: комиссия должна увидеть документы."

        [[rule]]
        id = "held-unlawfully"
        when = [{ position = ["detained"] }, { danger = ["in_custody"] }]
        then = { next = ["military_prosecutor_complaint", "keep_evidence"] }
        en = "Holding those who refuse has no basis in law; complaints in writing leave a trace."
        ru = "Удерживать отказников незаконно; письменные жалобы оставляют след."
        facts = ["ru-unlawful-detention"]

        [[rule]]
        id = "forced-contract"
        when = { deadline_reason = ["forced_contract"] }
        then = { next = ["defence_lawyer", "military_prosecutor_complaint"], urgency = "day" }
        en = "He is pressed to sign a contract: signed, it does not end. A lawyer before any signature."
        ru = "Его заставляют подписать контракт: подписанный, он не закончится. До подписи — адвокат."
        facts = ["ru-contracts"]

        [[rule]]
        id = "deployment"
        when = { deadline_reason = ["deployment"] }
        then = { next = ["defence_lawyer", "military_prosecutor_complaint"] }
        en = "He is about to be sent: complaints and the lawyer's letter must be in before that."
        ru = "Его вот-вот отправят: жалобы и обращение адвоката нужны до отправки."

        [[rule]]
        id = "charged"
        when = { charge = ["328", "332", "337", "338"] }
        then = { next = ["defence_lawyer"] }
        en = "There is a case against him."
        ru = "Против него возбуждено дело."
        facts = ["ru-articles"]

        [[rule]]
        id = "electronic-summons"
        when = { where = ["home"], summons = ["none", "registered"], place = ["Moscow", "Москв", "Mari El", "Марий Эл", "Ryazan", "Рязан", "Sakhalin", "Сахалин"] }
        then = { warn = ["electronic_summons"] }
        en = "Where he is a summons comes on the screen only, and counts without being read."
        ru = "Там, где он находится, повестка приходит только в электронном виде и действует, даже если её не прочли."
        facts = ["ru-electronic-summons"]

        [[rule]]
        id = "contact"
        when = { where = ["home"] }
        then = { warn = ["messengers"] }
        en = "Messengers at home are blocked or read along."
        ru = "Мессенджеры в стране заблокированы или просматриваются."
        facts = ["ru-messengers"]

        [[rule]]
        id = "despair"
        when = { danger = ["suicidal"] }
        then = { next = ["psychological_support"] }
        en = "Somebody stays on the line until a psychologist has taken over."
        ru = "Линию не отпускаем, пока не подключился психолог."

        [[rule]]
        id = "under-fire"
        when = [{ danger = ["threat_to_life", "assault_order"] }, { position = ["at_the_front"] }]
        then = { next = ["psychological_support"] }
        en = "Whoever is under fire or threatened needs somebody to speak to, besides a lawyer."
        ru = "Тому, кто под огнём или под угрозой, кроме адвоката нужен человек, с которым можно поговорить."

        [[rule]]
        id = "injured"
        when = { danger = ["injured"] }
        then = { next = ["medical_help"] }
        en = "He is hurt: a doctor first."
        ru = "Он ранен или травмирован: сначала врач."

        [[rule]]
        id = "minor"
        when = { below = { age = 18 } }
        then = { coordinator = true, next = ["guardian"] }
        en = "He is a minor: only a coordinator decides."
        ru = "Он несовершеннолетний: решает только координатор."

        [[rule]]
        id = "third-party"
        when = { caller = ["wife", "husband", "mother", "father", "partner", "relative", "friend", "other"], person_agrees = ["no", "unknown"] }
        then = { next = ["ask_him_first"] }
        en = "Somebody else is calling: whether he knows and wants it must be known."
        ru = "Звонит не он сам: надо узнать, знает ли он и хочет ли этого."

        [[rule]]
        id = "evidence"
        when = { evidence = ["summons", "mobilization_papers", "discharge_papers", "contract", "medical_papers", "written_refusal", "court_papers"] }
        then = { next = ["keep_evidence"] }
        en = "Papers that prove his story decide asylum cases."
        ru = "Документы, подтверждающие его историю, решают дела об убежище."
        facts = ["fr-cnda"]

        [[rule]]
        id = "stay-legal"
        when = { outcome = ["stay"] }
        then = { next = ["extend_stay"] }
        en = "As long as his stay is legal he has time; he extends it early and makes no border run."
        ru = "Пока пребывание законно, время есть: продлевать заранее и не выезжать ради нового срока."

        [[rule]]
        id = "asylum-abroad"
        when = [{ where = ["elsewhere", "blocked"], wanted = ["yes", "unknown"] }, { where = ["elsewhere", "blocked"], service = ["conscript", "contract", "mobilized"] }]
        then = { next = ["asylum_lawyer"] }
        en = "He left while he was to serve, or is wanted: an asylum lawyer looks at it before his stay ends."
        ru = "Он уехал от службы или в розыске: до окончания срока пребывания дело смотрит адвокат по убежищу."
        facts = ["unhcr-gl10"]

        [[rule]]
        id = "in-kazakhstan"
        when = { country = ["KZ"] }
        then = { next = ["asylum_lawyer", "unhcr"] }
        en = "From where he is men were handed back: he draws no attention to himself, and lawyer and UNHCR come first."
        ru = "Оттуда людей передавали России: не привлекать внимания, сначала адвокат и УВКБ ООН."
        facts = ["kz-asylum", "kz-risk-handover", "kz-risk-deserters"]

        [[rule]]
        id = "in-kyrgyzstan"
        when = { country = ["KG"] }
        then = { next = ["asylum_lawyer", "unhcr"] }
        en = "From where he is objectors were returned: he draws no attention to himself, and lawyer and UNHCR come first."
        ru = "Оттуда отказников возвращали: не привлекать внимания, сначала адвокат и УВКБ ООН."
        facts = ["kg-risk"]

        [[rule]]
        id = "in-belarus"
        when = { country = ["BY"] }
        then = { next = ["asylum_lawyer"] }
        en = "Men on their way were detained where he is: he draws no attention to himself, and a lawyer comes first."
        ru = "Там задерживали уезжавших: не привлекать внимания, сначала адвокат."
        facts = ["by-risk"]

        [[rule]]
        id = "stay-expiring"
        when = { where = ["elsewhere", "blocked"], days_until = { legal_stay_until = 14 } }
        then = { urgency = "week", next = ["extend_stay", "asylum_lawyer"], warn = ["stay_expiring"] }
        en = "His legal stay ends within two weeks."
        ru = "Законный срок пребывания заканчивается в ближайшие две недели."

        [[rule]]
        id = "stay-expired"
        when = { where = ["elsewhere", "blocked"], days_until = { legal_stay_until = -1 } }
        then = { urgency = "day", next = ["asylum_lawyer"] }
        en = "His legal stay has ended: he can be sent back for that alone."
        ru = "Законный срок пребывания истёк: уже за это могут выслать."

        [[rule]]
        id = "vetting"
        when = { where = ["elsewhere", "blocked"], service = ["contract", "mobilized"] }
        then = { next = ["vetting"] }
        en = "Some states admit deserters after a check of what they did; it takes months, so it starts early."
        ru = "Некоторые страны принимают дезертиров после проверки; она идёт месяцами, начинать стоит сразу."
        facts = ["kz-onward"]

        [[rule]]
        id = "combatant-bans"
        when = { outcome = ["stay", "route"], service = ["contract", "mobilized"] }
        then = { warn = ["entry_bans"] }
        en = "Some states ban former combatants from entry, or send them back."
        ru = "Некоторые страны запрещают въезд бывшим участникам боевых действий или высылают их."
        facts = ["ee-ban", "fi-onward"]

        [[rule]]
        id = "layover"
        when = { outcome = ["route"] }
        then = { warn = ["layover"] }
        en = "Men were detained in transit: no change of planes in a blocked country."
        ru = "Людей задерживали в транзите: никаких пересадок в закрытых странах."
        facts = ["kz-risk-transit", "kz-risk-wanted"]

        [[rule]]
        id = "gyumri"
        when = { names = ["AM"] }
        then = { warn = ["gyumri"] }
        en = "Deserters were taken near the Russian base in Gyumri."
        ru = "Возле российской базы в Гюмри забирали дезертиров."
        facts = ["am-risk-gyumri"]

        [[rule]]
        id = "georgia-reentry"
        when = { names = ["GE"] }
        then = { warn = ["reentry_refused", "insurance"] }
        en = "Georgia refuses entry and re-entry without a reason, and asks for health insurance."
        ru = "Грузия отказывает во въезде, в том числе повторном, без причин и требует медицинскую страховку."
        facts = ["ge-risk-entry", "ge-stay", "ge-asylum"]

        [[rule]]
        id = "serbia-visas"
        when = { names = ["RS"] }
        then = { warn = ["visas_debated"] }
        en = "A visa regime with Serbia is debated; evasion alone is no ground for asylum there."
        ru = "Обсуждаются визы с Сербией; само уклонение там не основание для убежища."
        facts = ["rs-papers", "rs-asylum"]

        [[rule]]
        id = "five-year-passport"
        when = { passport = ["five_year"] }
        then = { warn = ["five_year_passport"] }
        en = "Many states do not take the passport without a chip."
        ru = "Многие страны не принимают паспорт без чипа."
        facts = ["five-year-passports"]

        [[rule]]
        id = "passport-ends"
        when = { days_until = { passport_expires = 180 } }
        then = { warn = ["passport_expiring"] }
        en = "His international passport ends soon; abroad only a consulate renews it."
        ru = "Загранпаспорт скоро заканчивается; за границей его меняет только консульство."

        [[rule]]
        id = "children"
        when = { companion_under = 14 }
        then = { warn = ["child_passport"], next = ["child_passport"] }
        en = "Children under 14 need an international passport of their own."
        ru = "Детям до 14 лет нужен свой загранпаспорт."
        facts = ["am-papers"]

        [[rule]]
        id = "law-of-return"
        when = { ties = ["jewish_ancestry"] }
        then = { warn = ["law_of_return"] }
        en = "The Law of Return is a way of its own, and a consul decides on it."
        ru = "Закон о возвращении — отдельный путь, решает консул."
        facts = ["il-papers"]

        [[rule]]
        id = "overdue"
        when = { overdue = true }
        then = { warn = ["facts_overdue"], coordinator = true }
        en = "Facts behind this answer are past their review: old success is no evidence."
        ru = "Срок проверки данных истёк: то, что сходило раньше, ничего не доказывает."
        """##
}
