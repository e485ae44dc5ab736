/* iox.c - LD_PRELOAD shim that counts, traces, breaks or kills a program at its file operations.
 *
 *   gcc -O2 -shared -fPIC -o iox.so iox.c -ldl -lpthread
 *
 * Works on any dynamically linked program, including Rust binaries with SQLite linked in statically
 * (they still call libc's open/write/fsync). Does NOT see mmap stores (SQLite's -shm) or raw syscalls.
 *
 *  IOX_MATCH=SUB[|SUB..] only paths that contain a SUB are watched (default: every regular path). Name the directory, not only the
 *                        database: a power-cut replay that does not see the directory's fsyncs reports false corruption
 *  IOX_OPS=write,sync    which operations count: open write sync trunc unlink rename read (default: all but read)
 *  IOX_COUNT=FILE        at exit, write "<number of counted operations>\n" to FILE
 *  IOX_FAIL=N:ERR[:all]  the Nth counted operation fails with errno ERR (EIO ENOSPC EDQUOT EROFS EACCES EINTR or a number);
 *                        ":all" = that one and every later one. ERR "short" = write half of the bytes, no error.
 *  IOX_KILL=N[:torn]     SIGKILL itself just before the Nth counted operation (":torn" = after half of that write)
 *  IOX_TRACE=FILE        append every watched operation, with data, to FILE (read it with powercut.py)
 *  IOX_LOG=FILE          append one text line for each counted operation
 *  IOX_NOTRACESYNC=1     leave syncs out of the trace: the control of a power-cut replay, which must then lose something
 * stdout lines that start with "ACK " are put into the trace, so that a checker knows what had been promised.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, TRUNC = 8, UNLINK = 16, RENAME = 32, READ = 64, ACK = 128, CLOSE = 256 };
#define MAXFD 4096
static char *fdpath[MAXFD];
static char *match[16]; static int nmatch;
static unsigned ops = OPEN | WRITE | SYNC | TRUNC | UNLINK | RENAME;
static long failn = -1, killn = -1, count; static int failerr, failall, failshort, killtorn;
static int tracefd = -1, logfd = -1; static char countfile[PATH_MAX];
static pthread_mutex_t mu = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int ready;
#define REAL(name) ({ static __typeof__(&name) f; if (!f) f = (__typeof__(&name))dlsym(RTLD_NEXT, #name); f; })
static ssize_t rawwrite(int fd, const void *b, size_t n) { return syscall(SYS_write, fd, b, n); }

static void setup(void) {
  if (ready) return; ready = 1;
  char *s = getenv("IOX_MATCH"), *p;
  if (s && *s) for (s = strdup(s); (p = strsep(&s, "|")) && nmatch < 16;) match[nmatch++] = p;
  if ((s = getenv("IOX_OPS"))) { ops = 0; struct { const char *n; unsigned b; } t[] = {{"open", OPEN}, {"write", WRITE}, {"sync", SYNC}, {"trunc", TRUNC}, {"unlink", UNLINK}, {"rename", RENAME}, {"read", READ}};
    for (int i = 0; i < 7; i++) if (strstr(s, t[i].n)) ops |= t[i].b; }
  if ((s = getenv("IOX_FAIL"))) { failn = atol(s); p = strchr(s, ':'); failerr = EIO;
    if (p) { p++; struct { const char *n; int e; } t[] = {{"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS}, {"EACCES", EACCES}, {"EINTR", EINTR}, {"EFBIG", EFBIG}, {"EMFILE", EMFILE}, {"ENOMEM", ENOMEM}};
      if (!strncmp(p, "short", 5)) failshort = 1; else { if (atoi(p)) failerr = atoi(p); for (int i = 0; i < 9; i++) if (!strncmp(p, t[i].n, strlen(t[i].n))) failerr = t[i].e; }
      failall = strstr(p, ":all") != NULL; } }
  if ((s = getenv("IOX_KILL"))) { killn = atol(s); killtorn = strstr(s, ":torn") != NULL; }
  if ((s = getenv("IOX_COUNT"))) strncpy(countfile, s, sizeof countfile - 1);
  if ((s = getenv("IOX_TRACE"))) tracefd = fcntl(syscall(SYS_openat, AT_FDCWD, s, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644), F_DUPFD_CLOEXEC, 900);
  if ((s = getenv("IOX_LOG"))) logfd = fcntl(syscall(SYS_openat, AT_FDCWD, s, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644), F_DUPFD_CLOEXEC, 900);
}
__attribute__((constructor)) static void ctor(void) { setup(); }
__attribute__((destructor)) static void dtor(void) {
  if (!*countfile) return; char b[32]; int n = snprintf(b, sizeof b, "%ld\n", count);
  int fd = syscall(SYS_openat, AT_FDCWD, countfile, O_WRONLY | O_CREAT | O_TRUNC, 0644); rawwrite(fd, b, n); syscall(SYS_close, fd);
}
static int hit(const char *path) {
  if (!path || (!strncmp(path, "/dev/", 5) && strncmp(path, "/dev/shm/", 9)) || !strncmp(path, "/proc/", 6) || !strncmp(path, "/sys/", 5)) return 0;
  if (!nmatch) return 1;
  for (int i = 0; i < nmatch; i++) {
    if (strstr(path, match[i])) return 1;
    size_t m = strlen(match[i]), n = strlen(path);   /* "/dir/" must also match the directory itself, or its fsyncs go unseen */
    if (m > 1 && match[i][m - 1] == '/' && n >= m - 1 && !strncmp(path + n - (m - 1), match[i], m - 1)) return 1;
  }
  return 0;
}
static char *absolute(int dirfd, const char *p) {
  char b[PATH_MAX]; if (p[0] == '/') return strdup(p);
  if (dirfd == AT_FDCWD) { if (!getcwd(b, sizeof b)) return strdup(p); }
  else { char l[64]; snprintf(l, sizeof l, "/proc/self/fd/%d", dirfd); ssize_t n = readlink(l, b, sizeof b - 1); if (n < 0) return strdup(p); b[n] = 0; }
  char *r; if (asprintf(&r, "%s/%s", b, p) < 0) return NULL; return r;
}
/* trace record: "IOX1", u32 op, u32 pathlen, u32 path2len, u64 off, u64 len, path, path2, data(len, writes and acks only) */
static void trace(unsigned op, const char *p, const char *p2, uint64_t off, uint64_t len, const struct iovec *v, int nv) {
  if (tracefd < 0) return;
  uint32_t h[4] = {0x31584f49, op, p ? strlen(p) : 0, p2 ? strlen(p2) : 0}; uint64_t q[2] = {off, len};
  rawwrite(tracefd, h, sizeof h); rawwrite(tracefd, q, sizeof q);
  if (h[2]) rawwrite(tracefd, p, h[2]); if (h[3]) rawwrite(tracefd, p2, h[3]);
  uint64_t left = len; for (int i = 0; i < nv && left; i++) { size_t n = v[i].iov_len < left ? v[i].iov_len : left; rawwrite(tracefd, v[i].iov_base, n); left -= n; }
}
/* returns 0 = go on, 1 = fail with errno, 2 = short write, 3 = torn then die */
static int step(unsigned op, const char *path, uint64_t off, uint64_t len) {
  if (!(ops & op)) return 0;
  long n = ++count;
  if (logfd >= 0) { char b[PATH_MAX + 80]; int k = snprintf(b, sizeof b, "%ld op=%u off=%llu len=%llu %s\n", n, op, (unsigned long long)off, (unsigned long long)len, path); rawwrite(logfd, b, k); }
  if (n == killn) { if (killtorn && op == WRITE) return 3; kill(getpid(), SIGKILL); for (;;) pause(); }
  if (failn > 0 && (n == failn || (failall && n > failn))) { if (failshort) return op == WRITE ? 2 : 0; errno = failerr; return 1; }
  return 0;
}
static void remember(int fd, char *path) { if (fd >= 0 && fd < MAXFD) { free(fdpath[fd]); fdpath[fd] = path; } else free(path); }
static const char *of(int fd) { return fd >= 0 && fd < MAXFD ? fdpath[fd] : NULL; }

