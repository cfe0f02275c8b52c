/*
 * A program like any monitoring agent: it keeps one connection to the directory (127.0.0.1:3268) open. What makes it the
 * bench's captor is that its source port is chosen on the command line instead of by the kernel.
 *
 *   holder.exe ipv4|ipv6 PORT HOLD_MS READY_FILE STOP_FILE
 *
 * HOLD_MS 0 holds until STOP_FILE appears. A STOP_FILE that begins with "abort" resets the connection, anything else
 * closes it the normal way and so leaves the port in TIME_WAIT. READY_FILE receives "ok PID" or "error CODE".
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static void tell(const WCHAR *path, const char *what, unsigned long number)
{
    /* Written beside and renamed: the reader never sees half a line. */
    WCHAR partial[512];
    FILE *file;
    swprintf(partial, 512, L"%ls.part", path);
    if (!(file = _wfopen(partial, L"wb"))) return;
    fprintf(file, "%s %lu\n", what, number);
    fclose(file);
    MoveFileExW(partial, path, MOVEFILE_REPLACE_EXISTING);
}

static char stopRequest(const WCHAR *path)
{
    char first = 0;
    FILE *file = _wfopen(path, L"rb");
    if (!file) return 0;
    first = (char)fgetc(file);
    fclose(file);
    return first ? first : 'c';
}

int wmain(int argc, WCHAR **argv)
{
    struct sockaddr_in v4 = {0}, to4 = {0};
    struct sockaddr_in6 v6 = {0}, to6 = {0};
    WSADATA wsa;
    DWORD patience = 100, until;
    char buffer[64], request = 0;
    int failed, family, port, hold;
    SOCKET s;
    if (argc != 6) return 64;
    family = wcscmp(argv[1], L"ipv6") ? AF_INET : AF_INET6;
    port = _wtoi(argv[2]);
    hold = _wtoi(argv[3]);
    WSAStartup(MAKEWORD(2, 2), &wsa);
    s = socket(family, SOCK_STREAM, IPPROTO_TCP);

    v4.sin_family = to4.sin_family = AF_INET;
    v6.sin6_family = to6.sin6_family = AF_INET6;
    v4.sin_port = v6.sin6_port = htons((unsigned short)port);
    to4.sin_port = to6.sin6_port = htons(3268);
    to4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to6.sin6_addr = in6addr_loopback;
    if (family == AF_INET) {
        failed = bind(s, (struct sockaddr *)&v4, sizeof v4) || connect(s, (struct sockaddr *)&to4, sizeof to4);
    } else {
        int on = 1;
        setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&on, sizeof on);
        failed = bind(s, (struct sockaddr *)&v6, sizeof v6) || connect(s, (struct sockaddr *)&to6, sizeof to6);
    }
    if (failed) {
        int error = WSAGetLastError();
        tell(argv[4], "error", error);
        return error;
    }
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&patience, sizeof patience);
    until = GetTickCount() + hold;
    /* One blocking read before "ready": only then does Wine know whose socket it is. */
    recv(s, buffer, sizeof buffer, 0);
    tell(argv[4], "ok", GetCurrentProcessId());
    while (!(request = stopRequest(argv[5])) && (hold == 0 || (LONG)(until - GetTickCount()) > 0)) {
        if (recv(s, buffer, sizeof buffer, 0) == 0) break;
    }
    if (request == 'a') {
        struct linger reset = {1, 0};
        setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
    }
    closesocket(s);
    return 0;
}
