// The example route book, every published fact, with its source. TOML, as a coordinator reads it.

extension ExampleBook {
    static let facts = ##"""
        # Facts.

        [[fact]]
        id = "kz-papers"
        country = "KZ"
        topic = "papers"
        en = "The internal passport is accepted; since 20 January 2026 children under 14 need an international passport."
        ru = "Въезд по внутреннему паспорту; с 20 января 2026 года детям до 14 лет нужен заграничный."
        source = "egemen.kz; Abkhazinform"
        published = "Jan 2026; 19 Jan 2026"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "kz-stay"
        country = "KZ"
        topic = "stay"
        en = "90 days in any 180, since 27 January 2023."
        ru = "90 дней в течение любых 180, с 27 января 2023 года."
        source = "generico.ru"
        published = "2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "kz-risk-wanted"
        country = "KZ"
        topic = "risk"
        en = "Wanted persons are not let out; the search base is shared with Russia. An officer was detained while boarding for Armenia."
        ru = "Находящихся в розыске не выпускают, база розыска общая с Россией. Офицера задержали при посадке на рейс в Армению."
        applies_to = { wanted = ["yes", "unknown"] }
        severity = 9
        source = "BBC; AP"
        published = "2023; Apr 2024"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"

        [[fact]]
        id = "kz-risk-handover"
        country = "KZ"
        topic = "risk"
        en = "An asylum seeker was handed over to Russia while his claim was pending."
        ru = "Просителя убежища передали России, пока его ходатайство рассматривалось."
        severity = 9
        source = "Euronews"
        published = "3 Feb 2026"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"

        [[fact]]
        id = "kz-risk-transit"
        country = "KZ"
        topic = "risk"
        en = "A traveller in transit was detained."
        ru = "Задержан человек, следовавший транзитом."
        severity = 6
        source = "The Diplomat"
        published = "Sep 2025"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"

        [[fact]]
        id = "kz-risk-deserters"
        country = "KZ"
        topic = "risk"
        en = "Reported to be no refuge for deserters any longer."
        ru = "По сообщениям, дезертирам там больше не укрыться."
        applies_to = { service = ["conscript", "contract", "mobilized", "unknown"] }
        severity = 8
        source = "Mediazona; Meduza"
        published = "12 Feb 2026; 19 Feb 2026"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"

        [[fact]]
        id = "kz-asylum"
        country = "KZ"
        topic = "asylum"
        en = "11 grants of 383 applications in 2024; an eleventh deserter was refused on 5 February 2026 and given 30 days to leave."
        ru = "В 2024 году 11 положительных решений на 383 ходатайства; одиннадцатому дезертиру отказали 5 февраля 2026 года и дали 30 дней на выезд."
        source = "bureau.kz; Fergana"
        published = "2025; Feb 2026"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"

        [[fact]]
        id = "kz-onward"
        country = "KZ"
        topic = "onward"
        en = "Six vetted deserters had been admitted to France from there by October 2024."
        ru = "К октябрю 2024 года Франция приняла оттуда шестерых дезертиров, прошедших проверку."
        source = "BBC; DW"
        published = "Nov 2024"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"

        [[fact]]
        id = "kg-papers"
        country = "KG"
        topic = "papers"
        en = "The internal passport is accepted."
        ru = "Въезд по внутреннему паспорту."
        source = "travel guides"
        published = "2024"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "kg-stay"
        country = "KG"
        topic = "stay"
        en = "90 days in any 180, since 5 September 2024."
        ru = "90 дней в течение любых 180, с 5 сентября 2024 года."
        source = "mosregion.info"
        published = "2024"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "kg-risk"
        country = "KG"
        topic = "risk"
        en = "Objectors were detained and returned in 2023; faces are recognised by camera. At least 14 people were detained or deported from Kazakhstan and Kyrgyzstan in 2022-23."
        ru = "В 2023 году отказников задерживали и возвращали; работает распознавание лиц. В 2022–2023 годах из Казахстана и Киргизии задержаны или высланы не менее 14 человек."
        severity = 8
        source = "Mediazona; Guardian citing Freedom House"
        published = "Jun 2023; 28 Oct 2024"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"

        [[fact]]
        id = "by-risk"
        country = "BY"
        topic = "risk"
        en = "A mobilised man was detained on his way to the EU."
        ru = "Мобилизованного задержали по пути в ЕС."
        severity = 8
        source = "Radio Azattyq"
        published = "early 2023"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"

