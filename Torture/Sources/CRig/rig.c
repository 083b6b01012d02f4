#define _GNU_SOURCE
#include "rig.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

struct run {
    pid_t child;
    int pipe;
    const struct rig_plan *plan;
    struct rig_outcome *outcome;
    int counting;
    int fails;
    int torn;
    /// The call that fails for good, and whether it was one for the person: their screen does not fail with the disk.
    long failing;
    int failing_screen;
    size_t output_room, list_room;
};

const char *rig_name(long number) {
    switch (number) {
    case SYS_write: return "write";
    case SYS_pwrite64: return "pwrite";
    case SYS_writev: return "writev";
    case SYS_pwritev: return "pwritev";
    case SYS_fsync: return "fsync";
    case SYS_fdatasync: return "fdatasync";
    case SYS_open: return "open";
    case SYS_openat: return "openat";
    case SYS_rename: return "rename";
    case SYS_renameat: return "renameat";
    case SYS_renameat2: return "renameat2";
    case SYS_ftruncate: return "ftruncate";
    case SYS_truncate: return "truncate";
    case SYS_fallocate: return "fallocate";
    case SYS_mkdir: return "mkdir";
    case SYS_mkdirat: return "mkdirat";
    case SYS_unlink: return "unlink";
    case SYS_unlinkat: return "unlinkat";
    case SYS_link: return "link";
    case SYS_linkat: return "linkat";
    default: return NULL;
    }
}

static int takes_descriptor(long number) {
    switch (number) {
    case SYS_write:
    case SYS_pwrite64:
    case SYS_writev:
    case SYS_pwritev:
    case SYS_fsync:
    case SYS_fdatasync:
    case SYS_ftruncate:
    case SYS_fallocate: return 1;
    default: return 0;
    }
}

/// Which argument names a path, counted from 0; -1 where none does.
static int path_argument(long number) {
    switch (number) {
    case SYS_open:
    case SYS_mkdir:
    case SYS_unlink:
    case SYS_truncate:
    case SYS_rename:
    case SYS_link: return 0;
    case SYS_openat:
    case SYS_mkdirat:
    case SYS_unlinkat:
    case SYS_renameat:
    case SYS_renameat2:
    case SYS_linkat: return 1;
    default: return -1;
    }
}

static int target_argument(long number) {
    switch (number) {
    case SYS_rename:
    case SYS_link: return 1;
    case SYS_renameat:
    case SYS_renameat2:
    case SYS_linkat: return 3;
    default: return -1;
    }
}

/// Reads memory of the program; what could be read.
static size_t peek(pid_t child, uint64_t from, void *to, size_t count) {
    struct iovec local = {to, count}, remote = {(void *)from, count};
    ssize_t got = process_vm_readv(child, &local, 1, &remote, 1, 0);
    return got < 0 ? 0 : (size_t)got;
}

static char *peek_string(pid_t child, uint64_t from) {
    char *text = calloc(1, PATH_MAX + 1);
    for (size_t done = 0; text && done < PATH_MAX; done += 64) {
        // Never over the end of a page: the next one may not be there.
        size_t room = 4096 - (from + done) % 4096, count = room < 64 ? room : 64;
        if (peek(child, from + done, text + done, count) != count || memchr(text + done, 0, count)) break;
        if (count < 64) done -= 64 - count;
    }
    return text;
}

static char *descriptor_path(pid_t child, uint64_t descriptor) {
    char link[64], path[PATH_MAX + 1];
    snprintf(link, sizeof link, "/proc/%d/fd/%d", child, (int)descriptor);
    ssize_t count = readlink(link, path, PATH_MAX);
    if (count < 0) return NULL;
    path[count] = 0;
    return strdup(path);
}

static void drain(struct run *run) {
    for (;;) {
        struct rig_outcome *outcome = run->outcome;
        if (outcome->output_count + 65536 > run->output_room) {
            run->output_room = run->output_room * 2 + 65536;
            outcome->output = realloc(outcome->output, run->output_room);
            if (!outcome->output) abort();
        }
        ssize_t got = read(run->pipe, outcome->output + outcome->output_count, 65536);
        if (got <= 0) return;
        outcome->output_count += (size_t)got;
    }
}

static struct rig_call *note(struct run *run, const struct user_regs_struct *registers) {
    struct rig_outcome *outcome = run->outcome;
    if (outcome->list_count == run->list_room) {
        run->list_room = run->list_room * 2 + 256;
        outcome->list = realloc(outcome->list, run->list_room * sizeof *outcome->list);
        if (!outcome->list) abort();
    }
    struct rig_call *call = &outcome->list[outcome->list_count++];
    memset(call, 0, sizeof *call);
    call->number = (long)registers->orig_rax;
    uint64_t arguments[6] = {registers->rdi, registers->rsi, registers->rdx,
                             registers->r10, registers->r8,  registers->r9};
    memcpy(call->arguments, arguments, sizeof arguments);
    call->answer = INT64_MIN;
    int path = path_argument(call->number), target = target_argument(call->number);
    if (takes_descriptor(call->number)) call->path = descriptor_path(run->child, arguments[0]);
    if (path >= 0) call->path = peek_string(run->child, arguments[path]);
    if (target >= 0) call->target = peek_string(run->child, arguments[target]);
    return call;
}

