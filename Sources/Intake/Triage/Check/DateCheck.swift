// Facts that have run out on the day of the check, and those that say they were checked on a day that has not come.

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
