#define _GNU_SOURCE
#include "rig.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/// Reads what the program says, while the program is waited for: a terminal holds 4 KB, then its writer waits.
struct listener {
    int end;
    unsigned char **bytes;
    size_t *count;
    pthread_t thread;
};

/// Ends a program that makes no call any more.
struct watchdog {
    pthread_mutex_t lock;
    pthread_cond_t over;
    /// The program: its number may belong to another one by the time of a kill.
    int handle;
    /// Stops of the program so far.
    unsigned long events;
    int is_over, has_bitten;
    pthread_t thread;
};

/// A thread of the program.
struct thread {
    pid_t id;
    /// Between the entry of a call and its exit.
    int inside;
    int fails;
    int torn;
    /// Where its call stands in the list; -1: it is not listed.
    long listed;
};

enum { MAX_THREADS = 256 };

struct run {
    pid_t child;
    const struct rig_plan *plan;
    struct rig_outcome *outcome;
    int counting;
    struct thread threads[MAX_THREADS];
    int thread_count;
    /// The call that fails for good, and whether it was one for the person: their screen does not fail with the disk.
    long failing;
    int failing_screen;
    size_t list_room;
    /// The rig's end of the program's terminal, and what is still to be typed at it.
    int terminal;
    const char *keys;
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
    case SYS_chmod: return "chmod";
    case SYS_fchmod: return "fchmod";
    case SYS_fchmodat: return "fchmodat";
    default: return NULL;
    }
}

