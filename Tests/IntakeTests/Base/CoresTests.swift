import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct CoresTests {
    @Test(arguments: [0, 1, 6, 7, 8, 1000], [1, 7, 5000])
    func `answers come in the order of the questions`(count: Int, chunk: Int) {
        let inputs = Array(0..<count)
        // The first ones take longest, so that a core that finishes early would return results out of order.
        let answers = Cores.map(inputs, chunk: chunk) { input in
            (0..<max(0, 500 - input)).reduce(input) { $0 ^ ($1 ^ $1) } * 3
        }
        #expect(answers == inputs.map { $0 * 3 })
    }

    @Test func `both answers are each their own question's`() {
        let (number, text) = Cores.both({ 7 }, { "seven" })
        #expect(number == 7 && text == "seven")
    }
}
