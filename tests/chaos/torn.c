/* A disk that loses power: at the TORN_AT-th write, cut or flush of a file under TORN_UNDER the process is killed, and what was
 * not flushed by then is kept, lost or torn, by sectors of 512 bytes, as TORN_SEED draws it. With TORN_COUNT the number of
 * such steps is written to that file at the end, and nothing is killed. Memory-mapped files (-shm) are left alone: they are
 * made anew after a crash. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512, UNDOS = 1 << 16, SECTORS = 1 << 20 };

/* What one write replaced. */
struct undo {
    int file; /* a descriptor of our own, so that a closed file can still be torn */
    ino_t inode;
    off_t offset;
    size_t length;
    off_t size; /* of the file before */
    char *old;  /* what stood there, zeros behind the end */
};

static struct undo undos[UNDOS];
static int count;
static long step;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*own_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*own_write)(int, const void *, size_t);
static int (*own_ftruncate)(int, off_t);
static int (*own_fsync)(int);
static int (*own_fdatasync)(int);

static void __attribute__((constructor)) begin(void) {
    own_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    own_write = dlsym(RTLD_NEXT, "write");
    own_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    own_fsync = dlsym(RTLD_NEXT, "fsync");
    own_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

static void __attribute__((destructor)) end(void) {
    const char *path = getenv("TORN_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) fprintf(file, "%ld", step), fclose(file);
}

/* Whether the file is one of those under test, and which. */
static int tracked(int fd, struct stat *found) {
    char link[64], path[4096];
    const char *under = getenv("TORN_UNDER");
    if (!under || fstat(fd, found) || !S_ISREG(found->st_mode)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return !strncmp(path, under, strlen(under)) && !(length > 4 && !strcmp(path + length - 4, "-shm"));
}

static uint64_t draw(uint64_t of) {
    const char *seed = getenv("TORN_SEED");
    uint64_t x = of * 0x9E3779B97F4A7C15u + (seed ? strtoull(seed, NULL, 10) : 0) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static void remember(int fd, const struct stat *found, off_t offset, size_t length) {
    if (count == UNDOS) abort(); /* a test that flushes so seldom must be given more room */
    struct undo *undo = &undos[count++];
    *undo = (struct undo){dup(fd), found->st_ino, offset, length, found->st_size, calloc(1, length ? length : 1)};
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int reader = open(link, O_RDONLY | O_CLOEXEC);
    if (reader < 0 || pread(reader, undo->old, length, offset) < 0) abort();
    close(reader);
}

static void forget(ino_t inode) {
    int kept = 0;
    for (int at = 0; at < count; at++)
        if (undos[at].inode == inode) free(undos[at].old), close(undos[at].file);
        else undos[kept++] = undos[at];
    count = kept;
}

/* Each sector keeps all that was written to it, loses all, or loses the newest few; newest first, so that whatever remains is a
 * state that it once had. */
static void lose_power(void) {
    static struct { uint64_t name; int lost; } seen[SECTORS];
    uint64_t mood = draw(0) % 4; /* 0: everything unflushed is lost; 1: all of it was written; else by sectors */
    for (int at = count - 1; at >= 0 && mood != 1; at--) {
        struct undo *undo = &undos[at];
        off_t from = undo->offset, to = undo->offset + (off_t)undo->length;
        for (off_t start = from; start < to;) {
            off_t sector = start / SECTOR, stop = (sector + 1) * SECTOR < to ? (sector + 1) * SECTOR : to;
            uint64_t name = draw(((uint64_t)undo->inode << 36) ^ (uint64_t)sector) | 1, place = name % SECTORS;
            while (seen[place].name && seen[place].name != name) place = (place + 1) % SECTORS;
            seen[place].name = name;
            uint64_t fate = name >> 8;
            int most = mood == 0 || fate % 3 == 0 ? UNDOS : fate % 3 == 1 ? 0 : (int)(fate / 3 % 4);
            if (seen[place].lost++ < most) own_pwrite(undo->file, undo->old + (start - from), stop - start, start);
            start = stop;
        }
        if (mood == 0) own_ftruncate(undo->file, undo->size);
    }
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a step; at the last one the lock is never given back. */
static void pass(void) {
    const char *last = getenv("TORN_AT");
    step++;
    if (last && step == atol(last)) lose_power();
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
    struct stat found;
    if (!tracked(fd, &found)) return own_pwrite(fd, bytes, length, offset);
    pthread_mutex_lock(&lock);
    remember(fd, &found, offset, length);
    ssize_t done = own_pwrite(fd, bytes, length, offset);
    pass();
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
    struct stat found;
    if (!own_write) begin();
    if (!tracked(fd, &found)) return own_write(fd, bytes, length);
    pthread_mutex_lock(&lock);
    off_t at = fcntl(fd, F_GETFL) & O_APPEND ? found.st_size : lseek(fd, 0, SEEK_CUR);
    remember(fd, &found, at, length);
    ssize_t done = own_write(fd, bytes, length);
    pass();
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate64(int fd, off_t size) {
    struct stat found;
    if (!tracked(fd, &found)) return own_ftruncate(fd, size);
    pthread_mutex_lock(&lock);
    if (size < found.st_size) remember(fd, &found, size, (size_t)(found.st_size - size));
    int done = own_ftruncate(fd, size);
    pass();
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int flushed(int fd, int (*own)(int)) {
    struct stat found;
    if (!tracked(fd, &found)) return own(fd);
    pthread_mutex_lock(&lock);
    pass(); /* the power fails before the flush; the step after it is the next write */
    int done = own(fd);
    if (!done) forget(found.st_ino);
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return flushed(fd, own_fsync); }

int fdatasync(int fd) { return flushed(fd, own_fdatasync); }
