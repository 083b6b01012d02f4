// Work spread over the cores of the machine. The answers come in the order of the questions, whichever core was first,
// so that the result is the same on any machine.

import Glibc
import Synchronization

/// The cores of the machine.
public enum Cores {
    /// How many there are; 1 where the system does not say.
    package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// What `transform` makes of each input, `chunk` of them (1 or more) at a time on a core.
    public static func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], chunk: Int, _ transform: @escaping @Sendable (Input) -> Output
    ) -> [Output] {
        let starts = Array(stride(from: 0, to: inputs.count, by: chunk))
        let parts = Mutex([[Output]](repeating: [], count: starts.count))
        let next = Atomic(0)
        let turn: @Sendable () -> Void = {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < starts.count else { return }
                let part = inputs[starts[index]..<min(starts[index] + chunk, inputs.count)].map(transform)
                parts.withLock { $0[index] = part }
            }
        }
        let helpers = (0..<max(0, min(count, starts.count) - 1)).map { _ in Ahead(turn) }
        turn()
        // Those that no core has begun with have nothing left to do.
        for helper in helpers { helper.giveUp() }
        return Array(parts.withLock { $0 }.joined())
    }

    /// What both make, at the same time where there is more than one core.
    package static func both<First: Sendable, Second: Sendable>(
        _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
    ) -> (First, Second) {
        let made = Mutex<(First?, Second?)>((nil, nil))
        _ = map([true, false], chunk: 1) { isFirst in
            if isFirst {
                let value = first()
                made.withLock { $0.0 = value }
            } else {
                let value = second()
                made.withLock { $0.1 = value }
            }
        }
        // Both have run: `map` returns when they have.
        return made.withLock { ($0.0 ?? first(), $0.1 ?? second()) }
    }
}
