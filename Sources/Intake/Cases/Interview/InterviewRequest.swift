// The request that results from an interview: only the answers to questions that apply.

import IntakeBase

extension Interview {
    /// The request as it would be sealed now. It omits answers whose questions no longer apply.
    package var request: Request {
        var setting = FieldSetting(root: Request())
        for question in questions {
            switch question {
            case .field(let field): field.row(&setting, answer(to: question))
            case .contact(let part):
                guard let text = text(question) else { continue }
                setting.root.safeContact = setting.root.safeContact ?? SafeContact()
                setting.root.safeContact?[part] = text
            case .companion: break
            }
        }
        var request = setting.root
        // A man who calls for himself knows of the request and wants it.
        if speaksForHimself { request.personAgrees = .yes }
        if isKnown(.companions) { request.companions = (0..<companionCount).map(companion) }
        return request
    }

    private func companion(_ index: Int) -> Companion {
        var setting = FieldSetting(root: Companion())
        for part in Companion.Part.allCases {
            let question = Question.companion(index, part)
            if applies(question) { part.row(&setting, answer(to: question)) }
        }
        return setting.root
    }

    private func text(_ question: Question) -> String? {
        if case .text(let text) = answer(to: question) { text } else { nil }
    }
}
