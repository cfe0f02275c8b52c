/*
 * Connections on which nothing is ever said, as those to the directory stand-in: accepted, kept, and closed when the peer
 * has closed. One thread for all of them, because a thread for each makes a Wine server accept 150 in a second, and
 * the tests open tens of thousands.
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <windows.h>
#include <stdlib.h>

typedef struct {
    OVERLAPPED overlapped;
    SOCKET socket;
    char bytes[64];
} QuietConnection;

/* A peer that closed the normal way gets the normal answer, and with it the minute in TIME_WAIT that is its due. */
static void endQuietly(QuietConnection *connection, int peerClosed)
{
    struct linger normal = {0, 0};
    if (peerClosed) setsockopt(connection->socket, SOL_SOCKET, SO_LINGER, (char *)&normal, sizeof normal);
    closesocket(connection->socket);
    free(connection);
}

static void awaitBytes(QuietConnection *connection)
{
    WSABUF buffer = {sizeof connection->bytes, connection->bytes};
    DWORD flags = 0;
    memset(&connection->overlapped, 0, sizeof connection->overlapped);
    if (WSARecv(connection->socket, &buffer, 1, NULL, &flags, &connection->overlapped, NULL) &&
        WSAGetLastError() != WSA_IO_PENDING)
        endQuietly(connection, 0);
}

static DWORD WINAPI watchQuietConnections(void *completions)
{
    DWORD count;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    for (;;) {
        BOOL ok = GetQueuedCompletionStatus((HANDLE)completions, &count, &key, &overlapped, INFINITE);
        if (!overlapped) return 0;
        if (ok && count) awaitBytes((QuietConnection *)key);
        else endQuietly((QuietConnection *)key, ok);
    }
}

static DWORD WINAPI acceptQuietly(void *listener)
{
    HANDLE completions = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    struct linger reset = {1, 0};
    SOCKET peer;
    CloseHandle(CreateThread(NULL, 0, watchQuietConnections, completions, 0, NULL));
    while ((peer = accept((SOCKET)listener, NULL, NULL)) != INVALID_SOCKET) {
        QuietConnection *connection = calloc(1, sizeof *connection);
        connection->socket = peer;
        setsockopt(peer, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
        CreateIoCompletionPort((HANDLE)peer, completions, (ULONG_PTR)connection, 0);
        awaitBytes(connection);
    }
    return 0;
}
