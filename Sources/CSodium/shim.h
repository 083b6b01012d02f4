// libsodium, and the few calls that Swift cannot make by itself because C declares them variadic, or its module of the
// C library leaves them out (statfs).
#pragma once
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/vfs.h>

/// prctl(2) with one argument; 0, or -1 with errno.
static inline int intake_prctl(int option, unsigned long value) { return prctl(option, value, 0, 0, 0); }
