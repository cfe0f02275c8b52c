/*
 * One service program under many names: it plays every Exchange service of the bench.
 *
 * Which service it is, it learns from the service control manager; what that service listens on is read from
 * HKLM\SYSTEM\CurrentControlSet\Services\<name>\Parameters:
 *   Listen            REG_SZ     "any:9955 loopback:890 tls:995 ..."  (empty or absent: the service just runs)
 *   TlsRelay          REG_DWORD  port of the program that does the TLS of the ports of scope `tls`
 *   Banner            REG_SZ     one line sent to each connection, without CR LF
 *   BindRetries       REG_DWORD  attempts for WSAEACCES, one second apart (default 60)
 *   StartDelayMs, StopDelayMs  REG_DWORD  make a state change slow
 *   FailWith          REG_DWORD  do not start, report this Win32 error instead
 *
 * The bind behaviour is that of the real POP and IMAP back ends: two endpoints per port (0.0.0.0 and [::], the latter
 * IPv6 only), exclusive; WSAEACCES (10013) is retried, everything else ends the service at once with the socket
 * error as its Win32 exit code. A port captured in one family alone is enough.
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include "quiet-connections.h"
#include "tls-relay.h"

#define MAX_SOCKETS 32

static SERVICE_STATUS_HANDLE handle;
static SERVICE_STATUS status;
static HANDLE stopEvent;
static WCHAR serviceName[256];
static SOCKET sockets[MAX_SOCKETS];
static int isTls[MAX_SOCKETS];
static int socketCount;
static unsigned short tlsRelay;
static char banner[512];

static void report(DWORD state, DWORD error)
{
    status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
    status.dwCurrentState = state;
    status.dwWin32ExitCode = error;
    status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
    status.dwWaitHint = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING ? 70000 : 0;
    SetServiceStatus(handle, &status);
}

static HKEY openParameters(void)
{
    WCHAR path[512];
    HKEY key = NULL;
    swprintf(path, 512, L"SYSTEM\\CurrentControlSet\\Services\\%ls\\Parameters", serviceName);
    RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, KEY_READ, &key);
    return key;
}

static DWORD readNumber(HKEY key, const WCHAR *name, DWORD fallback)
{
    DWORD value, size = sizeof value;
    if (!key || RegGetValueW(key, NULL, name, RRF_RT_REG_DWORD, NULL, &value, &size)) return fallback;
    return value;
}

static void readText(HKEY key, const WCHAR *name, char *out, int capacity)
{
    WCHAR wide[512] = L"";
    DWORD size = sizeof wide;
    if (key) RegGetValueW(key, NULL, name, RRF_RT_REG_SZ, NULL, wide, &size);
    if (!WideCharToMultiByte(CP_UTF8, 0, wide, -1, out, capacity, NULL, NULL)) out[0] = 0;
}

/*
 * Wine 8 keeps sockets in its server process and shows an owner in the endpoint table only once the program itself holds
 * the descriptor. A receive fetches it (accept and listen do not); on a listening socket it has nothing to return,
 * so it must not wait.
 */
static void showOwner(SOCKET s)
{
    u_long on = 1, off = 0;
    char nothing;
    ioctlsocket(s, FIONBIO, &on);
    recv(s, &nothing, 1, 0);
    ioctlsocket(s, FIONBIO, &off);
}

/* Returns 0, or the socket error that stands in the way. */
static DWORD listenOn(const char *scope, unsigned short port, int family, DWORD retries)
{
    struct sockaddr_in v4 = {0};
    struct sockaddr_in6 v6 = {0};
    const struct sockaddr *address;
    int length, on = 1, loopback = !strcmp(scope, "loopback");
    DWORD error;
    SOCKET s = socket(family, SOCK_STREAM, IPPROTO_TCP);
    if (s == INVALID_SOCKET) return WSAGetLastError();

    setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
    if (family == AF_INET6) {
        setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&on, sizeof on);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        v6.sin6_addr = loopback ? in6addr_loopback : in6addr_any;
        address = (struct sockaddr *)&v6;
        length = sizeof v6;
    } else {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(loopback ? INADDR_LOOPBACK : INADDR_ANY);
        address = (struct sockaddr *)&v4;
        length = sizeof v4;
    }
    for (;;) {
        error = bind(s, address, length) ? WSAGetLastError() : 0;
        if (error != WSAEACCES || retries-- <= 1) break;
        if (WaitForSingleObject(stopEvent, 1000) == WAIT_OBJECT_0) break;
    }
    /* The real back ends ask for 128. The directory has to keep up with tests that open thousands of connections. */
    if (!error && listen(s, banner[0] ? 128 : SOMAXCONN)) error = WSAGetLastError();
    if (error) {
        closesocket(s);
        return error;
    }
    showOwner(s);
    isTls[socketCount] = !strcmp(scope, "tls");
    sockets[socketCount++] = s;
    return 0;
}

