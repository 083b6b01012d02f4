// A value that another core may work out meanwhile.
//
// Whoever needs it before any core has begun with it works it out himself. So nobody waits for a core that is not
// there: work that is done ahead may itself start work and wait for it, on a machine with one core too, and on one that
// gives this program no thread at all.

import Dispatch
import Synchronization

/// A value that is worked out once, on whichever core is free first.
package final class Ahead<Value: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () -> Value)
        case begun
        case done(Value)
    }

    private let state: Mutex<State>
    private let done = DispatchGroup()

    /// Has `work` done when a core is free. `isForDisk`: it mostly waits for the disk and leaves the core to others, so
    /// it gets a thread of its own; of the others there are only as many as cores.
    package init(isForDisk: Bool = false, _ work: @escaping @Sendable () -> Value) {
        state = Mutex(.waiting(work))
        done.enter()
        if isForDisk { Workers.start { self.begin() } } else { Workers.offer { self.begin() } }
    }

    /// The value, as soon as it is there.
    package var value: Value {
        begin()
        done.wait()
        return state.withLock { state in
            // Whoever began leaves the group only with the value in its place.
            guard case .done(let value) = state else { preconditionFailure("no value was worked out") }
            return value
        }
    }

    /// Has the work left undone where nobody has begun with it, else waits for its end. `value` is not to be asked for
    /// any more.
    package func giveUp() {
        let isBegun = state.withLock { state in
            guard case .waiting = state else { return true }
            state = .begun
            return false
        }
        guard isBegun else { return done.leave() }
        done.wait()
        // A core that has not yet looked here would keep it alive, and with it whatever it holds.
        state.withLock { $0 = .begun }
    }

    /// Does the work, unless somebody has begun with it. What the work held is let go of before anybody hears that it
    /// is done: a copy that is not wanted any more must not lie on the disk until this thread's next turn.
    private func begin() {
        if perform() { done.leave() }
    }

    private func perform() -> Bool {
        let work = state.withLock { state -> (@Sendable () -> Value)? in
            guard case .waiting(let work) = state else { return nil }
            state = .begun
            return work
        }
        guard let work else { return false }
        let value = work()
        state.withLock { $0 = .done(value) }
        return true
    }
}
