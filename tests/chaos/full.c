/* A disk without room: as long as the file FULL_FLAG is there, files under FULL_UNDER take nothing more. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static void *own(const char *name) { return dlsym(RTLD_NEXT, name); }

/* What stands there already may be written over; only what would make the file longer finds no room. */
static int is_full(int fd, off_t end) {
    const char *flag = getenv("FULL_FLAG"), *under = getenv("FULL_UNDER");
    char link[64], path[4096];
    struct stat found;
    if (!flag || !under || access(flag, F_OK) || fstat(fd, &found) || !S_ISREG(found.st_mode)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    if (strncmp(path, under, strlen(under)) || end <= found.st_size) return 0;
    errno = ENOSPC;
    return 1;
}

static off_t sum(const struct iovec *parts, int count) {
    off_t total = 0;
    for (int at = 0; at < count; at++) total += (off_t)parts[at].iov_len;
    return total;
}

static off_t here(int fd) {
    struct stat found;
    if (fcntl(fd, F_GETFL) & O_APPEND) return fstat(fd, &found) ? 0 : found.st_size;
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (is_full(fd, here(fd) + (off_t)length)) return -1;
    return ((ssize_t(*)(int, const void *, size_t))own("write"))(fd, bytes, length);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) {
    if (is_full(fd, at + (off_t)length)) return -1;
    return ((ssize_t(*)(int, const void *, size_t, off_t))own("pwrite64"))(fd, bytes, length, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) {
    if (is_full(fd, at + sum(parts, count))) return -1;
    return ((ssize_t(*)(int, const struct iovec *, int, off_t))own("pwritev64"))(fd, parts, count, at);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return pwritev64(fd, parts, count, at); }

int posix_fallocate64(int fd, off_t at, off_t length) {
    if (is_full(fd, at + length)) return ENOSPC;
    return ((int (*)(int, off_t, off_t))own("posix_fallocate64"))(fd, at, length);
}

int posix_fallocate(int fd, off_t at, off_t length) { return posix_fallocate64(fd, at, length); }