static DWORD listenOnAll(const char *list, DWORD retries)
{
    char copy[512], *part;
    snprintf(copy, sizeof copy, "%s", list);
    for (part = strtok(copy, " "); part; part = strtok(NULL, " ")) {
        char *colon = strchr(part, ':');
        unsigned short port;
        DWORD error;
        if (!colon || socketCount + 2 > MAX_SOCKETS) return ERROR_INVALID_PARAMETER;
        *colon = 0;
        port = (unsigned short)atoi(colon + 1);
        if ((error = listenOn(part, port, AF_INET, retries))) return error;
        if ((error = listenOn(part, port, AF_INET6, retries))) return error;
    }
    return 0;
}

/*
 * The peer is always given the chance to close first, and only what is left is reset: a TIME_WAIT row on this side
 * would make Linux refuse the next bind of the port, which Windows would not.
 */
static DWORD WINAPI serve(void *argument)
{
    SOCKET s = (SOCKET)argument;
    struct linger reset = {1, 0}, normal = {0, 0};
    DWORD patience = 120000;
    char text[600];
    int n;
    setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&patience, sizeof patience);
    if (banner[0]) {
        snprintf(text, sizeof text, "%s\r\n", banner);
        send(s, text, (int)strlen(text), 0);
    }
    while ((n = recv(s, text, sizeof text - 1, 0)) > 0) {
        text[n] = 0;
        if (_strnicmp(text, "QUIT", 4) == 0) {
            const char *bye = banner[0] == '2' ? "221 2.0.0 Closing\r\n" : "+OK Closing\r\n";
            send(s, bye, (int)strlen(bye), 0);
        } else if (strstr(text, "LOGOUT")) {
            send(s, "* BYE Closing\r\n", 15, 0);
        } else {
            continue;
        }
        patience = 2000;
        setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&patience, sizeof patience);
    }
    if (n == 0) setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&normal, sizeof normal);
    closesocket(s);
    return 0;
}

static DWORD WINAPI serveTls(void *argument)
{
    SOCKET s = (SOCKET)argument;
    struct linger reset = {1, 0};
    if (relayTls(s, tlsRelay)) setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
    closesocket(s);
    return 0;
}

static DWORD WINAPI acceptLoop(void *argument)
{
    int index = (int)(INT_PTR)argument;
    SOCKET peer;
    while ((peer = accept(sockets[index], NULL, NULL)) != INVALID_SOCKET) {
        HANDLE thread = CreateThread(NULL, 65536, isTls[index] ? serveTls : serve, (void *)peer, 0, NULL);
        if (thread) CloseHandle(thread);
        else closesocket(peer);
    }
    return 0;
}

static DWORD WINAPI control(DWORD code, DWORD type, void *data, void *context)
{
    (void)type; (void)data; (void)context;
    if (code == SERVICE_CONTROL_STOP || code == SERVICE_CONTROL_SHUTDOWN) {
        report(SERVICE_STOP_PENDING, NO_ERROR);
        SetEvent(stopEvent);
    }
    return NO_ERROR;
}

static void WINAPI serviceMain(DWORD argc, WCHAR **argv)
{
    char list[512];
    DWORD error, stopDelay, retries;
    WSADATA wsa;
    HKEY key;
    int i;
    (void)argc;
    wcsncpy(serviceName, argv[0], 255);
    handle = RegisterServiceCtrlHandlerExW(serviceName, control, NULL);
    stopEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
    report(SERVICE_START_PENDING, NO_ERROR);

    WSAStartup(MAKEWORD(2, 2), &wsa);
    key = openParameters();
    readText(key, L"Listen", list, sizeof list);
    readText(key, L"Banner", banner, sizeof banner);
    retries = readNumber(key, L"BindRetries", 60);
    tlsRelay = (unsigned short)readNumber(key, L"TlsRelay", 0);
    stopDelay = readNumber(key, L"StopDelayMs", 0);
    error = readNumber(key, L"FailWith", 0);
    WaitForSingleObject(stopEvent, readNumber(key, L"StartDelayMs", 0));

    if (!error) error = listenOnAll(list, retries);
    if (error) {
        for (i = 0; i < socketCount; i++) closesocket(sockets[i]);
        report(SERVICE_STOPPED, error);
        return;
    }
    for (i = 0; i < socketCount; i++)
        if (banner[0]) CreateThread(NULL, 65536, acceptLoop, (void *)(INT_PTR)i, 0, NULL);
        else CreateThread(NULL, 65536, acceptQuietly, (void *)sockets[i], 0, NULL);
    report(SERVICE_RUNNING, NO_ERROR);
    WaitForSingleObject(stopEvent, INFINITE);
    Sleep(stopDelay);
    /* Closed before "stopped" is reported: whoever sees the state must find the port free. */
    for (i = 0; i < socketCount; i++) closesocket(sockets[i]);
    report(SERVICE_STOPPED, NO_ERROR);
}

int wmain(void)
{
    SERVICE_TABLE_ENTRYW table[] = {{L"", serviceMain}, {NULL, NULL}};
    return StartServiceCtrlDispatcherW(table) ? 0 : (int)GetLastError();
}
