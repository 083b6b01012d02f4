// Messages while the forms of a file are sealed.

import IntakeBase
import IntakeLog

/// The messages on the forms of a file.
package enum FormsText {
    /// The position of a form in its file.
    private static func place(_ number: Int, of total: Int, line: Int?) -> Sentence {
        Sentence(
            en: "Form \(number) of \(total)" + (line.map { " (line \($0))" } ?? ""),
            ru: "Обращение \(number) из \(total)" + (line.map { " (строка \($0))" } ?? ""))
    }

    /// A form was sealed under this code, now or before, on the day `saved`.
    package static func told(_ number: Int, of total: Int, line: Int?, code: String, saved: Day?) -> Sentence {
        let place = place(number, of: total, line: line)
        guard let saved else {
            return Sentence(en: "\(place.en): case code \(code)", ru: "\(place.ru): код обращения \(code)")
        }
        return Sentence(
            en: "\(place.en): already saved on \(saved), case code \(code)",
            ru: "\(place.ru): уже сохранено \(saved), код обращения \(code)")
    }

    /// All forms of a file are already saved.
    package static let nothingNew = Sentence(
        en: "Nothing new was saved: all of it was saved before.",
        ru: "Ничего нового не записано: всё уже было сохранено.")

    /// The run continues an interrupted one.
    package static func goesOn(_ known: [Int]) -> Sentence {
        Sentence(
            en: "continuing where the last run stopped; saved then: \(NumberRuns.text(known).en)",
            ru: "продолжаю с места остановки; раньше сохранены: \(NumberRuns.text(known).ru)")
    }

    /// These forms were not sealed, because they are saved.
    package static func known(_ numbers: [Int], of total: Int) -> Sentence {
        Sentence(
            en:
                "saved before, so NOT saved again: forms \(NumberRuns.text(numbers).en) of \(total); their codes are "
                + "above. If one of them is another person with the same answers, give that form alone, with "
                + "--again",
            ru:
                "уже были сохранены и НЕ записаны снова: обращения \(NumberRuns.text(numbers).ru) из \(total); их коды указаны выше. Если "
                + "среди них другой человек с такими же ответами, передайте его обращение отдельно, с --again")
    }

    /// A sealed form has the same answers as a case from elsewhere.
    package static func twin(_ number: Int, code: String, of other: String, on day: Day) -> Sentence {
        Sentence(
            en:
                "form \(number) (\(code)) has the same answers as case \(other), saved on \(day). It was saved as a "
                + "new case; if it is the same person, tell the coordinator both codes",
            ru:
                "обращение \(number) (\(code)): те же ответы, что в обращении \(other) от \(day); записано как отдельное. Если "
                + "это тот же человек, сообщите координатору оба кода")
    }

    /// There are more such forms.
    package static func moreTwins(_ count: Int) -> Sentence {
        Sentence(
            en: "\(count) more forms have the same answers as earlier cases",
            ru: "ещё обращений с такими же ответами, как в прежних: \(count)")
    }

    /// The person or the system ended the command before anything was sealed. Forms sealed by earlier commands are
    /// unknown here.
    package static let nothingYet = Sentence(
        en: "interrupted; nothing was saved this time", ru: "прервано; на этот раз ничего не сохранено")

    /// The person or the system ended the command between two forms. `before` were saved by an earlier command, and
    /// their codes were not yet told again.
    package static func stopped(told: [Int], before: [Int], rest: [Int]) -> Sentence {
        var (en, ru) = ("interrupted", "прервано")
        if !told.isEmpty {
            en += ". Saved: forms \(NumberRuns.text(told).en), with the codes above"
            ru += ". Сохранены обращения \(NumberRuns.text(told).ru), их коды указаны выше"
        }
        if !before.isEmpty {
            en += ". Saved earlier: forms \(NumberRuns.text(before).en), with the same codes"
            ru += ". Раньше уже сохранены: \(NumberRuns.text(before).ru), коды прежние"
        }
        if !rest.isEmpty {
            en += ". NOT SAVED: forms \(NumberRuns.text(rest).en)"
            ru += ". НЕ СОХРАНЕНЫ: \(NumberRuns.text(rest).ru)"
        }
        return Sentence(en: en, ru: ru)
    }

    /// An input file stays on the disk unchanged. While it `isNeeded`, some of it is not saved.
    package static func inTheClear(_ path: String, isNeeded: Bool) -> Sentence {
        let path = VisibleText.line(path)
        guard !isNeeded else {
            return Sentence(
                en: "\(path) still has the requests unencrypted: as soon as all of them are saved, copy the codes to "
                    + "the paper forms and delete the file",
                ru: "в файле \(path) обращения остались незашифрованными: как только все будут сохранены, перепишите "
                    + "коды на бланки и удалите файл")
        }
        return Sentence(
            en:
                "\(path) still has the requests unencrypted: copy the codes to the paper forms, then delete the file; "
                + "next time without a file: ... | intake new --from -",
            ru:
                "в файле \(path) обращения остались незашифрованными: перепишите коды на бланки и удалите файл; в "
                + "следующий раз обойдитесь без файла: ... | intake new --from -")
    }

    /// Trouble with the memory of forms.
    static func trouble(_ trouble: FormsTrouble) -> Sentence {
        let cause =
            switch trouble {
            case .unreadable(let error), .unwritable(let error): error.sentence
            case .damaged(let path):
                Sentence(
                    en: "\(VisibleText.line(path)) is damaged, or another laptop's",
                    ru: "\(VisibleText.line(path)) — повреждён или с другого ноутбука")
            }
        switch trouble {
        case .damaged:
            return Sentence(
                en:
                    "this laptop does not know what it saved from files before (\(cause.en)); a file given before is "
                    + "saved again",
                ru: "не удалось узнать, что уже записано из файлов (\(cause.ru)); файл, который уже передавали, будет "
                    + "записан заново")
        case .unreadable, .unwritable:
            return Sentence(
                en: "this laptop cannot store which forms of this file are saved (\(cause.en)); given again, they "
                    + "would be saved again",
                ru:
                    "ноутбук не может запомнить, что из этого файла записано (\(cause.ru)); если передать файл ещё раз, "
                    + "обращения запишутся снова")
        }
    }
}
