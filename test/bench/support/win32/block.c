/*
 * A system exclusion, as Hyper-V or WinNAT make them: nobody else can bind a port of the range, asked for explicitly or
 * not, and no table of sockets shows why. The ports are bound exclusively and never listened on, which the kernel
 * does not list; whoever tries gets WSAEACCES (10013), as on Windows.
 *
 *   block.exe FIRST LAST READY_FILE STOP_FILE
 *
 * READY_FILE receives the number of sockets that were bound, of two per port.
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

static int block(int family, unsigned short port)
{
    struct sockaddr_in v4 = {0};
    struct sockaddr_in6 v6 = {0};
    int on = 1;
    SOCKET s = socket(family, SOCK_STREAM, IPPROTO_TCP);
    v4.sin_family = AF_INET;
    v6.sin6_family = AF_INET6;
    v4.sin_port = v6.sin6_port = htons(port);
    setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
    if (family == AF_INET) return bind(s, (struct sockaddr *)&v4, sizeof v4) == 0;
    setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&on, sizeof on);
    return bind(s, (struct sockaddr *)&v6, sizeof v6) == 0;
}

int wmain(int argc, WCHAR **argv)
{
    WCHAR partial[512];
    WSADATA wsa;
    FILE *file;
    int port, bound = 0;
    if (argc != 5) return 64;
    WSAStartup(MAKEWORD(2, 2), &wsa);
    for (port = _wtoi(argv[1]); port <= _wtoi(argv[2]); port++)
        bound += block(AF_INET, (unsigned short)port) + block(AF_INET6, (unsigned short)port);
    swprintf(partial, 512, L"%ls.part", argv[3]);
    if (!(file = _wfopen(partial, L"wb"))) return 1;
    fprintf(file, "ok %d\n", bound);
    fclose(file);
    MoveFileExW(partial, argv[3], MOVEFILE_REPLACE_EXISTING);
    while (GetFileAttributesW(argv[4]) == INVALID_FILE_ATTRIBUTES) Sleep(100);
    return 0;
}
