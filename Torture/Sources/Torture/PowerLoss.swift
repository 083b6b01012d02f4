// Power loss. From the calls of one run, generates every image that the disk may contain afterwards: synced data is
// there; of the rest, any page may be there or not, any sector of one page, and the file may have any length between. A
// file whose folder was not synced may be missing.

import IntakeBase
import TortureLab

enum PowerLoss {
    static let page = 4096
    static let sector = 512

    static func run(_ settings: Settings) throws -> Tally {
        try Scripts.all(settings) { scripts in
            var tally = Tally()
            for script in scripts {
                var cases: [Image] = []
                var disk = try Disk(script)
                for call in script.calm.list {
                    // Everything before a sync may still be pending; later images include every earlier one.
                    if call.name == "fsync" || call.name == "fdatasync" { cases += disk.images() }
                    disk.take(call)
                }
                cases += disk.images()
                let chosen = cases.enumerated().filter { settings.takes($0.offset) }.map(\.element)
                tally += Scratch.each(chosen) { image in try judge(settings, script, image) }
            }
            return tally
        }
    }

    private static func judge(_ settings: Settings, _ script: Script, _ image: Image) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            tally.runs = 1
            tally.acknowledged = image.acknowledged.count
            for (name, bytes) in image.files { Scratch.put(bytes, folder + "/" + name) }
            let log = image.files.first { $0.key.hasSuffix(".intake") }?.value ?? []
            let cells = UInt64((log.count + 4095) / 4096)
            let truths = script.truths(acknowledged: image.acknowledged.count, cells: cells)
            if let wrong = try Judge.goOn(folder, script, image.acknowledged, truths: truths) {
                tally.fail("sizes \(script.sizes), \(image.description): \(wrong)")
            }
            return tally
        }
    }
}

/// A possible content of the disk.
struct Image: Sendable, CustomStringConvertible {
    var files: [String: [UInt8]]
    let acknowledged: [Bytes16]
    var description: String
}
