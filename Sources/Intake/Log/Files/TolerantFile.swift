// Reading a file whose medium fails in places: what a failing stick still gives must not be lost with what it does not.

import Glibc
import IntakeBase

/// A file of which as much is read as its medium gives.
struct TolerantFile: ~Copyable {
    let file: File
    /// The first read that failed although it was tried again, and that reading went on after.
    private(set) var failure: FileError?
    /// Reads in a row that failed: a medium that gives nothing any more is not asked for each cell.
    private var failures = 0
    private static let maxFailures = 256

    init(_ file: consuming File) {
        self.file = file
    }

    /// Fills `out` from `place` of the file; fewer bytes only at the file's end. Where the medium gives an input error,
    /// cells are read one by one, and those that cannot be read become zeros.
    mutating func read(into out: UnsafeMutableRawBufferPointer, at place: Int) throws(FileError) -> Int {
        do throws(FileError) {
            return try unsafe file.read(into: out, at: place)
        } catch {
            guard error.code == EIO else { throw error }
        }
        var done = 0
        while done < out.count {
            let step = min(CellLayout.size - (place + done) % CellLayout.size, out.count - done)
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: out[done..<done + step])
            do throws(FileError) {
                let got = try unsafe file.read(into: part, at: place + done)
                failures = 0
                guard got == step else { return done + got }
            } catch {
                failures += 1
                guard error.code == EIO, failures <= Self.maxFailures else { throw error }
                failure = failure ?? error
                unsafe part.initializeMemory(as: UInt8.self, repeating: 0)
            }
            done += step
        }
        return done
    }
}
