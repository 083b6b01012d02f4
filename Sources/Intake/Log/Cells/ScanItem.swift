// What a scan of a log comes upon: cells that are whole, and runs of bytes that are none.

import IntakeBase

/// What the scanner comes upon.
enum ScanItem {
    /// A whole cell; its bytes are at `CellScanner.current` until the next call.
    case cell(CellHeader, prefix: Bytes32, whole: Bytes32)
    /// Cells that are missing, changed or out of place.
    case bad(BadCells)
}

/// A run of places in which no valid cell stands.
struct BadCells: Equatable {
    /// The number of the first cell that should stand there.
    var first: UInt64
    /// The number of the next valid cell; nil at the end of the file.
    var next: UInt64?
    /// Bytes of the run; 0 where cells are simply missing.
    var bytes: Int
    /// The hash of those bytes.
    var hash: Bytes32
    /// The trailer of the run's last 4096 bytes as it stands there.
    var lastTrailer: Bytes32?
    /// Whether it looks like an interrupted write: it ends in less than a cell, or in one whose end is zeros.
    var looksTorn: Bool
    /// A version in it that this program does not know.
    var newerVersion: UInt8?
}
