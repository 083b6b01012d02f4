import Testing
@testable import IntakeCLI

@Suite struct InputFileTests {
    @Test func `a pipe that does not wait is read to its end`() throws {
        try withSlowPipe(Array(#"[{"age":20}, {"age":20}]"#.utf8)) { pipe in
            let bytes = try InputFile.bytes("/dev/fd/\(pipe)", limit: 100)
            #expect(bytes == Array(#"[{"age":20}, {"age":20}]"#.utf8))
        }
    }
}