static int do_open(int dirfd, const char *p, int fl, mode_t m) {
  setup(); char *a = absolute(dirfd, p);
  if (!hit(a)) { free(a); return syscall(SYS_openat, dirfd, p, fl, m); }
  pthread_mutex_lock(&mu); int r = -1;
  struct stat st; int existed = fstatat(dirfd, p, &st, 0) == 0;
  if (((fl & O_CREAT) && !existed) || (fl & O_TRUNC)) { if (step(OPEN, a, 0, fl)) { pthread_mutex_unlock(&mu); free(a); return -1; } }
  r = syscall(SYS_openat, dirfd, p, fl, m);
  if (r >= 0) { if ((fl & O_CREAT) && !existed) trace(OPEN, a, NULL, 1, 0, NULL, 0); else if (fl & O_TRUNC) trace(TRUNC, a, NULL, 0, 0, NULL, 0); remember(r, a); } else free(a);
  pthread_mutex_unlock(&mu); return r;
}
#define MODE va_list ap; va_start(ap, fl); mode_t m = (fl & (O_CREAT | __O_TMPFILE)) ? va_arg(ap, mode_t) : 0; va_end(ap)
int open(const char *p, int fl, ...) { MODE; return do_open(AT_FDCWD, p, fl, m); }
int open64(const char *p, int fl, ...) { MODE; return do_open(AT_FDCWD, p, fl | O_LARGEFILE, m); }
int openat(int d, const char *p, int fl, ...) { MODE; return do_open(d, p, fl, m); }
int openat64(int d, const char *p, int fl, ...) { MODE; return do_open(d, p, fl | O_LARGEFILE, m); }
int close(int fd) { pthread_mutex_lock(&mu); if (fd >= 0 && fd < MAXFD) { free(fdpath[fd]); fdpath[fd] = NULL; } pthread_mutex_unlock(&mu); if (fd >= 0 && (fd == tracefd || fd == logfd)) return 0; return REAL(close)(fd); }
int dup(int fd) { int r = REAL(dup)(fd); const char *p = of(fd); if (r >= 0 && p) remember(r, strdup(p)); return r; }

