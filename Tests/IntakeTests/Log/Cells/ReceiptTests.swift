import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct ReceiptTests {
    @Test func `a receipt is Argon2id of the head, as another program computes it`() throws {
        // Made with PyNaCl: argon2id.kdf(16, head, salt=log, opslimit=2, memlimit=64 MiB), modulo 10^20.
        let receipt = try Receipt(log: Bytes16(0..<16)!, head: Bytes32(0..<32)!, cost: .interactive)
        #expect(receipt.description == "5450 4896 0990 1716 8250")
        #expect(receipt.digits == "54504896099017168250")
    }

    @Test func `a receipt is understood however its groups are typed, and a short or strange one is not`() {
        let plain = Receipt("00112233445566778899")
        #expect(plain?.description == "0011 2233 4455 6677 8899")
        for text in [
            "0011 2233 4455 6677 8899", " 0011-2233-4455-6677-8899 ", "0011\u{2013}2233\u{A0}445566778899\r\n",
            "００１１ ２２３３ ４４５５ ６６７７ ８８９９", "٠٠١١ ٢٢٣٣ ٤٤٥٥ ٦٦٧٧ ٨٨٩٩",
        ] { #expect(Receipt(text) == plain) }
        for text in [
            "", "0011 2233 4455 6677 889", "001122334455667788990", "0011 2233 4455 6677 889a", "٠١١٢",
            "0011,2233 4455 6677 8899", "0011 2233 4455 6677 889½",
        ] {
            #expect(Receipt(text) == nil)
        }
    }
}
