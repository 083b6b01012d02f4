// Names of countries that callers live in, travel through, ask about or have family in. Other countries are shown by
// their code. Codes are from ISO 3166-1; names are the common ones.

import IntakeBase

/// Names of countries.
package enum CountryText {
    /// The name of a country; its code if the table does not have it.
    package static func name(_ country: CountryCode) -> Sentence {
        names[country.description] ?? Sentence(en: country.description, ru: country.description)
    }

    /// Parses a country: its code, or its name in either language. Nil for a code that no country has.
    package static func country(named text: String) -> CountryCode? {
        CountryCode(byName[key(text)] ?? text.uppercased()).flatMap { $0.isAssigned ? $0 : nil }
    }

    private static let byName: [String: String] = {
        var codes: [String: String] = [:]
        for (code, name) in names {
            codes[key(name.en)] = code
            codes[key(name.ru)] = code
        }
        for (name, code) in others { codes[key(name)] = code }
        return codes
    }()

    private static func key(_ name: String) -> String {
        String(name.lowercased().filter(\.isLetter).map { $0 == "ё" ? "е" : $0 })
    }

    /// Alternative names.
    private static let others = [
        "РФ": "RU", "Russian Federation": "RU", "Белоруссия": "BY", "Кыргызстан": "KG",
        "Молдавия": "MD", "Эмираты": "AE", "Emirates": "AE", "Штаты": "US", "Америка": "US", "America": "US",
        "Англия": "GB", "UK": "GB", "USA": "US", "UAE": "AE", "England": "GB", "Britain": "GB", "Голландия": "NL",
        "Holland": "NL", "Czech Republic": "CZ",
        "Turkiye": "TR", "Turkey": "TR", "Korea": "KR", "Корея": "KR", "Македония": "MK", "Босния": "BA",
        "Bosnia": "BA",
    ]

    static let names: [String: Sentence] = [
        "AE": Sentence(en: "United Arab Emirates", ru: "ОАЭ"),
        "AL": Sentence(en: "Albania", ru: "Албания"),
        "AM": Sentence(en: "Armenia", ru: "Армения"),
        "AR": Sentence(en: "Argentina", ru: "Аргентина"),
        "AT": Sentence(en: "Austria", ru: "Австрия"),
        "AU": Sentence(en: "Australia", ru: "Австралия"),
        "AZ": Sentence(en: "Azerbaijan", ru: "Азербайджан"),
        "BA": Sentence(en: "Bosnia and Herzegovina", ru: "Босния и Герцеговина"),
        "BE": Sentence(en: "Belgium", ru: "Бельгия"),
        "BG": Sentence(en: "Bulgaria", ru: "Болгария"),
        "BR": Sentence(en: "Brazil", ru: "Бразилия"),
        "BY": Sentence(en: "Belarus", ru: "Беларусь"),
        "CA": Sentence(en: "Canada", ru: "Канада"),
        "CH": Sentence(en: "Switzerland", ru: "Швейцария"),
        "CN": Sentence(en: "China", ru: "Китай"),
        "CY": Sentence(en: "Cyprus", ru: "Кипр"),
        "CZ": Sentence(en: "Czechia", ru: "Чехия"),
        "DE": Sentence(en: "Germany", ru: "Германия"),
        "DK": Sentence(en: "Denmark", ru: "Дания"),
        "EE": Sentence(en: "Estonia", ru: "Эстония"),
        "EG": Sentence(en: "Egypt", ru: "Египет"),
        "ES": Sentence(en: "Spain", ru: "Испания"),
        "FI": Sentence(en: "Finland", ru: "Финляндия"),
        "FR": Sentence(en: "France", ru: "Франция"),
        "GB": Sentence(en: "United Kingdom", ru: "Великобритания"),
        "GE": Sentence(en: "Georgia", ru: "Грузия"),
        "GR": Sentence(en: "Greece", ru: "Греция"),
        "HR": Sentence(en: "Croatia", ru: "Хорватия"),
        "HU": Sentence(en: "Hungary", ru: "Венгрия"),
        "ID": Sentence(en: "Indonesia", ru: "Индонезия"),
        "IE": Sentence(en: "Ireland", ru: "Ирландия"),
        "IL": Sentence(en: "Israel", ru: "Израиль"),
        "IN": Sentence(en: "India", ru: "Индия"),
        "IR": Sentence(en: "Iran", ru: "Иран"),
        "IT": Sentence(en: "Italy", ru: "Италия"),
        "JP": Sentence(en: "Japan", ru: "Япония"),
        "KG": Sentence(en: "Kyrgyzstan", ru: "Киргизия"),
        "KR": Sentence(en: "South Korea", ru: "Южная Корея"),
        "KZ": Sentence(en: "Kazakhstan", ru: "Казахстан"),
        "LK": Sentence(en: "Sri Lanka", ru: "Шри-Ланка"),
        "LT": Sentence(en: "Lithuania", ru: "Литва"),
        "LV": Sentence(en: "Latvia", ru: "Латвия"),
        "MD": Sentence(en: "Moldova", ru: "Молдова"),
        "ME": Sentence(en: "Montenegro", ru: "Черногория"),
        "MK": Sentence(en: "North Macedonia", ru: "Северная Македония"),
        "MN": Sentence(en: "Mongolia", ru: "Монголия"),
        "MX": Sentence(en: "Mexico", ru: "Мексика"),
        "NL": Sentence(en: "Netherlands", ru: "Нидерланды"),
        "NO": Sentence(en: "Norway", ru: "Норвегия"),
        "PL": Sentence(en: "Poland", ru: "Польша"),
        "PT": Sentence(en: "Portugal", ru: "Португалия"),
        "QA": Sentence(en: "Qatar", ru: "Катар"),
        "RO": Sentence(en: "Romania", ru: "Румыния"),
        "RS": Sentence(en: "Serbia", ru: "Сербия"),
        "RU": Sentence(en: "Russia", ru: "Россия"),
        "SE": Sentence(en: "Sweden", ru: "Швеция"),
        "SI": Sentence(en: "Slovenia", ru: "Словения"),
        "SK": Sentence(en: "Slovakia", ru: "Словакия"),
        "SY": Sentence(en: "Syria", ru: "Сирия"),
        "TH": Sentence(en: "Thailand", ru: "Таиланд"),
        "TJ": Sentence(en: "Tajikistan", ru: "Таджикистан"),
        "TM": Sentence(en: "Turkmenistan", ru: "Туркменистан"),
        "TR": Sentence(en: "Türkiye", ru: "Турция"),
        "UA": Sentence(en: "Ukraine", ru: "Украина"),
        "US": Sentence(en: "United States", ru: "США"),
        "UZ": Sentence(en: "Uzbekistan", ru: "Узбекистан"),
        "VN": Sentence(en: "Vietnam", ru: "Вьетнам"),
    ]
}
