// Keeps argc and argv. Swift finds them in /proc/self/cmdline, which a chroot may lack, or counts back from the
// environment, which a preloaded library may have moved: then a program seems to be started without a word, and does
// something else than it was asked to, with status 0. glibc hands both to every function of .init_array (csu/libc-start,
// elf/dl-init), in programs of every kind of linking.
#include "entry.h"

#include <stddef.h>

static int count = -1;
static char **words = NULL;

static void keep(int argc, char **argv, char **envp) {
    (void)envp;
    if (argv != NULL) {
        count = argc;
        words = argv;
    }
}

__attribute__((section(".init_array"), used)) static void (*keeper)(int, char **, char **) = keep;

int entry_count(void) { return count; }
const char *entry_word(int number) { return words[number]; }