        [[fact]]
        id = "am-papers"
        country = "AM"
        topic = "papers"
        en = "The internal passport is accepted by air only; by land the international one is wanted. Children under 14 need an international passport."
        ru = "По внутреннему паспорту впускают только прилетевших самолётом, по земле нужен заграничный. Детям до 14 лет нужен заграничный паспорт."
        source = "factornews.ru; T-J"
        published = "2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "am-stay"
        country = "AM"
        topic = "stay"
        en = "180 days a year."
        ru = "180 дней в году."
        source = "T-J"
        published = "2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "am-risk-gyumri"
        country = "AM"
        topic = "risk"
        en = "Deserters were taken by soldiers of the Russian base in Gyumri."
        ru = "Дезертиров забирали военнослужащие российской базы в Гюмри."
        applies_to = { service = ["conscript", "contract", "mobilized", "unknown"] }
        severity = 1
        places = ["Gyumri", "Гюмри"]
        source = "Novaya Gazeta Europe"
        published = "19 Dec 2023; Apr 2024"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"

        [[fact]]
        id = "am-risk-wanted-held"
        country = "AM"
        topic = "risk"
        en = "A wanted man was held for 72 hours and released, not handed over."
        ru = "Разыскиваемого задержали на 72 часа и отпустили, не передав."
        applies_to = { wanted = ["yes", "unknown"] }
        severity = 4
        source = "soyarmenio.com"
        published = "Jul 2025"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"

        [[fact]]
        id = "am-risk-speaker"
        country = "AM"
        topic = "risk"
        en = "The Speaker of parliament says that nobody will be extradited and nobody was deported."
        ru = "Спикер парламента: выдавать не будут, никого не депортировали."
        severity = 0
        source = "news.ru"
        published = "15 Feb 2026"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"
        conflicts = ["am-risk-gyumri"]

        [[fact]]
        id = "am-risk-search-base"
        country = "AM"
        topic = "risk"
        en = "The search base is shared: a wanted person may be stopped on leaving."
        ru = "База розыска общая: разыскиваемого могут остановить на выезде."
        applies_to = { wanted = ["yes", "unknown"] }
        severity = 5
        source = "BBC; Kavkaz Uzel"
        published = "2023; 2024"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"
        conflicts = ["am-risk-wanted-held"]

        [[fact]]
        id = "ge-papers"
        country = "GE"
        topic = "papers"
        en = "The international passport is wanted."
        ru = "Нужен заграничный паспорт."
        source = "Meduza"
        published = "2022"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "ge-stay"
        country = "GE"
        topic = "stay"
        en = "One year; health insurance has been mandatory since 1 January 2026."
        ru = "Один год; с 1 января 2026 года обязательна медицинская страховка."
        source = "Inform.kz"
        published = "8 Dec 2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "ge-risk-entry"
        country = "GE"
        topic = "risk"
        en = "Entry and re-entry are refused without a reason being given."
        ru = "Во въезде, в том числе повторном, отказывают без объяснения причин."
        severity = 2
        source = "Meduza"
        published = "14 Sep 2022"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"

        [[fact]]
        id = "ge-asylum"
        country = "GE"
        topic = "asylum"
        en = "Since October 2025 some claims are examined without admission to the country."
        ru = "С октября 2025 года часть ходатайств рассматривают, не впуская в страну."
        source = "Sputnik Georgia"
        published = "12 Oct 2025"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "low"

        [[fact]]
        id = "rs-papers"
        country = "RS"
        topic = "papers"
        en = "The international passport is wanted. A visa regime is debated; the president denies a plan."
        ru = "Нужен заграничный паспорт. Обсуждается визовый режим; президент отрицает такие планы."
        source = "Meduza"
        published = "2 Jun 2026"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "rs-stay"
        country = "RS"
        topic = "stay"
        en = "30 days."
        ru = "30 дней."
        source = "Meduza"
        published = "2 Jun 2026"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "rs-risk"
        country = "RS"
        topic = "risk"
        en = "At least 12 Russians who had spoken against the war were banned or lost their permits."
        ru = "Не менее 12 россиянам, выступавшим против войны, запретили въезд или аннулировали вид на жительство."
        severity = 3
        source = "AP"
        published = "2024"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "medium"

        [[fact]]
        id = "rs-asylum"
        country = "RS"
        topic = "asylum"
        en = "Evasion alone is no ground; the procedure is slow."
        ru = "Само по себе уклонение не основание; процедура долгая."
        source = "APC; AIDA"
        published = "Sep 2022; Jul 2025"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "medium"

