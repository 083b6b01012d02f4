import Glibc
import Synchronization
import Testing
@testable import IntakeBase
@testable import IntakeTriage

private final class Count: Sendable {
    private let number = Atomic<Int>(0)
    var value: Int { number.load(ordering: .relaxed) }
    func add() { number.add(1, ordering: .relaxed) }
}

@Suite struct DeferredTests {
    @Test func `work is done once for any number of callers and calls`() {
        let runs = Count()
        for number in 0..<200 {
            let deferred = Deferred {
                runs.add()
                return number * 3
            }
            #expect(deferred.value == number * 3)
            #expect(deferred.value == number * 3)
        }
        #expect(runs.value == 200)
    }

    // Far more work than cores, and all of it waits for more work: this would deadlock if a waiting thread blocked a
    // core.
    @Test(.timeLimit(.minutes(1))) func `work that waits for other work ends on any machine`() {
        let outer = (0..<200).map { number in
            Deferred { (0..<10).map { part in Deferred { number * part } }.map(\.value).reduce(0, +) }
        }
        #expect(outer.map(\.value) == (0..<200).map { $0 * 45 })
    }

    @Test func `work that is given up is left undone or has ended`() {
        let (begun, ended) = (Count(), Count())
        for round in 0..<200 {
            let before = begun.value
            let deferred = Deferred {
                begun.add()
                usleep(200)
                ended.add()
            }
            // Every other one has started when it is given up.
            if round % 2 == 0 { while begun.value == before { usleep(10) } }
            deferred.giveUp()
            #expect(begun.value == ended.value)
        }
        #expect(begun.value >= 100)
    }
}
