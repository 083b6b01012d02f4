// Suggests the name that a mistyped one probably meant.

extension String {
    /// The nearest of `names` within two edits; nil if all are further away.
    package func nearest(among names: some Sequence<String>) -> String? {
        let near = names.map { (distance: editDistance(to: $0), name: $0) }.min { $0 < $1 }
        return near.flatMap { $0.distance <= 2 ? $0.name : nil }
    }

    /// The Levenshtein distance to `other` in bytes; `.max` for an empty text or one over 40 bytes.
    private func editDistance(to other: String) -> Int {
        let (left, right) = (Array(utf8), Array(other.utf8))
        guard left.count <= 40, !left.isEmpty else { return .max }
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, wanted) in right.enumerated() {
                let changed = diagonal + (letter == wanted ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(changed, diagonal + 1, row[j] + 1)
            }
        }
        return row[right.count]
    }
}
