// The rows of a queue that are shown, in their order.

import IntakeBase

/// The rows of a queue in order; each is made when it is asked for.
package struct QueueRows: RandomAccessCollection, Sendable {
    let lines: QueueLines
    /// The numbers of their cases.
    private let order: [Int32]

    init(_ lines: QueueLines, _ order: [Int32]) {
        self.lines = lines
        self.order = order
    }

    /// 0.
    package var startIndex: Int { 0 }
    /// The number of rows.
    package var endIndex: Int { order.count }
    /// The row at this place, counted from 0.
    package subscript(index: Int) -> QueueRow { QueueRow(order[index], in: lines) }

    /// The rows for which `admits` returns true. It is called on several cores at once.
    func filtered(_ admits: @escaping @Sendable (QueueRow) -> Bool) -> QueueRows {
        let kept = Cores.map(Queue.ranges(count), chunk: 1) { range in
            order[range].filter { admits(QueueRow($0, in: lines)) }
        }
        return QueueRows(lines, Array(kept.joined()))
    }
}
