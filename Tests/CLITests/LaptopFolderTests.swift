// A laptop's folder that is partly elsewhere: links that a person made are followed, and parts that are unreachable are
// named, never treated as missing.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LaptopFolderTests {
    private let hotline: Hotline

    init() throws {
        hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        try hotline.deliver()
    }

    /// Moves a part of a laptop's folder to another place, and leaves a link.
    private func link(_ path: String) throws -> String {
        let target = hotline.folder + "/elsewhere-" + (try Bytes16.random().hex)
        try #require(rename(path, target) == 0 && symlink(target, path) == 0)
        return target
    }

    @Test func `keys and logs that lie behind a link are used as they were`() throws {
        for folder in [hotline.v07Home + "/keys", hotline.v07Home + "/log"] { _ = try link(folder) }
        try hotline.new(#"{"age":20}"#)
        let status = try hotline.v07.run("status", "--json")
        #expect(status.status == 0, "\(status.error)")
        #expect(try hotline.deliver()["new"] == 1)
        _ = try link(hotline.leadHome + "/keys")
        #expect(try hotline.cases("--reread").count == 2)
        #expect(try hotline.lead.run("keys", "show").output.hasPrefix("keys file 1, in force"))
    }

    @Test(arguments: ["keys", "log"]) func `a link that leads nowhere is named, and nothing is missing`(part: String)
        throws
    {
        let path = hotline.v07Home + "/" + part
        let target = try link(path)
        try #require(rename(target, target + "-unmounted") == 0)
        for arguments in [["new", "--from", "-"]] + (part == "log" ? [["carry", hotline.usb]] : []) {
            let outcome = try hotline.v07.run(
                arguments + ["--passphrase-fd", "3"], input: #"{"age":20}"#, descriptors: [3: Hotline.passphrase])
            #expect(outcome.status == 74 && outcome.output.isEmpty, "\(arguments): \(outcome.error)")
            #expect(outcome.error.contains(path), "\(arguments): \(outcome.error)")
        }
        try #require(rename(target + "-unmounted", target) == 0)
        try hotline.new(#"{"age":20}"#)
    }

    @Test(arguments: ["root.pub", "identity"]) func `a file in whose place a link lies is named`(part: String) throws {
        let path = hotline.leadHome + "/" + part
        _ = try link(path)
        let outcome = try hotline.run(hotline.lead, "queue")
        #expect(outcome.status == 74 && outcome.output.isEmpty, "\(outcome.error)")
        #expect(outcome.error.contains(path), "\(outcome.error)")
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `what cannot be looked at is named, and never counts as missing`() throws {
        for (part, arguments) in [
            ("root.pub", ["keys", "show"]), ("keys", ["keys", "show"]), ("keys/in-force", ["keys", "show"]),
            ("identity", ["setup", "--print"]), ("log", ["carry", hotline.usb]),
            ("routes-in-force", ["routes", "show"]),
        ] {
            for error in ["EIO", "EACCES"] {
                let path = hotline.v07Home + "/" + part
                let program = hotline.v07.under(
                    "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=newfstatat", "-P", path, "-e",
                    "inject=newfstatat:error=\(error)", "--")
                let secret = arguments[0] == "carry" ? ["--passphrase-fd", "3"] : []
                let outcome = try program.run(arguments + secret, descriptors: [3: Hotline.passphrase])
                #expect(outcome.status == 74 && outcome.output.isEmpty, "\(part) \(error): \(outcome.error)")
                #expect(outcome.error.contains(path), "\(part) \(error): \(outcome.error)")
            }
        }
    }

    @Test func `a keys file above its largest size is refused as a file, not as a full disk`() throws {
        let path = hotline.folder + "/large"
        try Folder.replace(path, with: [UInt8](repeating: UInt8(ascii: "#"), count: KeysFile.maxBytes + 1))
        for command in ["check", "show"] {
            let outcome = try hotline.lead.run("keys", command, path)
            #expect(outcome.status == 65, "\(outcome.error)")
            #expect(outcome.error.contains(path), "\(outcome.error)")
            #expect(outcome.error.contains("this file is too large"), "\(outcome.error)")
        }
    }

    @Test func `check and sign name a revoked key that is in no table`() throws {
        let keys = String(
            decoding: try Folder.contents(hotline.folder + "/keys", limit: KeysFile.maxBytes), as: UTF8.self)
        let v07 = try Home(hotline.v07Home).card()
        for (key, isListed) in [(v07.sealing.bytes, true), (Bytes32(Array(repeating: 9, count: 32))!, false)] {
            let text = try PublicKeyText(.sealing, key).text()
            let path = hotline.folder + "/revoking-\(isListed)"
            let revoked = "[[revoked]]\nkey = \"\(text)\"\ndate = 2099-01-01\nreason = \"x\"\n"
            try Folder.replace(path, with: Array((keys.replacing("version = 1", with: "version = 2") + revoked).utf8))
            let check = try hotline.lead.run("keys", "check", path)
            let sign = try hotline.run(hotline.lead, "keys", "sign", path)
            #expect(check.status == 0 && sign.status == 0, "\(check.error) \(sign.error)")
            for said in [check.output, sign.error] {
                let beginning = "the revoked key \(text.prefix(28))… is in no table"
                #expect(said.contains(beginning) == !isListed, "\(said)")
            }
        }
    }
}