int rig_waits(long number) {
    return number == SYS_open || number == SYS_openat || number == SYS_flock || number == SYS_pread64;
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
    case SYS_fallocate:
    case SYS_fchmod:
    case SYS_read:
    case SYS_pread64:
    case SYS_getdents64:
    case SYS_flock:
    case SYS_fstat:
    case SYS_fstatfs:
    case SYS_close: return 1;
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
    case SYS_stat:
    case SYS_lstat:
    case SYS_statfs:
    case SYS_access:
    case SYS_readlink:
    case SYS_chmod:
    case SYS_link: return 0;
    case SYS_newfstatat:
    case SYS_statx:
    case SYS_faccessat:
    case SYS_readlinkat:
    case SYS_fchmodat:
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
        // Never reads past the end of a page: the next one may not be mapped.
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

static void *listen_to_end(void *argument) {
    struct listener *listener = argument;
    size_t room = 0;
    for (;;) {
        if (*listener->count + 65536 > room) {
            room = room * 2 + 65536;
            *listener->bytes = realloc(*listener->bytes, room);
            if (!*listener->bytes) abort();
        }
        // At the end a pipe returns 0, and a terminal an error.
        ssize_t got = read(listener->end, *listener->bytes + *listener->count, 65536);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return NULL;
        *listener->count += (size_t)got;
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
    if (path >= 0) call->path = peek_string(run->child, arguments[path]);
    // fstat(3) is newfstatat(2) with an empty path.
    if (call->path && !*call->path) {
        free(call->path);
        call->path = NULL;
    }
    if (takes_descriptor(call->number) || (path >= 0 && !call->path))
        call->path = descriptor_path(run->child, arguments[0]);
    if (target >= 0) call->target = peek_string(run->child, arguments[target]);
    return call;
}

/// Whether the counting begins at a call.
static int begins(struct run *run, const struct user_regs_struct *registers) {
    long number = (long)registers->orig_rax;
    if (!run->plan->begins_at) return number == SYS_close && registers->rdi == RIG_MARK ? 1 : 0;
    int path = path_argument(number);
    if (path < 0) return 0;
    char *named = peek_string(run->child, path == 0 ? registers->rdi : registers->rsi);
    int found = named && strstr(named, run->plan->begins_at);
    free(named);
    return found ? 2 : 0;
}

static int is_screen(struct run *run, long number, uint64_t first) {
    if (!takes_descriptor(number)) return 0;
    if (first == 1 || first == 2) return 1;
    if (!run->plan->keys) return 0;
    char *path = descriptor_path(run->child, first);
    int is_terminal = path && (!strncmp(path, "/dev/pts/", 9) || !strcmp(path, "/dev/tty"));
    free(path);
    return is_terminal;
}

/// Whether a call is made on something whose path has `part` in it.
static int is_on(struct run *run, const struct user_regs_struct *registers, const char *part) {
    long number = (long)registers->orig_rax;
    int path = path_argument(number);
    uint64_t arguments[] = {registers->rdi, registers->rsi};
    char *named = path >= 0 ? peek_string(run->child, arguments[path]) : NULL;
    if ((!named || !*named) && (takes_descriptor(number) || path > 0)) {
        free(named);
        named = descriptor_path(run->child, registers->rdi);
    }
    int found = named && strstr(named, part);
    free(named);
    return found;
}

/// The program's end of its terminal, opened anew; -1 where the call is none on it.
static int open_screen(struct run *run, uint64_t descriptor) {
    char *path = descriptor_path(run->child, descriptor);
    char name[64];
    int is_terminal = path && (!strncmp(path, "/dev/pts/", 9) || !strcmp(path, "/dev/tty"));
    free(path);
    if (!is_terminal || ptsname_r(run->terminal, name, sizeof name)) return -1;
    return open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
}

/// Whether a call waits for the keyboard with all the time in the world; then `descriptor` is what it waits at.
static int waits_for_keys(struct run *run, const struct user_regs_struct *registers, uint64_t *descriptor) {
    struct pollfd first;
    switch ((long)registers->orig_rax) {
    case SYS_read: *descriptor = registers->rdi; return 1;
    case SYS_poll:
    case SYS_ppoll:
        if (!registers->rsi || peek(run->child, registers->rdi, &first, sizeof first) != sizeof first) return 0;
        *descriptor = (uint64_t)first.fd;
        if ((long)registers->orig_rax == SYS_ppoll) return !registers->rdx;
        return (int)registers->rdx < 0 || (int)registers->rdx > 1000;
    default: return 0;
    }
}

/// Types the next line, as a person does who sees that something is waited for. What was typed before a question was
/// drawn is no answer to it.
static void type(struct run *run, const struct user_regs_struct *registers) {
    uint64_t descriptor;
    if (!*run->keys || !waits_for_keys(run, registers, &descriptor)) return;
    int screen = open_screen(run, descriptor), waiting = 0;
    if (screen < 0) return;
    struct termios state;
    int reads = !tcgetattr(screen, &state) && !ioctl(screen, FIONREAD, &waiting) && !waiting;
    close(screen);
    if (!reads || (!(state.c_lflag & ICANON) && !state.c_cc[VMIN])) return;
    size_t count = strcspn(run->keys, "\r\003");
    if (run->keys[count]) count++;
    if (write(run->terminal, run->keys, count) == (ssize_t)count) run->keys += count;
}

/// Closes the window: the terminal is gone, and the system sends SIGHUP.
static void hang_up(struct run *run) {
    char name[64];
    int screen = ptsname_r(run->terminal, name, sizeof name) ? -1 : open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (screen < 0 || ioctl(screen, TIOCVHANGUP)) kill(run->child, SIGHUP);
    if (screen >= 0) close(screen);
}

/// Whether a disk refuses a call that only lets itself be read, or, with `is_full`, one that has no room left.
static int is_change(const struct user_regs_struct *registers, int is_full) {
    long number = (long)registers->orig_rax;
    unsigned long flags = number == SYS_open ? registers->rsi : registers->rdx;
    switch (number) {
    case SYS_open:
    case SYS_openat: return (flags & (O_CREAT | O_TRUNC)) || (!is_full && (flags & O_ACCMODE) != O_RDONLY);
    case SYS_write:
    case SYS_pwrite64:
    case SYS_writev:
    case SYS_pwritev:
    case SYS_fallocate:
    case SYS_mkdir:
    case SYS_mkdirat: return 1;
    case SYS_fsync:
    case SYS_fdatasync: return 0;
    default: return !is_full && rig_name(number) != NULL;
    }
}

/// At the entry of a call. 1 where the program was killed.
static int enter(struct run *run, struct thread *thread, struct user_regs_struct *registers) {
    thread->listed = -1;
    const struct rig_plan *plan = run->plan;
    long number = (long)registers->orig_rax;
    if (plan->keys) type(run, registers);
    if (!run->counting) {
        run->counting = begins(run, registers);
        if (run->counting < 2) return 0;
    }
    int counts = !plan->counts_on || is_on(run, registers, plan->counts_on);
    if (counts) run->outcome->calls++;
    if (counts && plan->lists) thread->listed = note(run, registers) - run->outcome->list;
    int meant = counts && plan->action != RIG_WATCH && run->outcome->calls == plan->call;
    if (meant) {
        run->outcome->acted_on = number;
        run->failing = number;
        run->failing_screen = is_screen(run, number, registers->rdi);
    }
    int again = plan->for_good && run->outcome->acted_on >= 0 && number == run->failing
                && is_screen(run, number, registers->rdi) == run->failing_screen;
    // Only one disk fails: other files that a library needs, such as those of its threads in /proc, still work.
    if (again && plan->counts_on && !run->failing_screen) again = is_on(run, registers, plan->counts_on);
    // A stick cannot make close(2) fail.
    if (plan->pulled && run->outcome->acted_on >= 0 && number != SYS_close) again = is_on(run, registers, plan->pulled);
    if (plan->action == RIG_HANGUP) {
        long since = run->outcome->calls - plan->call;
        if (meant) hang_up(run);
        // The shell of the window sends it again.
        if (counts && since > 0 && since == (long)plan->bytes) kill(run->child, SIGHUP);
        if (since < RIG_ENDLESS) return 0;
        run->outcome->is_endless = 1;
        kill(run->child, SIGKILL);
        return 1;
    }
    int is_spared = plan->spares_reads && !is_change(registers, plan->error == ENOSPC);
    if (plan->action == RIG_FAIL && is_spared) return 0;
    if (plan->action == RIG_FAIL && (meant || again)) {
        registers->orig_rax = (unsigned long long)-1;
        thread->fails = 1;
        return ptrace(PTRACE_SETREGS, thread->id, 0, registers) ? 1 : 0;
    }
    if (!meant) return 0;
    switch (plan->action) {
    case RIG_KILL: kill(run->child, SIGKILL); return 1;
    case RIG_TORN: thread->torn = 1; /* fallthrough */
    case RIG_SHORT:
        if (number == SYS_write || number == SYS_pwrite64) {
            registers->rdx = plan->bytes < registers->rdx ? plan->bytes : registers->rdx;
            // A write of 0 bytes is no write, so the program is killed before it.
            if (plan->bytes == 0 && plan->action == RIG_TORN) {
                kill(run->child, SIGKILL);
                return 1;
            }
            ptrace(PTRACE_SETREGS, thread->id, 0, registers);
        }
        return 0;
    default: return 0;
    }
}

/// At the exit of a call. 1 where the program was killed.
static int leave(struct run *run, struct thread *thread, struct user_regs_struct *registers) {
    if (thread->fails) {
        registers->rax = (unsigned long long)-(long long)run->plan->error;
        thread->fails = 0;
        ptrace(PTRACE_SETREGS, thread->id, 0, registers);
    }
    if (thread->listed >= 0) {
        struct rig_call *call = &run->outcome->list[thread->listed];
        thread->listed = -1;
        call->answer = (int64_t)registers->rax;
        int writes = call->number == SYS_write || call->number == SYS_pwrite64;
        if (run->plan->keeps_bytes && writes && call->answer > 0) {
            call->bytes = malloc((size_t)call->answer);
            if (call->bytes) call->count = peek(run->child, call->arguments[1], call->bytes, (size_t)call->answer);
        }
    }
    if (thread->torn) {
        kill(run->child, SIGKILL);
        return 1;
    }
    return 0;
}

/// The thread with this number; a new one where it was not seen before, or NULL where there are too many.
static struct thread *find(struct run *run, pid_t id, int *is_new) {
    for (int each = 0; each < run->thread_count; each++)
        if (run->threads[each].id == id) return &run->threads[each];
    *is_new = 1;
    if (run->thread_count == MAX_THREADS) return NULL;
    struct thread *thread = &run->threads[run->thread_count++];
    *thread = (struct thread){.id = id, .listed = -1};
    return thread;
}

static int trace(struct run *run, struct watchdog *watchdog) {
    int status;
    if (waitpid(run->child, &status, __WALL) < 0) return errno;
    if (!WIFSTOPPED(status)) {
        run->outcome->status = status;
        return ENOEXEC;
    }
    ptrace(PTRACE_SETOPTIONS, run->child, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE);
    int dead = 0, deliver = 0, is_new = 0;
    struct thread *thread = find(run, run->child, &is_new);
    for (;;) {
        if (!dead && thread && ptrace(PTRACE_SYSCALL, thread->id, 0, deliver) < 0 && errno != ESRCH) return errno;
        deliver = is_new = 0;
        // Only children of this thread: other threads trace programs of their own.
        pid_t id = waitpid(-1, &status, __WALL | __WNOTHREAD);
        if (id < 0) return errno;
        pthread_mutex_lock(&watchdog->lock);
        watchdog->events++;
        pthread_mutex_unlock(&watchdog->lock);
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            // The program has ended when all its threads have; the main thread is reported last.
            if (id == run->child) {
                run->outcome->status = status;
                return 0;
            }
            for (int each = 0; each < run->thread_count; each++)
                if (run->threads[each].id == id) run->threads[each] = run->threads[--run->thread_count];
            thread = NULL;
            continue;
        }
        thread = find(run, id, &is_new);
        if (!thread) {
            kill(run->child, SIGKILL);
            return EAGAIN;
        }
        if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
            struct user_regs_struct registers;
            if (ptrace(PTRACE_GETREGS, id, 0, &registers) < 0) continue;
            thread->inside = !thread->inside;
            int killed = thread->inside ? enter(run, thread, &registers) : leave(run, thread, &registers);
            dead = dead || killed;
        } else if (WSTOPSIG(status) != SIGTRAP && !(is_new && WSTOPSIG(status) == SIGSTOP)) {
            // A new thread starts with a stop without a sender.
            deliver = WSTOPSIG(status);
        }
    }
}