static ssize_t do_write(int fd, const struct iovec *v, int nv, off_t off, int positioned) {
  size_t len = 0; for (int i = 0; i < nv; i++) len += v[i].iov_len;
  if (fd == 1 && nv && v[0].iov_len >= 4 && !memcmp(v[0].iov_base, "ACK ", 4)) { pthread_mutex_lock(&mu); trace(ACK, NULL, NULL, 0, len, v, nv); pthread_mutex_unlock(&mu); }
  const char *p = of(fd); ssize_t r;
  if (!p) return positioned ? syscall(SYS_pwritev, fd, v, nv, (unsigned long)off, 0) : syscall(SYS_writev, fd, v, nv);
  pthread_mutex_lock(&mu);
  if (!positioned) { int fl = fcntl(fd, F_GETFL); if (fl & O_APPEND) { struct stat st; fstat(fd, &st); off = st.st_size; } else off = lseek(fd, 0, SEEK_CUR); }
  int s = step(WRITE, p, off, len);
  if (s == 1) { pthread_mutex_unlock(&mu); return -1; }
  if (s >= 2) { struct iovec h = {v[0].iov_base, v[0].iov_len > 1 ? v[0].iov_len / 2 : 1}; r = positioned ? syscall(SYS_pwritev, fd, &h, 1, (unsigned long)off, 0) : syscall(SYS_writev, fd, &h, 1);
    if (s == 3) { kill(getpid(), SIGKILL); for (;;) pause(); } }
  else r = positioned ? syscall(SYS_pwritev, fd, v, nv, (unsigned long)off, 0) : syscall(SYS_writev, fd, v, nv);
  if (r > 0) trace(WRITE, p, NULL, off, r, v, nv);
  pthread_mutex_unlock(&mu); return r;
}
ssize_t write(int fd, const void *b, size_t n) { struct iovec v = {(void *)b, n}; return do_write(fd, &v, 1, 0, 0); }
ssize_t writev(int fd, const struct iovec *v, int nv) { return do_write(fd, v, nv, 0, 0); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { struct iovec v = {(void *)b, n}; return do_write(fd, &v, 1, o, 1); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { struct iovec v = {(void *)b, n}; return do_write(fd, &v, 1, o, 1); }
static int do_sync(int fd, int data) {
  const char *p = of(fd); if (!p) return data ? syscall(SYS_fdatasync, fd) : syscall(SYS_fsync, fd);
  pthread_mutex_lock(&mu); if (step(SYNC, p, 0, 0)) { pthread_mutex_unlock(&mu); return -1; }
  int r = getenv("IOX_NOSYNC") ? 0 : data ? syscall(SYS_fdatasync, fd) : syscall(SYS_fsync, fd); if (!r && !getenv("IOX_NOTRACESYNC")) trace(SYNC, p, NULL, 0, 0, NULL, 0);
  pthread_mutex_unlock(&mu); return r;
}
int fsync(int fd) { return do_sync(fd, 0); }
int fdatasync(int fd) { return do_sync(fd, 1); }
static int do_trunc(int fd, off_t n) {
  const char *p = of(fd); if (!p) return syscall(SYS_ftruncate, fd, n);
  pthread_mutex_lock(&mu); if (step(TRUNC, p, n, 0)) { pthread_mutex_unlock(&mu); return -1; }
  int r = syscall(SYS_ftruncate, fd, n); if (!r) trace(TRUNC, p, NULL, n, 0, NULL, 0);
  pthread_mutex_unlock(&mu); return r;
}
int ftruncate(int fd, off_t n) { return do_trunc(fd, n); }
int ftruncate64(int fd, off64_t n) { return do_trunc(fd, n); }
int unlinkat(int d, const char *p, int fl) {
  char *a = absolute(d, p); if (!hit(a)) { free(a); return syscall(SYS_unlinkat, d, p, fl); }
  pthread_mutex_lock(&mu); int r = -1; if (!step(UNLINK, a, 0, 0)) { r = syscall(SYS_unlinkat, d, p, fl); if (!r) trace(UNLINK, a, NULL, 0, 0, NULL, 0); }
  pthread_mutex_unlock(&mu); free(a); return r;
}
int unlink(const char *p) { return unlinkat(AT_FDCWD, p, 0); }
int renameat(int d1, const char *p1, int d2, const char *p2) {
  char *a = absolute(d1, p1), *b = absolute(d2, p2); int r = -1;
  if (!hit(a) && !hit(b)) r = syscall(SYS_renameat2, d1, p1, d2, p2, 0);
  else { pthread_mutex_lock(&mu); if (!step(RENAME, b, 0, 0)) { r = syscall(SYS_renameat2, d1, p1, d2, p2, 0); if (!r) trace(RENAME, a, b, 0, 0, NULL, 0); } pthread_mutex_unlock(&mu); }
  free(a); free(b); return r;
}
int rename(const char *p1, const char *p2) { return renameat(AT_FDCWD, p1, AT_FDCWD, p2); }
#define RD(call) const char *p = of(fd); if (p && (ops & READ)) { pthread_mutex_lock(&mu); int s = step(READ, p, 0, n); pthread_mutex_unlock(&mu); if (s == 1) return -1; } return call
ssize_t read(int fd, void *b, size_t n) { RD(syscall(SYS_read, fd, b, n)); }
ssize_t pread(int fd, void *b, size_t n, off_t o) { RD(syscall(SYS_pread64, fd, b, n, o)); }
ssize_t pread64(int fd, void *b, size_t n, off64_t o) { RD(syscall(SYS_pread64, fd, b, n, o)); }