static int is_screen(long number, uint64_t first) {
    return takes_descriptor(number) && (first == 1 || first == 2);
}

/// At the entry of a call. 1 where the program was killed.
static int enter(struct run *run, struct user_regs_struct *registers) {
    const struct rig_plan *plan = run->plan;
    long number = (long)registers->orig_rax;
    if (!run->counting) {
        if (number == SYS_close && registers->rdi == RIG_MARK) run->counting = 1;
        return 0;
    }
    run->outcome->calls++;
    if (plan->lists) note(run, registers);
    int meant = plan->action != RIG_WATCH && run->outcome->calls == plan->call;
    if (meant) {
        run->outcome->acted = 1;
        run->failing = number;
        run->failing_screen = is_screen(number, registers->rdi);
    }
    int again = plan->for_good && number == run->failing && is_screen(number, registers->rdi) == run->failing_screen;
    if (plan->action == RIG_FAIL && run->outcome->acted && (meant || again)) {
        registers->orig_rax = (unsigned long long)-1;
        run->fails = 1;
        return ptrace(PTRACE_SETREGS, run->child, 0, registers) ? 1 : 0;
    }
    if (!meant) return 0;
    switch (plan->action) {
    case RIG_KILL: kill(run->child, SIGKILL); return 1;
    case RIG_TORN: run->torn = 1; /* fallthrough */
    case RIG_SHORT:
        if (number == SYS_write || number == SYS_pwrite64) {
            registers->rdx = plan->bytes < registers->rdx ? plan->bytes : registers->rdx;
            // A write of nothing is no write: the program never gets that far.
            if (plan->bytes == 0 && plan->action == RIG_TORN) {
                kill(run->child, SIGKILL);
                return 1;
            }
            ptrace(PTRACE_SETREGS, run->child, 0, registers);
        }
        return 0;
    default: return 0;
    }
}

/// At the exit of a call. 1 where the program was killed.
static int leave(struct run *run, struct user_regs_struct *registers) {
    if (run->fails) {
        registers->rax = (unsigned long long)-(long long)run->plan->error;
        run->fails = 0;
        ptrace(PTRACE_SETREGS, run->child, 0, registers);
    }
    if (run->counting && run->plan->lists && run->outcome->list_count > 0) {
        struct rig_call *call = &run->outcome->list[run->outcome->list_count - 1];
        call->answer = (int64_t)registers->rax;
        int writes = call->number == SYS_write || call->number == SYS_pwrite64;
        if (run->plan->keeps_bytes && writes && call->answer > 0) {
            call->bytes = malloc((size_t)call->answer);
            if (call->bytes) call->count = peek(run->child, call->arguments[1], call->bytes, (size_t)call->answer);
        }
    }
    if (run->torn) {
        kill(run->child, SIGKILL);
        return 1;
    }
    return 0;
}

static int trace(struct run *run) {
    int status;
    if (waitpid(run->child, &status, __WALL) < 0) return errno;
    if (!WIFSTOPPED(status)) {
        run->outcome->status = status;
        return ENOEXEC;
    }
    ptrace(PTRACE_SETOPTIONS, run->child, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    int inside = 0, dead = 0, deliver = 0;
    for (;;) {
        if (!dead && ptrace(PTRACE_SYSCALL, run->child, 0, deliver) < 0 && errno != ESRCH) return errno;
        deliver = 0;
        if (waitpid(run->child, &status, __WALL) < 0) return errno;
        drain(run);
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            run->outcome->status = status;
            return 0;
        }
        if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
            struct user_regs_struct registers;
            if (ptrace(PTRACE_GETREGS, run->child, 0, &registers) < 0) continue;
            inside = !inside;
            dead = inside ? enter(run, &registers) : leave(run, &registers);
        } else if (WSTOPSIG(status) != SIGTRAP) {
            deliver = WSTOPSIG(status);
        }
    }
}

int rig_run(const char *path, char *const *argv, const struct rig_plan *plan, struct rig_outcome *outcome) {
    memset(outcome, 0, sizeof *outcome);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return errno;
    struct run run = {.plan = plan, .outcome = outcome, .pipe = ends[0]};
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    run.child = fork();
    if (run.child == 0) {
        dup2(ends[1], 1);
        // What it complains of is looked for in the log.
        dup2(open("/dev/null", O_WRONLY), 2);
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execv(path, argv);
        _exit(127);
    }
    int error = errno;
    close(ends[1]);
    if (run.child > 0) error = trace(&run);
    drain(&run);
    close(ends[0]);
    return error;
}

void rig_free(struct rig_outcome *outcome) {
    for (size_t index = 0; index < outcome->list_count; index++) {
        free(outcome->list[index].path);
        free(outcome->list[index].target);
        free(outcome->list[index].bytes);
    }
    free(outcome->list);
    free(outcome->output);
    memset(outcome, 0, sizeof *outcome);
}

int rig_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }
