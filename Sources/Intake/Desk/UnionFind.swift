// Which of many numbered things belong together, if they are joined pair by pair.

/// Union-find: the groups of numbers that were joined. A group is named by its first number.
struct UnionFind {
    /// For each number an earlier one of its group; itself if it is the first.
    private var earlier: [Int32]

    /// The numbers from 0 on, each in a group of its own.
    init(_ count: Int) {
        earlier = (0..<count).map { Int32($0) }
    }

    /// The first number of the group that contains this one.
    mutating func first(of index: Int) -> Int {
        var index = index
        while Int(earlier[index]) != index {
            // Path halving: the next search is shorter.
            earlier[index] = earlier[Int(earlier[index])]
            index = Int(earlier[index])
        }
        return index
    }

    /// Joins the groups of two numbers.
    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (first(of: one), first(of: other))
        earlier[max(one, other)] = Int32(min(one, other))
    }
}
