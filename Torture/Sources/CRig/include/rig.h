// Runs a program call by call of the system, and at a chosen call kills it, makes the call fail, or lets only a part
// of its bytes through. Over ptrace, so that no call can get past it, whatever library makes it.

#ifndef INTAKE_RIG_H
#define INTAKE_RIG_H

#include <stddef.h>
#include <stdint.h>

/// A program calls close() on this number to say that the counting begins. No such descriptor is ever open.
#define RIG_MARK 424242

/// A program that makes no call for so many seconds is ended.
#define RIG_PATIENCE 60

/// A program that makes so many calls after its window was closed is ended.
#define RIG_ENDLESS 20000

#pragma clang assume_nonnull begin

enum rig_action {
    /// Nothing: the calls are only listed.
    RIG_WATCH = 0,
    /// The program is killed before the call is made.
    RIG_KILL,
    /// The call is not made and fails with `error`.
    RIG_FAIL,
    /// The call is made for its first `bytes` bytes only.
    RIG_SHORT,
    /// The call is made for its first `bytes` bytes only, and then the program is killed.
    RIG_TORN,
    /// The window of its terminal is closed, and after `bytes` more calls it gets SIGHUP once more.
    RIG_HANGUP,
};

struct rig_plan {
    /// The call to act at, counted from the mark; the first one is 1.
    long call;
    enum rig_action action;
    /// With RIG_FAIL: every later call of the same kind fails too, with `counts_on` those that are counted.
    int for_good;
    int error;
    size_t bytes;
    /// Whether the calls are listed in the outcome, and whether with the bytes that they wrote.
    int lists;
    int keeps_bytes;
    /// The counting begins at the first call that names a path with this in it, the call itself included; NULL: at
    /// the mark.
    const char *_Nullable begins_at;
    /// Whether standard error is kept; else it is thrown away.
    int keeps_errors;
    /// What is typed at a terminal of the program's own, which is then all three of its standard streams; NULL where
    /// it has none. Typed line by line, each when the program waits for it.
    const char *_Nullable keys;
    /// With RIG_FAIL: from the call on every one fails that names a path with this in it, or a descriptor of such a
    /// file, whatever it is; NULL: no such thing. That is a stick that is pulled out.
    const char *_Nullable pulled;
    /// With RIG_FAIL: only calls fail that change something: the disk became read-only; with ENOSPC, only those that
    /// need room: it is full.
    int spares_reads;
    /// Only calls that name a path with this in it are counted and listed, or a descriptor of such a file; NULL: all.
    /// The threads of a program take turns as chance will have it: so the number of a call says at least whose it is.
    const char *_Nullable counts_on;
};

/// One call that the program made.
struct rig_call {
    long number;
    uint64_t arguments[6];
    /// What it answered; INT64_MIN where the program was killed before.
    int64_t answer;
    /// The file behind its first argument, where that is a descriptor, or the path that it names.
    char *_Nullable path;
    /// With a rename: the new path.
    char *_Nullable target;
    /// What a write wrote.
    unsigned char *_Nullable bytes;
    size_t count;
};

struct rig_outcome {
    /// As from waitpid.
    int status;
    /// Calls from the mark on.
    long calls;
    /// The kernel's number of the call that the plan acted at; -1 where it was not reached.
    long acted_on;
    /// Whether it went on for RIG_ENDLESS calls after its window was closed, and was ended.
    int is_endless;
    /// What the program printed to standard output; the program's own memory ends with rig_free.
    unsigned char *_Nullable output;
    size_t output_count;
    /// What it printed to standard error, if that was kept.
    unsigned char *_Nullable errors;
    size_t errors_count;
    struct rig_call *_Nullable list;
    size_t list_count;
};

/// Runs `path` with `argv` under `plan`, all its threads as one sequence of calls. 0, or the error number of what could
/// not be done; ETIMEDOUT where the program made no call for RIG_PATIENCE seconds and was ended.
int rig_run(const char *path, char *const _Nullable *_Nonnull argv, const struct rig_plan *plan,
            struct rig_outcome *outcome);

/// Whether this process may look into a program that closes itself to others, as the real one does: that takes
/// CAP_SYS_PTRACE.
int rig_may_look(void);

/// Gives back what rig_run put into an outcome.
void rig_free(struct rig_outcome *outcome);

/// The name of a call that changes or syncs files, else NULL.
const char *_Nullable rig_name(long number);

/// Whether a signal may interrupt a call on a file.
int rig_waits(long number);

/// A pipe that no other program inherits: `ends`, two numbers, gets the end to read and the end to write. 0, or -1 and
/// errno.
int rig_pipe(int *ends);

#pragma clang assume_nonnull end

#endif
