/*
 * The plain C counterpart of one endpoint read: the same four tables, the same buffers to begin with, nothing decoded.
 *
 *   endpoint-loop.exe WARM_UP REPETITIONS RESULT_FILE owners|plain
 *
 * `plain` asks for the same tables without their owners, which is what netstat.exe of Wine does. RESULT_FILE receives the number of rows on the first line and then one duration per line, in microseconds.
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <windows.h>
#include <iphlpapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define FIRST_BYTES 65536

static int owners;

static DWORD table(int tcp, ULONG family)
{
    DWORD size = FIRST_BYTES, capacity = FIRST_BYTES, error, rows = 0;
    int attempt;
    char *memory = calloc(1, capacity);
    for (attempt = 0; attempt < 8; attempt++) {
        error = tcp ? GetExtendedTcpTable(memory, &size, FALSE, family, owners ? TCP_TABLE_OWNER_PID_ALL : TCP_TABLE_BASIC_ALL, 0)
                    : GetExtendedUdpTable(memory, &size, FALSE, family, owners ? UDP_TABLE_OWNER_PID : UDP_TABLE_BASIC, 0);
        if (error != ERROR_INSUFFICIENT_BUFFER) break;
        size = capacity = (size > capacity ? size : capacity) + capacity / 4;
        free(memory);
        memory = calloc(1, capacity);
    }
    if (!error) rows = *(DWORD *)memory;
    free(memory);
    return rows;
}

static DWORD readAll(void)
{
    return table(1, AF_INET) + table(1, AF_INET6) + table(0, AF_INET) + table(0, AF_INET6);
}

int wmain(int argc, WCHAR **argv)
{
    LARGE_INTEGER frequency, before, after;
    int warmUp, repetitions, i;
    double *took;
    DWORD rows = 0;
    FILE *file;
    if (argc != 5) return 64;
    owners = !wcscmp(argv[4], L"owners");
    warmUp = _wtoi(argv[1]);
    repetitions = _wtoi(argv[2]);
    took = calloc(repetitions, sizeof *took);
    QueryPerformanceFrequency(&frequency);
    for (i = -warmUp; i < repetitions; i++) {
        QueryPerformanceCounter(&before);
        rows = readAll();
        QueryPerformanceCounter(&after);
        if (i >= 0) took[i] = (after.QuadPart - before.QuadPart) * 1e6 / frequency.QuadPart;
    }
    if (!(file = _wfopen(argv[3], L"wb"))) return 1;
    fprintf(file, "%lu\n", rows);
    for (i = 0; i < repetitions; i++) fprintf(file, "%.1f\n", took[i]);
    fclose(file);
    return 0;
}
