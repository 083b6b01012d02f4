// Sentences for the steps that merge the advice on several answers.

import IntakeBase

extension TriageText {
    /// Above a merged advice: from how many possibilities it comes.
    static func possibilities(_ count: Int) -> Sentence {
        Sentence(
            en: "Answers differ: the most careful advice of \(count) possibilities.",
            ru: "Ответы расходятся: самый осторожный вывод из \(count) "
                + "\(russianPlural(count, "варианта", "вариантов", "вариантов")).")
    }
    static let eachPossibility = Sentence(en: "For each possibility", ru: "По каждому варианту")
    /// A possibility that lacks the answers which others have.
    static let withoutAnswers = Sentence(en: "without these answers", ru: "без этих ответов")

    static let severalAnswers = Sentence(
        en: "The answers differ. Until a coordinator clears them up, each part of this advice is the most careful that "
            + "follows from any of them.",
        ru: "Ответы расходятся. Пока координатор не выяснит, что верно, по каждому пункту берём самый осторожный вывод."
    )
    static let manyAnswers = Sentence(
        en: "The answers differ in too many points to judge every combination. Until a coordinator clears them up, he "
            + "must not travel, and no country is named.",
        ru: "Ответы расходятся в стольких пунктах, что все сочетания не проверить. Пока координатор не выяснит, что "
            + "верно, ехать нельзя, и страну не называем.")
}