        [[fact]]
        id = "me-papers"
        country = "ME"
        topic = "papers"
        en = "Visas are due by 30 September 2026."
        ru = "Визы введут к 30 сентября 2026 года."
        source = "embassy via Radio Svoboda"
        published = "25 Nov 2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "tr-papers"
        country = "TR"
        topic = "papers"
        en = "The international passport is wanted."
        ru = "Нужен заграничный паспорт."
        source = "Moscow Times"
        published = "2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "tr-stay"
        country = "TR"
        topic = "stay"
        en = "60 days; tourist residence permits have been refused since December 2022."
        ru = "60 дней; в туристическом виде на жительство с декабря 2022 года отказывают."
        source = "Moscow Times"
        published = "2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "mn-papers"
        country = "MN"
        topic = "papers"
        en = "The international passport is wanted."
        ru = "Нужен заграничный паспорт."
        source = "TVN24"
        published = "Sep 2022"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "low"

        [[fact]]
        id = "mn-stay"
        country = "MN"
        topic = "stay"
        en = "30 days, at most 90 in 180."
        ru = "30 дней, не более 90 в течение 180."
        source = "TVN24"
        published = "Sep 2022"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "low"

        [[fact]]
        id = "il-papers"
        country = "IL"
        topic = "papers"
        en = "Visitors are refused entry; the Law of Return is a separate way."
        ru = "Приезжающим как туристы отказывают во въезде; Закон о возвращении — отдельный путь."
        source = "Haaretz"
        published = "Oct 2022"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "th-risk"
        country = "TH"
        topic = "risk"
        en = "There is an extradition agreement with Russia."
        ru = "Есть договор с Россией о выдаче."
        severity = 5
        source = "newizv.ru"
        published = "Mar 2023"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "low"

        [[fact]]
        id = "us-risk"
        country = "US"
        topic = "risk"
        en = "A deserter was deported on 27 August 2025."
        ru = "27 августа 2025 года депортирован дезертир."
        severity = 8
        source = "AFP"
        published = "2025"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"

        [[fact]]
        id = "fr-cnda"
        country = "FR"
        topic = "asylum"
        en = "Refugee status is possible for mobilised men with proof of an actual call-up; that applicant lost for want of it."
        ru = "Статус беженца возможен для мобилизованных, если доказан сам призыв; тому заявителю отказали."
        source = "CNDA"
        published = "20 Jul 2023"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"

        [[fact]]
        id = "fr-grants"
        country = "FR"
        topic = "asylum"
        en = "68 grants by the end of March 2024."
        ru = "68 положительных решений к концу марта 2024 года."
        source = "BFMTV"
        published = "2024"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "medium"

        [[fact]]
        id = "de-visas"
        country = "DE"
        topic = "onward"
        en = "Humanitarian visas were stopped in July 2025, formally resumed, and are in effect closed."
        ru = "Гуманитарные визы остановлены в июле 2025 года, формально возобновлены, на деле не выдаются."
        source = "Meduza"
        published = "3 Oct 2025"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"

        [[fact]]
        id = "de-asylum"
        country = "DE"
        topic = "asylum"
        en = "349 of 6,300 applicants aged 18 to 30 were protected; courts are divided; asylum only on the territory."
        ru = "Защиту получили 349 из 6300 заявителей 18–30 лет; суды решают по-разному; просить убежища можно только на месте."
        source = "taz"
        published = "2025"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "medium"

        [[fact]]
        id = "fi-onward"
        country = "FI"
        topic = "onward"
        en = "104 people were deported in 2025; the border is closed."
        ru = "В 2025 году высланы 104 человека; граница закрыта."
        source = "UNN"
        published = "7 Sep 2025"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "medium"

        [[fact]]
        id = "no-udi"
        country = "NO"
        topic = "asylum"
        en = "There is a guideline for applicants who refuse service (UDI 2024-009)."
        ru = "Есть инструкция по делам тех, кто отказывается служить (UDI 2024-009)."
        source = "UDI"
        published = "2024"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"

        [[fact]]
        id = "ee-ban"
        country = "EE"
        topic = "onward"
        en = "Over 1,300 former combatants, deserters included, are banned from entry."
        ru = "Въезд запрещён более чем 1300 участникам боевых действий, включая дезертиров."
        source = "Vot Tak"
        published = "Jan 2026"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "medium"

