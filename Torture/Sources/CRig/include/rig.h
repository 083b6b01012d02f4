// Runs a program one system call at a time, and at a chosen call kills it, makes the call fail, or lets only a part of
// its bytes through. It uses ptrace, so that no library can bypass it.

#ifndef INTAKE_RIG_H
#define INTAKE_RIG_H

#include <stddef.h>
#include <stdint.h>

/// A program calls close() on this number to start the counting. No such descriptor is ever open.
#define RIG_MARK 424242

/// A program without a call for this number of seconds is killed.
#define RIG_PATIENCE 60

/// A program that makes this number of calls after its window was closed is killed.
#define RIG_ENDLESS 20000

#pragma clang assume_nonnull begin

enum rig_action {
    /// No action: the calls are only listed.
    RIG_WATCH = 0,
    /// Kills the program before the call is made.
    RIG_KILL,
    /// Makes the call fail with `error`, without making it.
    RIG_FAIL,
    /// Makes the call for its first `bytes` bytes only.
    RIG_SHORT,
    /// Makes the call for its first `bytes` bytes only, and then kills the program.
    RIG_TORN,
    /// Closes the window of its terminal, and after `bytes` more calls sends SIGHUP again.
    RIG_HANGUP,
};

struct rig_plan {
    /// The call to act on, counted from the mark; the first one is 1.
    long call;
    enum rig_action action;
    /// With RIG_FAIL: every later call of the same kind fails too; with `counts_on` only the counted ones.
    int for_good;
    int error;
    size_t bytes;
    /// Whether the outcome lists the calls, and whether with the bytes of writes.
    int lists;
    int keeps_bytes;
    /// The counting starts with the first call, included, on a path that contains this; NULL: at the mark.
    const char *_Nullable begins_at;
    /// Whether standard error is kept; otherwise it is discarded.
    int keeps_errors;
    /// The input typed at a terminal of the program's own, which is then all three of its standard streams; NULL: no
    /// terminal. It is typed line by line, each line when the program waits for it.
    const char *_Nullable keys;
    /// With RIG_FAIL: simulates a stick that is pulled out. From the call on, every call fails that names a path that
    /// contains this, or a descriptor of such a file; NULL: no stick.
    const char *_Nullable pulled;
    /// With RIG_FAIL: only changing calls fail, because the disk became read-only; with ENOSPC, only those that need
    /// space, because it is full.
    int spares_reads;
    /// Only calls are counted and listed that name a path that contains this, or a descriptor of such a file; NULL:
    /// all. The threads of a program run in random order, so this makes the number of a call less random.
    const char *_Nullable counts_on;
};

/// One call that the program made.
struct rig_call {
    long number;
    uint64_t arguments[6];
    /// Its result; INT64_MIN if the program was killed before it.
    int64_t answer;
    /// The file of its first argument, if that is a descriptor; or the path that it names.
    char *_Nullable path;
    /// With a rename: the new path.
    char *_Nullable target;
    /// The bytes of a write.
    unsigned char *_Nullable bytes;
    size_t count;
};

struct rig_outcome {
    /// The status, as from waitpid.
    int status;
    /// The number of calls from the mark on.
    long calls;
    /// The kernel's number of the call that the plan acted on; -1 if it was not reached.
    long acted_on;
    /// Whether it made RIG_ENDLESS calls after its window was closed, and was killed.
    int is_endless;
    /// The program's standard output; freed by rig_free.
    unsigned char *_Nullable output;
    size_t output_count;
    /// Its standard error, if requested.
    unsigned char *_Nullable errors;
    size_t errors_count;
    struct rig_call *_Nullable list;
    size_t list_count;
};

/// Runs `path` with `argv` under `plan`, with all its threads as one sequence of calls. Returns 0 or an error number;
/// ETIMEDOUT if the program made no call for RIG_PATIENCE seconds and was killed.
int rig_run(const char *path, char *const _Nullable *_Nonnull argv, const struct rig_plan *plan,
            struct rig_outcome *outcome);

/// Whether this process can trace a program that denies tracing, as the real one does; that needs CAP_SYS_PTRACE.
int rig_may_look(void);

/// Frees the content of an outcome of rig_run.
void rig_free(struct rig_outcome *outcome);

/// The name of a call that changes or syncs files, otherwise NULL.
const char *_Nullable rig_name(long number);

/// Whether a signal may interrupt a call on a file.
int rig_waits(long number);

/// A close-on-exec pipe: `ends` gets the descriptors for reading and for writing. Returns 0, or -1 with errno.
int rig_pipe(int *ends);

#pragma clang assume_nonnull end

#endif
