// Facts that have expired on the day of the check, and facts with a date of check in the future.

extension BookCheck {
    func dates() -> [BookFinding] {
        book.facts.compactMap { fact in
            if fact.checked > day {
                return problem(
                    .checkedLater, .fact(fact.id), "checked", CheckText.checkedLater(fact, day),
                    hint: CheckText.checkedLaterHint)
            }
            guard fact.reviewBy < day else { return nil }
            return note(
                .overdue, .fact(fact.id), "review_by", CheckText.overdue(fact, book.name(of: fact.country), day),
                hint: isInForce ? CheckText.overdueInForce(book.stamp.example) : CheckText.overdueHint(places.file))
        }
    }
}
