/* Makes the clock of a process wrong by SKEW_SECONDS, so that servers on one machine disagree about the time. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*own)(clockid_t, struct timespec *);
    if (!own) own = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    const char *seconds = getenv("SKEW_SECONDS");
    int result = own(clock, time);
    if (clock == CLOCK_REALTIME && seconds) time->tv_sec += atol(seconds);
    return result;
}

int gettimeofday(struct timeval *time, void *zone) {
    static int (*own)(struct timeval *, void *);
    if (!own) own = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
    const char *seconds = getenv("SKEW_SECONDS");
    int result = own(time, zone);
    if (seconds) time->tv_sec += atol(seconds);
    return result;
}
