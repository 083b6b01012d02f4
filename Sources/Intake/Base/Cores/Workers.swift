// A pool of worker threads, at most as many as cores. If the system gives no thread, `start` says so at once and
// `offer` drops the work, which is then the caller's to do: no code here waits for a thread to be created.

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
    /// Counts the waiting work. Only a counter: Dispatch starts no thread for it.
    private static let offered = DispatchSemaphore(value: 0)

    /// The thread that works alone, so that a run repeats exactly; 0: none. Only the simulated hotline sets it.
    static let alone = Atomic<UInt>(0)

    /// Whether this thread works alone.
    private static var isAlone: Bool {
        let thread = alone.load(ordering: .relaxed)
        return thread != 0 && thread == pthread_self()
    }

    /// Queues `work` for the next free thread. If there is no thread, `work` never runs.
    static func offer(_ work: @escaping @Sendable () -> Void) {
        if isAlone { return }
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
            // There is one signal for each piece of waiting work, so the queue is not empty.
            let work = state.withLock { state in
                state.busy += 1
                return state.waiting.removeFirst()
            }
            work()
            state.withLock { $0.busy -= 1 }
        }
    }

    /// Runs `work` on a thread of its own; false if the system gives none.
    @discardableResult
    static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
        if isAlone { return false }
        let box = unsafe Unmanaged.passRetained(Box(work))
        // Signals are for the main thread. A new thread inherits the signal mask of its creator, so block them
        // meanwhile.
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