        [[fact]]
        id = "five-year-passports"
        country = "RU"
        topic = "onward"
        en = "Five-year passports are refused by DK, CZ, FR, EE, LV, LT, IS; by DE and RO since 1 January 2026; by PL since 1 April 2026."
        ru = "Пятилетние загранпаспорта не принимают DK, CZ, FR, EE, LV, LT, IS; с 1 января 2026 года — DE и RO; с 1 апреля 2026 года — PL."
        source = "RIA"
        published = "6 Feb 2026"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "medium"

        [[fact]]
        id = "ru-exit-ban"
        country = "RU"
        topic = "law"
        en = "The exit ban starts when a summons is placed in the register; the date to appear is at most 30 days later."
        ru = "Запрет на выезд начинается с размещения повестки в реестре; явка не позднее чем через 30 дней."
        source = "inforos"
        published = "17 Oct 2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "ru-call-up-passport"
        country = "RU"
        topic = "law"
        en = "After a call-up decision the international passport is handed over within five days or becomes void."
        ru = "После решения о призыве загранпаспорт надо сдать в пятидневный срок, иначе он станет недействительным."
        source = "law in force since 11 Dec 2023"
        published = "11 Dec 2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "ru-electronic-summons"
        country = "RU"
        topic = "law"
        en = "Summonses are electronic only in Moscow, Mari El, Ryazan oblast and Sakhalin."
        ru = "Только электронные повестки: Москва, Марий Эл, Рязанская область, Сахалин."
        source = "URA.RU"
        published = "29 Sep 2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "ru-restrictions"
        country = "RU"
        topic = "law"
        en = "After 20 days of not appearing, driving, property and credit are restricted."
        ru = "Через 20 дней неявки ограничивают вождение, сделки с недвижимостью и кредиты."
        source = "RTVI"
        published = "Nov 2025"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "ru-contracts"
        country = "RU"
        topic = "law"
        en = "The mobilisation decree (647 of 2022) keeps every contract in force; the ways out are age, health and a sentence."
        ru = "Указ о мобилизации (№ 647 от 2022 года) продлевает все контракты; основания для увольнения — возраст, здоровье, приговор."
        source = "decree 647"
        published = "Sep 2022"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "ru-articles"
        country = "RU"
        topic = "law"
        en = "Article 337 (absence) 5 to 10 years; 338 (desertion) to 15; 332 (disobeying an order); 328 (evading the draft)."
        ru = "Статья 337 (самовольное оставление части) — от 5 до 10 лет; 338 (дезертирство) — до 15; 332 (неисполнение приказа); 328 (уклонение от призыва)."
        source = "Criminal Code"
        published = "2022"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "ru-written-refusal"
        country = "RU"
        topic = "law"
        en = "An open refusal in writing risks a charge under article 332."
        ru = "За открытый письменный отказ могут возбудить дело по статье 332."
        source = "Re:Russia"
        published = "2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "ru-acs"
        country = "RU"
        topic = "law"
        en = "Alternative civilian service is a right by the Constitution, article 59(3); nominally six months ahead, but apply anyway."
        ru = "Право на альтернативную гражданскую службу дано статьёй 59 (часть 3) Конституции; формально заявление подают за полгода, но подавать стоит в любом случае."
        source = "MCO"
        published = "2024"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "high"

        [[fact]]
        id = "ru-unlawful-detention"
        country = "RU"
        topic = "law"
        en = "Those who refuse were held unlawfully: 13 places, over 600 people."
        ru = "Отказников незаконно удерживали: 13 мест, более 600 человек."
        source = "Connection e.V."
        published = "28 Mar 2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "ru-wounded"
        country = "RU"
        topic = "law"
        en = "Wounded men are sent back; most who leave decide to after hospital."
        ru = "Раненых отправляют обратно; большинство решает уйти после госпиталя."
        source = "Moscow Times"
        published = "Dec 2023"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "ru-messengers"
        country = "RU"
        topic = "law"
        en = "WhatsApp has been blocked since 11 February 2026, Telegram is restricted, and MAX hands data to the authorities."
        ru = "WhatsApp заблокирован с 11 февраля 2026 года, Telegram работает с ограничениями, MAX передаёт данные властям."
        source = "press"
        published = "Feb 2026"
        checked = 2026-06-30
        review_by = 2026-09-28
        confidence = "medium"

        [[fact]]
        id = "unhcr-gl10"
        country = "RU"
        topic = "asylum"
        en = "Conscience, an unlawful war and persecution are grounds for asylum."
        ru = "Убеждения, противоправная война и преследование — основания для убежища."
        source = "UNHCR Guidelines 10"
        published = "2013/14"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"
        """##
}
