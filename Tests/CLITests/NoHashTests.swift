// The built program with a cryptographic library that fails: a failed check must not become a statement about a file.

import Glibc
import IntakeLog
import Testing

@Suite struct NoHashTests {
    /// Hashes of these sizes fail: the one that a signature covers, and the check value of a key.
    @Test(arguments: ["outlen == 64", "inlen == 44 && outlen == 32"])
    func `a library that refuses to hash is named, and makes no keys file damaged`(refused: String) throws {
        let hotline = try Hotline()
        let (source, library) = (hotline.folder + "/refuse.c", hotline.folder + "/refuse.so")
        let text = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <stddef.h>
            typedef int (*hash)(unsigned char *, size_t, const unsigned char *, unsigned long long, const void *, size_t);
            int crypto_generichash(unsigned char *out, size_t outlen, const unsigned char *in, unsigned long long inlen,
                                   const void *key, size_t keylen) {
                if (\(refused)) return -1;
                return ((hash)dlsym(RTLD_NEXT, "crypto_generichash"))(out, outlen, in, inlen, key, keylen);
            }
            """
        try Folder.replace(source, with: Array(text.utf8))
        let path = try #require(getenv("PATH").map { unsafe String(cString: $0) })
        var compiler = Program(home: hotline.folder, environment: ["PATH": path])
        compiler.command = ["/usr/bin/env", "clang"]
        let compiled = try compiler.run("-shared", "-fPIC", "-o", library, source)
        try #require(compiled.status == 0, "\(compiled.error)")
        let good = try hotline.v07.run("keys", "show")
        #expect(good.status == 0, "\(good.error)")
        let outcome = try Program(home: hotline.v07Home, environment: ["LD_PRELOAD": library]).run("keys", "show")
        #expect(outcome.status == 74 && outcome.error.contains("failed (crypto_generichash)"))
        #expect(!outcome.error.contains("damaged"))
    }
}
