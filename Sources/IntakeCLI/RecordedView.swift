// The output for sealed requests: the code, the advice that may be told, the receipt.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

enum RecordedJSON {
    /// `{"receipt", "requests": [{"code", "id", "record", "advice"}]}`.
    static func members(_ sealed: Recorder.Draft, _ receipt: Receipt?) -> [String: JSONValue] {
        ["receipt": JSONValue(receipt?.description), "requests": .array([.object(request(sealed))])]
    }

    /// One request. The advice contains only what a volunteer may see.
    static func request(_ draft: Recorder.Draft) -> [String: JSONValue] {
        [
            "code": .string(draft.code.description), "id": JSONValue(draft.id?.description),
            "record": .string(draft.record.hex), "advice": draft.advice?.json ?? .null,
        ]
    }
}

enum RecordedText {
    static let discarded = Sentence(en: "Discarded. Nothing was saved.", ru: "Отменено. Ничего не сохранено.")

    /// The advice, then what the volunteer must do with code and receipt, because the end is what remains on the
    /// screen.
    static func text(
        _ sealed: Recorder.Draft, _ receipt: Receipt?, _ book: RouteBook?, _ language: Language
    ) -> String {
        var lines: [String] = []
        if let advice = sealed.advice, let book { lines = AdviceText.volunteer(advice, book, language) + [""] }
        return self.lines(lines + saved(sealed).map { $0(language) } + end([sealed], receipt, language))
    }

    /// The receipt, and whether to call a coordinator now.
    static func end(_ sealed: [Recorder.Draft], _ receipt: Receipt?, _ language: Language) -> [String] {
        var lines: [String] = []
        if let receipt {
            lines += ["", StationText.receipt(receipt.description)(language), StationText.keepReceipt(language)]
        }
        if sealed.contains(where: isUrgent) { lines += ["", StationText.callNow(language)] }
        return lines
    }

    /// Says that a request is saved, and what to do with its code.
    static func saved(_ draft: Recorder.Draft) -> [Sentence] {
        let code = draft.code.description
        // For a follow-up the caller already has the code.
        guard draft.id != nil else { return [StationText.savedFollowUp(code)] }
        return [StationText.saved(1), StationText.code(code), StationText.readCode]
    }

    static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    /// A follow-up has no advice, but a danger that it names counts as well.
    private static func isUrgent(_ draft: Recorder.Draft) -> Bool {
        draft.advice.map { $0.urgency == .now } ?? draft.request.isInDanger
    }
}
