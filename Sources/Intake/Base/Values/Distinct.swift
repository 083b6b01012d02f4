// Lists without repeats.

extension Sequence where Element: Hashable {
    /// The elements without repeats, in the order of their first occurrence.
    @inlinable package var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
