// A future: a value that another core may compute meanwhile.
//
// If no thread has started the work when the value is needed, the caller does it. So a caller never waits for a thread
// that does not exist: such work may itself start futures and wait for them, also on a machine with one core, and also
// if the system gives this program no thread at all.

import Dispatch
import Synchronization

/// A future: a value that is computed once, on the first core that is free.
package final class Deferred<Value: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () -> Value)
        case begun
        case done(Value)
    }

    private let state: Mutex<State>
    private let done = DispatchGroup()

    /// Offers `work` to the workers, of which there are at most as many as cores. `isForDisk`: the work mostly waits
    /// for the disk and leaves its core idle, so it gets a thread of its own.
    package init(isForDisk: Bool = false, _ work: @escaping @Sendable () -> Value) {
        state = Mutex(.waiting(work))
        done.enter()
        if isForDisk { Workers.start { self.begin() } } else { Workers.offer { self.begin() } }
    }

    /// The value. Does the work here if no thread has started it, else waits for its end.
    package var value: Value {
        begin()
        done.wait()
        return state.withLock { state in
            // The thread that does the work leaves the group only after it has stored the value.
            guard case .done(let value) = state else { preconditionFailure("no value was worked out") }
            return value
        }
    }

    /// Cancels the work if no thread has started it, else waits for its end. `value` must not be read afterwards.
    package func giveUp() {
        let isBegun = state.withLock { state in
            guard case .waiting = state else { return true }
            state = .begun
            return false
        }
        guard isBegun else { return done.leave() }
        done.wait()
        // The queue of the workers may still hold this object. Drop the value, so that it is not kept alive as well.
        state.withLock { $0 = .begun }
    }

    /// Does the work, unless a thread has started it. `perform` releases the closure before the end of the work is
    /// announced: the closure may own a temporary copy on the disk, which must be gone by then, not when this thread is
    /// next scheduled.
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
