// What is shown of requests that were sealed: the code, the advice that may be told, the receipt.

import Intake

enum RecordedJSON {
    /// `{"receipt", "requests": [{"code", "id", "record", "advice"}], "schema"}`. What a volunteer may not be shown
    /// is not in the advice.
    static func encode(_ sealed: [Recorder.Draft], _ receipt: Receipt?) -> [UInt8] {
        let json: JSONValue = [
            "schema": 1,
            "receipt": JSONValue(receipt?.description),
            "requests": .array(
                sealed.map { draft in
                    [
                        "code": .string(draft.code.description), "id": JSONValue(draft.id?.description),
                        "record": .string(draft.record.hex), "advice": draft.advice?.forVolunteer.json ?? .null,
                    ]
                }),
        ]
        return CanonicalJSON.encode(json)
    }
}

enum RecordedText {
    static let discarded = Sentence(en: "Discarded. Nothing was saved.", ru: "Отменено. Ничего не сохранено.")

    /// The most requests whose advice is printed one by one.
    private static let maxShown = 50

    /// The advice, then what the volunteer has to do with code and receipt: the end is what stays on the screen.
    static func text(
        _ sealed: [Recorder.Draft], _ receipt: Receipt?, _ book: RouteBook?, _ language: Language
    ) -> String {
        var lines: [String] = []
        for draft in sealed.prefix(maxShown) {
            guard let advice = draft.advice, let book else { continue }
            if sealed.count > 1 { lines.append(StationText.code(draft.code.description)(language)) }
            lines += AdviceText.volunteer(advice, book, language) + [""]
        }
        for draft in sealed.dropFirst(maxShown) { lines.append(StationText.code(draft.code.description)(language)) }
        lines += saved(sealed).map { $0(language) }
        if let receipt {
            lines += ["", StationText.receipt(receipt.description)(language), StationText.keepReceipt(language)]
        }
        if sealed.contains(where: isUrgent) { lines += ["", StationText.callNow(language)] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A follow-up has no advice; what it says of danger counts all the same.
    private static func isUrgent(_ draft: Recorder.Draft) -> Bool {
        draft.advice.map { $0.urgency == .now } ?? draft.request.isInDanger
    }

    private static func saved(_ sealed: [Recorder.Draft]) -> [Sentence] {
        guard let only = sealed.first, sealed.count == 1 else {
            return [StationText.saved(sealed.count), StationText.readCodes]
        }
        let code = only.code.description
        // A follow-up: whoever calls has the code already.
        guard only.id != nil else { return [StationText.savedFollowUp(code)] }
        return [StationText.saved(1), StationText.code(code), StationText.readCode]
    }
}
