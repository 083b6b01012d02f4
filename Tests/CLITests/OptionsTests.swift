import IntakeBase
import IntakeTriage
import Testing
@testable import IntakeCLI

@Suite struct OptionsTests {
    @Test(arguments: [
        ([:], Language.english),
        (["LANG": "ru_RU.UTF-8"], .russian),
        (["LANG": "de_DE.UTF-8"], .english),
        (["LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"], .english),
        (["LANG": "ru_RU.UTF-8", "LC_MESSAGES": "C"], .english),
        (["LANG": "ru_RU.UTF-8", "LC_ALL": ""], .russian),
        (["LANG": "C", "LC_MESSAGES": "ru_RU"], .russian),
    ])
    func `the first locale variable that is set decides the language`(
        environment: [String: String], language: Language
    ) {
        #expect(Language.asked(by: environment) == language)
    }

    @Test(
        arguments: [
            ("/a", ["INTAKE_HOME": "/b", "XDG_DATA_HOME": "/c", "HOME": "/d"], "/a"),
            (nil, ["INTAKE_HOME": "/b", "XDG_DATA_HOME": "/c", "HOME": "/d"], "/b"),
            (nil, ["INTAKE_HOME": "", "XDG_DATA_HOME": "/c", "HOME": "/d"], "/c/intake"),
            (nil, ["XDG_DATA_HOME": "relative", "HOME": "/d"], "/d/.local/share/intake"),
            (nil, ["HOME": "/d"], "/d/.local/share/intake"),
            (nil, [:], nil),
        ] as [(String?, [String: String], String?)])
    func `an option names the folder, else the environment`(
        option: String?, environment: [String: String], path: String?
    ) {
        #expect(HomeChoice.path(option: option, environment: environment) == path)
    }

    @Test(arguments: ["2026-02-30", "01.07.2026", ""])
    func `what is no day is a usage error`(text: String) {
        #expect(throws: (any Error).self) { try AsOfOption.parse(["--as-of", text]) }
    }

    @Test func `a day is taken for today`() throws {
        #expect(try AsOfOption.parse(["--as-of", "2026-07-01"]).asOf == Day("2026-07-01"))
    }

    @Test(arguments: ["1", "2", "-1", "x"])
    func `a passphrase never comes from an output or from nowhere`(number: String) {
        #expect(throws: (any Error).self) { try PassphraseOption.parse(["--passphrase-fd", number]) }
    }
}