static void *watch(void *argument) {
    struct watchdog *watchdog = argument;
    pthread_mutex_lock(&watchdog->lock);
    unsigned long before = watchdog->events;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += RIG_PATIENCE;
    while (!watchdog->is_over) {
        if (pthread_cond_timedwait(&watchdog->over, &watchdog->lock, &until) != ETIMEDOUT) continue;
        if (watchdog->events == before) {
            watchdog->has_bitten = 1;
            syscall(SYS_pidfd_send_signal, watchdog->handle, SIGKILL, NULL, 0);
        }
        before = watchdog->events;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += RIG_PATIENCE;
    }
    pthread_mutex_unlock(&watchdog->lock);
    return NULL;
}

/// Traces to the end, and no longer than the program does anything.
static int trace_watched(struct run *run) {
    struct watchdog watchdog = {.lock = PTHREAD_MUTEX_INITIALIZER, .over = PTHREAD_COND_INITIALIZER};
    watchdog.handle = (int)syscall(SYS_pidfd_open, run->child, 0);
    if (watchdog.handle < 0) {
        int error = errno;
        kill(run->child, SIGKILL);
        waitpid(run->child, NULL, __WALL);
        return error;
    }
    if (pthread_create(&watchdog.thread, NULL, watch, &watchdog)) abort();
    int error = trace(run, &watchdog);
    pthread_mutex_lock(&watchdog.lock);
    watchdog.is_over = 1;
    pthread_cond_signal(&watchdog.over);
    pthread_mutex_unlock(&watchdog.lock);
    pthread_join(watchdog.thread, NULL);
    close(watchdog.handle);
    return watchdog.has_bitten ? ETIMEDOUT : error;
}

