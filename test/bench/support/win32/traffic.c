/*
 * Ordinary clients of the directory (127.0.0.1:3268 and [::1]:3268): connections that are opened, kept for a while and ended. What
 * really happened is written down.
 *
 *   traffic.exe random SEED PER_SECOND SHORT% MEDIUM% LONG% NORMAL% TRUTH_FILE STOP_FILE
 *   traffic.exe schedule SCHEDULE_FILE TRUTH_FILE STOP_FILE
 *
 * `random`: source ports as they are handed out. Short ones are kept for 0.1 to 0.8 s, medium ones for 2 to 8 s, long ones for
 * 20 to 120 s; a quarter is IPv6. NORMAL% of them are closed the normal way and leave their port in TIME_WAIT, the others
 * are reset. `schedule`: each line is "AT_MS FAMILY PORT HOLD_MS"; ends after the last one.
 *
 * TRUTH_FILE has "pid PID", then "open ID FAMILY PORT MS", "close ID MS abort|normal" and "error ID FAMILY PORT CODE",
 * times in milliseconds since 1970. STOP_FILE ends everything. It is looked for ten times a second.
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define MOST_OPEN 4096

typedef struct { SOCKET socket; long id; double until; int normal; } Kept;
typedef struct { double at; int family, port; double hold; } Planned;

static Kept kept[MOST_OPEN];
static int keptCount;
static long nextId = 1;
static FILE *truth;
static unsigned long long randomState;

static double now(void)
{
    FILETIME time;
    GetSystemTimePreciseAsFileTime(&time);
    return (((unsigned long long)time.dwHighDateTime << 32 | time.dwLowDateTime) - 116444736000000000ULL) / 10000.0;
}

/* From 0 up to 1: the same for the same seed (splitmix64). */
static double next(void)
{
    unsigned long long z = randomState += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return (double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

static double between(double low, double high) { return low + next() * (high - low); }

static int connectFrom(SOCKET s, int family, int port)
{
    if (family == 4) {
        struct sockaddr_in from = {0}, to = {0};
        from.sin_family = to.sin_family = AF_INET;
        from.sin_port = htons((unsigned short)port);
        to.sin_port = htons(3268);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return (port && bind(s, (struct sockaddr *)&from, sizeof from)) || connect(s, (struct sockaddr *)&to, sizeof to);
    } else {
        struct sockaddr_in6 from = {0}, to = {0};
        int on = 1;
        setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&on, sizeof on);
        from.sin6_family = to.sin6_family = AF_INET6;
        from.sin6_port = htons((unsigned short)port);
        to.sin6_port = htons(3268);
        to.sin6_addr = in6addr_loopback;
        return (port && bind(s, (struct sockaddr *)&from, sizeof from)) || connect(s, (struct sockaddr *)&to, sizeof to);
    }
}

static int portOf(SOCKET s)
{
    struct sockaddr_in6 own;
    int length = sizeof own;
    /* The port lies in the same place in both families. */
    return getsockname(s, (struct sockaddr *)&own, &length) ? 0 : ntohs(own.sin6_port);
}

static void openOne(int family, int port, double holdMs, int normal)
{
    u_long on = 1;
    char nothing;
    long id = nextId++;
    SOCKET s = socket(family == 4 ? AF_INET : AF_INET6, SOCK_STREAM, IPPROTO_TCP);
    if (s == INVALID_SOCKET || keptCount == MOST_OPEN || connectFrom(s, family, port)) {
        fprintf(truth, "error %ld ipv%d %d %d\n", id, family, port, WSAGetLastError());
        closesocket(s);
    } else {
        Kept *one = &kept[keptCount++];
        one->socket = s;
        one->id = id;
        one->until = now() + holdMs;
        one->normal = normal;
        fprintf(truth, "open %ld ipv%d %d %.1f\n", id, family, portOf(s), one->until - holdMs);
        /* Wine shows an owner only once the program itself has fetched the descriptor, which a receive does. */
        ioctlsocket(s, FIONBIO, &on);
        recv(s, &nothing, 1, 0);
    }
    fflush(truth);
}

static void closeOne(int index)
{
    struct linger reset = {1, 0};
    Kept *one = &kept[index];
    if (!one->normal) setsockopt(one->socket, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
    fprintf(truth, "close %ld %.1f %s\n", one->id, now(), one->normal ? "normal" : "abort");
    closesocket(one->socket);
    kept[index] = kept[--keptCount];
    fflush(truth);
}

static void closeDue(double at)
{
    int i;
    for (i = keptCount; i-- > 0;)
        if (kept[i].until <= at) closeOne(i);
}

static int stopWanted(const WCHAR *file)
{
    static double lookedAt;
    double at = now();
    if (at - lookedAt < 100) return 0;
    lookedAt = at;
    return GetFileAttributesW(file) != INVALID_FILE_ATTRIBUTES;
}

static void runRandom(WCHAR **argv)
{
    double perSecond = _wtof(argv[3]), shortShare = _wtof(argv[4]), mediumShare = _wtof(argv[5]);
    double normalShare = _wtof(argv[7]), due = now();
    randomState = _wtoi(argv[2]);
    while (!stopWanted(argv[9])) {
        double at = now();
        closeDue(at);
        for (; due <= at; due += between(0, 2) * 1000 / perSecond) {
            double kind = next() * 100;
            double hold = kind < shortShare                 ? between(100, 800)
                          : kind < shortShare + mediumShare ? between(2000, 8000)
                                                            : between(20000, 120000);
            int family = next() < 0.25 ? 6 : 4;
            openOne(family, 0, hold, next() * 100 < normalShare);
        }
        Sleep(2);
    }
}

static Planned *readSchedule(const WCHAR *path, int *count)
{
    FILE *file = _wfopen(path, L"rb");
    Planned *all = NULL, one;
    *count = 0;
    while (file && fscanf(file, "%lf ipv%d %d %lf", &one.at, &one.family, &one.port, &one.hold) == 4) {
        if (*count % 1024 == 0) all = realloc(all, (*count + 1024) * sizeof one);
        all[(*count)++] = one;
    }
    if (file) fclose(file);
    return all;
}

static void runSchedule(WCHAR **argv)
{
    int count, done = 0;
    Planned *all = readSchedule(argv[2], &count);
    double began = now();
    while ((done < count || keptCount) && !stopWanted(argv[4])) {
        double at = now();
        closeDue(at);
        while (done < count && began + all[done].at <= at) {
            openOne(all[done].family, all[done].port, all[done].hold, 0);
            done++;
        }
        Sleep(1);
    }
}

int wmain(int argc, WCHAR **argv)
{
    WSADATA wsa;
    int random = argc == 10 && !wcscmp(argv[1], L"random");
    if (!random && !(argc == 5 && !wcscmp(argv[1], L"schedule"))) return 64;
    WSAStartup(MAKEWORD(2, 2), &wsa);
    if (!(truth = _wfopen(argv[random ? 8 : 3], L"wb"))) return 1;
    fprintf(truth, "pid %lu\n", GetCurrentProcessId());
    fflush(truth);
    if (random) runRandom(argv);
    else runSchedule(argv);
    while (keptCount) closeOne(keptCount - 1);
    fclose(truth);
    return 0;
}
