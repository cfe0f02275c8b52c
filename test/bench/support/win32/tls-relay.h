/*
 * Wine 8 has no TLS for servers: what comes in on a TLS port is handed on, byte for byte, to a program on the Linux side of
 * the bench, which does the handshake and greets. The port and its listener are the service's own all the same.
 *
 * The connection there takes its source port from below the dynamic range: one that is handed out could be a back end's.
 */
#define FIRST_RELAY_SOURCE 4300
#define RELAY_SOURCES 500

static SOCKET connectRelay(unsigned short port)
{
    static volatile LONG next;
    struct sockaddr_in from = {0}, to = {0};
    struct linger reset = {1, 0};
    int attempt;
    SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (s == INVALID_SOCKET) return s;
    setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
    from.sin_family = to.sin_family = AF_INET;
    from.sin_addr.s_addr = to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(port);
    for (attempt = 0; attempt < RELAY_SOURCES; attempt++) {
        from.sin_port = htons((unsigned short)(FIRST_RELAY_SOURCE + InterlockedIncrement(&next) % RELAY_SOURCES));
        if (!bind(s, (struct sockaddr *)&from, sizeof from)) break;
    }
    if (attempt < RELAY_SOURCES && !connect(s, (struct sockaddr *)&to, sizeof to)) return s;
    closesocket(s);
    return INVALID_SOCKET;
}

typedef struct { SOCKET from, to; } Direction;

static int copyBytes(SOCKET from, SOCKET to)
{
    char buffer[4096];
    int n;
    while ((n = recv(from, buffer, sizeof buffer, 0)) > 0)
        if (send(to, buffer, n, 0) != n) return -1;
    return n;
}

static DWORD WINAPI copyBack(void *argument)
{
    Direction *direction = argument;
    copyBytes(direction->from, direction->to);
    /* The other program has gone: the client's connection ends too. */
    shutdown(direction->to, SD_BOTH);
    return 0;
}

/* Returns 0 when the client closed first. */
static int relayTls(SOCKET client, unsigned short port)
{
    SOCKET relay = connectRelay(port);
    Direction back = {relay, client};
    HANDLE thread;
    int ended;
    if (relay == INVALID_SOCKET) return -1;
    thread = CreateThread(NULL, 65536, copyBack, &back, 0, NULL);
    ended = copyBytes(client, relay);
    shutdown(relay, SD_BOTH);
    if (thread) {
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
    }
    closesocket(relay);
    return ended;
}
