// Lists of several advices, merged so that the order of the advices has no effect.

/// Merges ranked lists.
enum MergedLists {
    /// Every element, sorted by its best place in any list, then by `tie`. Use a different `tie` for each element.
    static func all<Element: Hashable>(
        of lists: [[Element]], tie: (Element) -> some Comparable
    ) -> [Element] {
        sorted(places(in: lists).mapValues { $0.min() ?? 0 }, tie)
    }

    /// The elements that all lists have, sorted by their worst place among these, then by `tie`: a country that is a bad
    /// choice for one of the answers is no early proposal.
    static func common<Element: Hashable>(
        to lists: [[Element]], tie: (Element) -> some Comparable
    ) -> [Element] {
        let shared = lists.dropFirst().reduce(Set(lists.first ?? [])) { $0.intersection($1) }
        return sorted(
            places(in: lists.map { $0.filter(shared.contains) }).mapValues { $0.max() ?? 0 }, tie)
    }

    private static func places<Element: Hashable>(in lists: [[Element]]) -> [Element: [Int]] {
        lists.reduce(into: [:]) { places, list in
            for (place, element) in list.enumerated() { places[element, default: []].append(place) }
        }
    }

    private static func sorted<Element: Hashable>(
        _ places: [Element: Int], _ tie: (Element) -> some Comparable
    ) -> [Element] {
        places.sorted { left, right in
            left.value == right.value ? tie(left.key) < tie(right.key) : left.value < right.value
        }.map(\.key)
    }
}
