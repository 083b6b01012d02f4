// The request that results from an interview: only the answers to questions that apply.

import IntakeBase

extension Interview {
    /// The request as it would be sealed now. It omits answers whose questions no longer apply.
    package var request: Request {
        var setting = FieldSetting(root: Request())
        var contact: [UnsaidPlace: Unsaid] = [:]
        for question in questions {
            if let unsaid = unsaid(question) {
                switch question {
                case .field(let field): setting.root.unsaid[.field(field)] = unsaid
                case .contact(let part): contact[.contact(part)] = unsaid
                case .companion: break
                }
                continue
            }
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
        request.unsaid.merge(contact) { $1 }
        // A man who calls for himself knows of the request and wants it.
        if speaksForHimself { request.personAgrees = .yes }
        if isKnown(.companions) { request.companions = (0..<companionCount).map(companion) }
        return request
    }

    private func companion(_ index: Int) -> Companion {
        var setting = FieldSetting(root: Companion())
        for part in Companion.Part.allCases {
            let question = Question.companion(index, part)
            guard applies(question) else { continue }
            setting.root.unsaid[part] = unsaid(question)
            part.row(&setting, answer(to: question))
        }
        return setting.root
    }

    private func text(_ question: Question) -> String? {
        if case .text(let text) = answer(to: question) { text } else { nil }
    }
}
