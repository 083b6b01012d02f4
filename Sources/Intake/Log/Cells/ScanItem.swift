// The items of a scan: whole cells, and runs of bytes that are not cells.

import IntakeBase

/// An item of a scan.
enum ScanItem {
    /// A whole cell; its bytes are at `CellScanner.current` until the next call.
    case cell(CellHeader, prefix: Bytes32, whole: Bytes32)
    /// Cells that are missing, changed or out of place.
    case bad(BadCells)
}

/// A run of places without a valid cell.
struct BadCells: Equatable {
    /// The number of the first cell that is expected there.
    var first: UInt64
    /// The number of the next valid cell; nil at the end of the file.
    var next: UInt64?
    /// The length of the run in bytes; 0 if cells are simply missing.
    var bytes: Int
    /// The hash of those bytes.
    var hash: Bytes32
    /// The trailer in the run's last 4096 bytes, unchanged.
    var lastTrailer: Bytes32?
    /// Whether it looks like an interrupted write: its last part is shorter than a cell, or a cell that ends with
    /// zeros.
    var looksTorn: Bool
    /// A version in the run that this program does not know.
    var newerVersion: UInt8?
}
