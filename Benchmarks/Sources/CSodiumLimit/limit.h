// The limit of the machine: the two primitives that every cell needs, called from C without overhead.
#pragma once
#include <sodium.h>
#include <stddef.h>

/// Seals `text` bytes in each of the `count` cells of 4096 bytes at `cells`, for `intake_limit_read` to open.
static inline void intake_limit_fill(unsigned char *cells, size_t count, size_t text, const unsigned char *key) {
    for (size_t i = 0; i < count; i++) {
        unsigned char *cell = cells + i * 4096;
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            cell + 88, NULL, cell + 88, text, cell, 64, NULL, cell + 64, key);
    }
}

/// Hashes 4064 bytes of each cell and opens its sealed text; the number of cells that opened.
static inline size_t intake_limit_read(
    const unsigned char *cells, size_t count, size_t text, const unsigned char *key, unsigned char *out) {
    size_t opened = 0;
    unsigned char hash[32];
    for (size_t i = 0; i < count; i++) {
        const unsigned char *cell = cells + i * 4096;
        crypto_generichash(hash, sizeof hash, cell, 4064, NULL, 0);
        opened += crypto_aead_xchacha20poly1305_ietf_decrypt(
            out, NULL, NULL, cell + 88, text + 16, cell, 64, cell + 64, key) == 0;
    }
    return opened;
}
