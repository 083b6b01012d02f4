// Threads that do work for others, as many as the machine has cores. Where the system gives no thread, the answer says
// so at once, and the work is its owner's to do: nothing here ever waits for a thread to come into being.

import Dispatch
import Glibc
import Synchronization

enum Workers {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var threads = 0
        var busy = 0
    }

    private static let state = Mutex(State())
    /// Counts what waits. Nothing but a counter: no thread of Dispatch's is ever asked for.
    private static let offered = DispatchSemaphore(value: 0)

    /// Has `work` done as soon as a core is free; where there is no thread for it, never.
    static func offer(_ work: @escaping @Sendable () -> Void) {
        let isTaken = state.withLock { state in
            if state.threads - state.busy <= state.waiting.count, state.threads < Cores.count, start({ serve() }) {
                state.threads += 1
            }
            guard state.threads > 0 else { return false }
            state.waiting.append(work)
            return true
        }
        if isTaken { offered.signal() }
    }

    private static func serve() {
        while true {
            offered.wait()
            // One signal for each that waits.
            let work = state.withLock { state in
                state.busy += 1
                return state.waiting.removeFirst()
            }
            work()
            state.withLock { $0.busy -= 1 }
        }
    }

    /// Has `work` done by a thread of its own; false where the system gives none.
    @discardableResult
    static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
        let box = unsafe Unmanaged.passRetained(Box(work))
        // Signals are for the thread that the program began with: a worker inherits that it takes none.
        var (all, before) = (sigset_t(), sigset_t())
        unsafe sigfillset(&all)
        for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP] { unsafe sigdelset(&all, fault) }
        unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { argument in
                unsafe Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().work()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            unsafe box.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private final class Box: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
}
