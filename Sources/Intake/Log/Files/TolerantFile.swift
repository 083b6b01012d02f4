// Reading of a file whose medium fails in places: the bad places of a failing stick must not cost its readable data.

import Glibc
import IntakeBase

/// A file that is read as far as its medium allows.
struct TolerantFile: ~Copyable {
    let file: File
    /// The error of the first cell that could not be read in a second try. Reading went on after it.
    private(set) var failure: FileError?
    /// The number of failed reads in a row. A medium that has stopped answering is not asked for every cell.
    private var failures = 0
    private static let maxFailures = 256

    init(_ file: consuming File) {
        self.file = file
    }

    /// Fills `out` with the bytes at `place`; fewer only at the file's end. After an input error cells are read one by
    /// one, and unreadable ones become zeros.
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
