// The example route book, the countries to travel through, what lies onward, and which are blocked or not offered. TOML, as a coordinator reads it.

extension ExampleBook {
    static let countries = ##"""
        # An EXAMPLE route book, written from what was published by the middle of 2026.
        # Copy it, check every fact against its source, change what your hotline knows better, raise `version`, have a second
        # person review it, and sign it. Until then every answer says that it comes from an example.
        #
        # Every fact names who said so and when, when somebody last checked, and by when it must be checked again: risk after
        # 60 days; papers, stay and law after 90; asylum and onward after 180. A fact past that day makes answers more careful.

        version = 1
        example = true

        [home]
        code = "RU"
        en = "Russia"
        ru = "Россия"

        # Countries. A block holds for layovers too, and never ends by itself.

        [[country]]
        code = "AM"
        en = "Armenia"
        ru = "Армения"
        status = "offered"
        shares_wanted_list = true
        stay_days = 180
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year", "internal_passport"]
        child_age = 14
        child_papers = ["biometric", "five_year"]
        facts = ["am-papers"]
        [[country.entry]]
        mode = "land"
        papers = ["biometric", "five_year"]
        facts = ["am-papers"]

        [[country]]
        code = "GE"
        en = "Georgia"
        ru = "Грузия"
        status = "offered"
        stay_days = 365
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year"]
        facts = ["ge-papers"]
        [[country.entry]]
        mode = "land"
        papers = ["biometric", "five_year"]
        facts = ["ge-papers"]

        [[country]]
        code = "RS"
        en = "Serbia"
        ru = "Сербия"
        status = "offered"
        stay_days = 30
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year"]
        facts = ["rs-papers"]

        [[country]]
        code = "ME"
        en = "Montenegro"
        ru = "Черногория"
        status = "offered"
        stay_days = 30
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year"]
        facts = ["me-papers"]

        [[country]]
        code = "TR"
        en = "Türkiye"
        ru = "Турция"
        status = "offered"
        stay_days = 60
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year"]
        facts = ["tr-papers"]

        [[country]]
        code = "MN"
        en = "Mongolia"
        ru = "Монголия"
        status = "offered"
        stay_days = 30
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year"]
        facts = ["mn-papers"]
        [[country.entry]]
        mode = "land"
        papers = ["biometric", "five_year"]
        facts = ["mn-papers"]

        [[country]]
        code = "KZ"
        en = "Kazakhstan"
        ru = "Казахстан"
        status = "blocked"
        reason_en = "Men were handed back from there, and wanted men are not let out."
        reason_ru = "Оттуда передавали людей России, а находящихся в розыске не выпускают."
        facts = ["kz-risk-wanted", "kz-risk-handover", "kz-risk-transit", "kz-risk-deserters"]
        shares_wanted_list = true
        stay_days = 90
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year", "internal_passport"]
        child_age = 14
        child_papers = ["biometric", "five_year"]
        facts = ["kz-papers"]
        [[country.entry]]
        mode = "land"
        papers = ["biometric", "five_year", "internal_passport"]
        child_age = 14
        child_papers = ["biometric", "five_year"]
        facts = ["kz-papers"]

        [[country]]
        code = "KG"
        en = "Kyrgyzstan"
        ru = "Киргизия"
        status = "blocked"
        reason_en = "Objectors were detained there and returned."
        reason_ru = "Отказников там задерживали и возвращали."
        facts = ["kg-risk"]
        shares_wanted_list = true
        stay_days = 90
        [[country.entry]]
        mode = "air"
        papers = ["biometric", "five_year", "internal_passport"]
        facts = ["kg-papers"]

        [[country]]
        code = "BY"
        en = "Belarus"
        ru = "Беларусь"
        status = "blocked"
        reason_en = "A mobilised man was detained there on his way."
        reason_ru = "Там задержали мобилизованного, ехавшего дальше."
        facts = ["by-risk"]
        shares_wanted_list = true

        [[country]]
        code = "IL"
        en = "Israel"
        ru = "Израиль"
        status = "not_offered"
        reason_en = "Visitors are refused; the Law of Return is a separate way."
        reason_ru = "Туристам отказывают; Закон о возвращении — отдельный путь."
        facts = ["il-papers"]

        [[country]]
        code = "AE"
        en = "United Arab Emirates"
        ru = "ОАЭ"
        status = "not_offered"
        reason_en = "No usable published fact."
        reason_ru = "Нет пригодных опубликованных данных."

        [[country]]
        code = "TH"
        en = "Thailand"
        ru = "Таиланд"
        status = "not_offered"
        reason_en = "An extradition agreement is reported, and nothing better is known."
        reason_ru = "Сообщают о договоре о выдаче, других данных нет."
        facts = ["th-risk"]

        [[country]]
        code = "VN"
        en = "Vietnam"
        ru = "Вьетнам"
        status = "not_offered"
        reason_en = "No usable published fact."
        reason_ru = "Нет пригодных опубликованных данных."

        [[country]]
        code = "US"
        en = "United States"
        ru = "США"
        status = "not_offered"
        reason_en = "A deserter was deported."
        reason_ru = "Был случай депортации дезертира."
        facts = ["us-risk"]

        # Further on.

        [[destination]]
        country = "FR"
        en = "France"
        ru = "Франция"
        condition_en = "With proof of an actual call-up; a lawyer before any claim."
        condition_ru = "При доказательствах самого призыва; до подачи — адвокат по убежищу."
        when = { evidence = ["mobilization_papers"], passport = ["biometric"] }
        facts = ["fr-cnda", "fr-grants"]

        [[destination]]
        country = "NO"
        en = "Norway"
        ru = "Норвегия"
        condition_en = "For those who refuse to serve out of conviction; the claim is made on the territory."
        condition_ru = "Для отказывающихся служить по убеждениям; ходатайство подают на месте."
        when = { service = ["conscript", "contract", "mobilized"], conscience = ["religious", "political", "moral"], passport = ["biometric"] }
        facts = ["no-udi"]

        [[destination]]
        country = "DE"
        en = "Germany"
        ru = "Германия"
        condition_en = "With family or a residence title there; asylum only on the territory, and courts are divided."
        condition_ru = "Если там семья или вид на жительство; убежище — только на месте, и суды решают по-разному."
        when = { ties = ["family_in:DE", "residence_in:DE"], passport = ["biometric"] }
        facts = ["de-asylum", "de-visas"]

        [[destination]]
        country = "IL"
        en = "Israel"
        ru = "Израиль"
        condition_en = "By the Law of Return only, and by way of a consul."
        condition_ru = "Только по Закону о возвращении и через консула."
        when = { ties = ["jewish_ancestry", "family_in:IL"], passport = ["biometric", "five_year"] }
        facts = ["il-papers"]
        """##
}
