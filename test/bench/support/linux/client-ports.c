/*
 * Makes a port that a connection was handed as unusable for a listener as it is on Windows.
 *
 * Wine 8 sets SO_REUSEADDR on every TCP socket and keeps its own account of who has bound what. A connection that never
 * called bind is not in that account, so a service could listen on its source port, which Windows refuses with 10048. Loaded in front
 * of Wine (LD_PRELOAD), this takes the option back from a socket that is about to connect without having been bound; the
 * kernel then refuses the listener.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <sys/socket.h>

static int (*realConnect)(int, const struct sockaddr *, socklen_t);

__attribute__((constructor)) static void findReal(void) { realConnect = dlsym(RTLD_NEXT, "connect"); }

static int isUnboundTcp(int fd)
{
    struct sockaddr_in6 own;
    socklen_t length = sizeof own, typeLength = sizeof(int);
    int type = 0;
    if (getsockname(fd, (struct sockaddr *)&own, &length)) return 0;
    if (own.sin6_family != AF_INET && own.sin6_family != AF_INET6) return 0;
    if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &typeLength) || type != SOCK_STREAM) return 0;
    /* The port lies in the same place in both families. */
    return own.sin6_port == 0;
}

int connect(int fd, const struct sockaddr *address, socklen_t length)
{
    int off = 0;
    if (isUnboundTcp(fd)) setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof off);
    return realConnect(fd, address, length);
}
