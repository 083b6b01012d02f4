import Testing
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct TextCodesTests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `base64 agrees with the vectors of RFC 4648`(plain: String, text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(text) == Array(plain.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Z===", "====", "Zh==", "Zm9=", "Zm9v\n", "Zm 9v", "Zg==Zg==", "Zm9-", "=m9v", "Жg==",
    ])
    func `base64 has one text for one value`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    /// RFC 4648, section 10, in small letters.
    @Test func `base32 agrees with the vector of RFC 4648`() {
        #expect(Base32.encode(Array("fooba".utf8)) == "mzxw6ytb")
        #expect(Base32.decode("mzxw6ytb") == Array("fooba".utf8))
        #expect(Base32.decode("") == [])
    }

    @Test(arguments: ["mzxw6yt", "mzxw6yt1", "MZXW6YTB", "mzxw6ytb=", "mzxw6yta8", "mzxw 6ytb"])
    func `base32 refuses what it would not write`(text: String) {
        #expect(Base32.decode(text) == nil)
    }

    @Test func `every byte survives both`() {
        let bytes = (0...254).map { UInt8($0) }
        for length in 0...bytes.count {
            #expect(Base64.decode(Base64.encode(Array(bytes.prefix(length)))) == Array(bytes.prefix(length)))
        }
        #expect(Base32.decode(Base32.encode(bytes)) == bytes)
    }

    @Test(arguments: ["irina", "v07", "A.b_c-9", "7", String(repeating: "a", count: 32)])
    func `a plain name is a label`(text: String) {
        #expect(Label(text)?.description == text)
    }

    @Test(arguments: [
        "", ".", "-h", "_x", "a b", "ирина", "irinа", "a\n", "é", "a/b", "a\u{202E}b",
        String(repeating: "a", count: 33),
    ])
    func `what could be taken for another name or an option is no label`(text: String) {
        #expect(Label(text) == nil)
    }

    @Test func `labels that differ only in capitals are one`() {
        #expect(Label("Irina")?.folded == Label("iRiNa")?.folded)
    }
}
