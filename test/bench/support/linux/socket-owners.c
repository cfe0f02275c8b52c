/*
 * Makes Wine's look-up of socket owners quick enough to be done ten times a second, as it is on Windows.
 *
 * For each row of a table Wine 8 walks through /proc/PID/fd of all its processes and reads every link: 4 ms a row with
 * Exchange's services running. Loaded in front of Wine (LD_PRELOAD), this answers opendir, readdir and readlink for
 * exactly those folders from a list of the sockets in them, which is at most 20 ms old. Everything else goes to
 * the C library untouched. What is answered is the same; a socket opened within those 20 ms may have no owner yet.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_PROCESSES 1024
#define VALID_NS 20000000LL

typedef struct { char name[12], target[40]; } Link;
typedef struct { unsigned pid; long long readAt; int count, capacity; Link *links; } Process;
/* One walk through one folder, on a copy: the list may be read anew meanwhile. */
typedef struct { int next, count; struct dirent entry; Link links[]; } Walk;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static Process processes[MAX_PROCESSES];
static int processCount;
static __thread Walk *walk;

static DIR *(*realOpen)(const char *);
static struct dirent *(*realRead)(DIR *);
static int (*realClose)(DIR *);
static ssize_t (*realLink)(const char *, char *, size_t);

__attribute__((constructor)) static void findReal(void)
{
    realOpen = dlsym(RTLD_NEXT, "opendir");
    realRead = dlsym(RTLD_NEXT, "readdir");
    realClose = dlsym(RTLD_NEXT, "closedir");
    realLink = dlsym(RTLD_NEXT, "readlink");
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static Process *findProcess(unsigned pid)
{
    int i, oldest = 0;
    for (i = 0; i < processCount; i++) {
        if (processes[i].pid == pid) return &processes[i];
        if (processes[i].readAt < processes[oldest].readAt) oldest = i;
    }
    i = processCount < MAX_PROCESSES ? processCount++ : oldest;
    processes[i].pid = pid;
    processes[i].readAt = 0;
    return &processes[i];
}

static int readSockets(Process *process, const char *folder)
{
    char path[64], target[40];
    struct dirent *entry;
    ssize_t length;
    DIR *directory = realOpen(folder);
    if (!directory) return 0;
    process->readAt = now();
    process->count = 0;
    while ((entry = realRead(directory))) {
        snprintf(path, sizeof path, "%s/%.11s", folder, entry->d_name);
        length = realLink(path, target, sizeof target - 1);
        if (length <= 0 || strncmp(target, "socket:", 7)) continue;
        target[length] = 0;
        if (process->count == process->capacity) {
            process->capacity = process->capacity ? process->capacity * 2 : 16;
            process->links = realloc(process->links, process->capacity * sizeof(Link));
        }
        snprintf(process->links[process->count].name, sizeof process->links->name, "%.11s", entry->d_name);
        strcpy(process->links[process->count++].target, target);
    }
    realClose(directory);
    return 1;
}

DIR *opendir(const char *folder)
{
    unsigned pid;
    int end = 0;
    Process *process;
    if (walk || sscanf(folder, "/proc/%u/fd%n", &pid, &end) != 1 || !end || folder[end]) return realOpen(folder);
    pthread_mutex_lock(&mutex);
    process = findProcess(pid);
    if (now() - process->readAt < VALID_NS || readSockets(process, folder)) {
        size_t size = process->count * sizeof(Link);
        if ((walk = malloc(sizeof(Walk) + size))) {
            walk->next = 0;
            walk->count = process->count;
            if (size) memcpy(walk->links, process->links, size);
        }
    }
    pthread_mutex_unlock(&mutex);
    return (DIR *)walk;
}

struct dirent *readdir(DIR *directory)
{
    if (!walk || directory != (DIR *)walk) return realRead(directory);
    if (walk->next == walk->count) return NULL;
    strcpy(walk->entry.d_name, walk->links[walk->next++].name);
    return &walk->entry;
}

int closedir(DIR *directory)
{
    if (!walk || directory != (DIR *)walk) return realClose(directory);
    free(walk);
    walk = NULL;
    return 0;
}

ssize_t readlink(const char *path, char *buffer, size_t size)
{
    if (walk && walk->next > 0 && !strncmp(path, "/proc/", 6)) {
        const char *name = strrchr(path, '/') + 1, *target = walk->links[walk->next - 1].target;
        if (!strcmp(name, walk->links[walk->next - 1].name)) {
            size_t length = strlen(target) < size ? strlen(target) : size;
            memcpy(buffer, target, length);
            return length;
        }
    }
    return realLink(path, buffer, size);
}