int rig_may_look(void) {
    static const char word[] = "intake";
    pid_t child = fork();
    if (child < 0) return 0;
    if (child == 0) {
        prctl(PR_SET_DUMPABLE, 0);
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        _exit(0);
    }
    int status, can = 0;
    if (waitpid(child, &status, __WALL) == child && WIFSTOPPED(status)) {
        char seen[sizeof word];
        char *path = descriptor_path(child, 0);
        can = path && peek(child, (uint64_t)word, seen, sizeof seen) == sizeof seen && !memcmp(seen, word, sizeof seen);
        free(path);
        kill(child, SIGKILL);
        waitpid(child, &status, __WALL);
    }
    return can;
}

/// A terminal that changes nothing of what passes through it. 0, or an error number.
static int open_terminal(int *main, int *program) {
    char name[64];
    *main = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*main < 0) return errno;
    if (grantpt(*main) || unlockpt(*main) || ptsname_r(*main, name, sizeof name)) return errno;
    *program = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*program < 0) return errno;
    struct termios raw;
    tcgetattr(*program, &raw);
    cfmakeraw(&raw);
    tcsetattr(*program, TCSANOW, &raw);
    return 0;
}

int rig_run(const char *path, char *const *argv, const struct rig_plan *plan, struct rig_outcome *outcome) {
    memset(outcome, 0, sizeof *outcome);
    outcome->acted_on = -1;
    int ends[2], errors[2];
    int error = plan->keys ? open_terminal(&ends[0], &ends[1]) : pipe2(ends, O_CLOEXEC) < 0 ? errno : 0;
    if (error) return error;
    if (pipe2(errors, O_CLOEXEC) < 0) return errno;
    struct run run = {.plan = plan, .outcome = outcome, .terminal = ends[0], .keys = plan->keys};
    run.child = fork();
    if (run.child == 0) {
        if (plan->keys) {
            setsid();
            ioctl(ends[1], TIOCSCTTY, 0);
            dup2(ends[1], 0);
        }
        dup2(ends[1], 1);
        // Standard error is discarded unless it is requested.
        dup2(plan->keys ? ends[1] : plan->keeps_errors ? errors[1] : open("/dev/null", O_WRONLY), 2);
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execv(path, argv);
        _exit(127);
    }
    error = errno;
    close(ends[1]);
    close(errors[1]);
    struct listener listeners[] = {{ends[0], &outcome->output, &outcome->output_count, 0},
                                   {errors[0], &outcome->errors, &outcome->errors_count, 0}};
    for (int each = 0; each < 2; each++)
        if (pthread_create(&listeners[each].thread, NULL, listen_to_end, &listeners[each])) abort();
    if (run.child > 0) error = trace_watched(&run);
    for (int each = 0; each < 2; each++) {
        pthread_join(listeners[each].thread, NULL);
        close(listeners[each].end);
    }
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
    free(outcome->errors);
    memset(outcome, 0, sizeof *outcome);
}

int rig_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }
