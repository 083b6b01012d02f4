// Data-parallel work on the cores of the machine. Results are in the order of the inputs, independent of which core is
// first, so they are the same on any machine.

import Glibc
import Synchronization

/// The cores of the machine.
public enum Cores {
    /// The number of cores; 1 if the system does not say.
    package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// The results of `transform` for all inputs, in order. A core takes `chunk` inputs (1 or more) at a time.
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
        let helpers = (0..<max(0, min(count, starts.count) - 1)).map { _ in Deferred(turn) }
        turn()
        // All inputs are taken by now: helpers that no thread has started have no work left.
        for helper in helpers { helper.giveUp() }
        return Array(parts.withLock { $0 }.joined())
    }

    /// Both results, computed at the same time if there is more than one core.
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
        // Both have run when `map` returns, so the fallbacks are never evaluated.
        return made.withLock { ($0.0 ?? first(), $0.1 ?? second()) }
    }
}
