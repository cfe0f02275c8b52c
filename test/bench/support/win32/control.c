/*
 * The service control manager from outside of any service:
 *
 *   control.exe query|start|stop|ensure NAME...     waits until each service has settled
 *   control.exe config=2|3|4 NAME...                sets the start type
 *
 * `ensure` starts what does not run, and only that. Prints for each name
 * "NAME ERROR STATE PID WIN32_EXIT_CODE START_TYPE". ERROR is that of the call, 0 where Windows accepted it: a service
 * that Windows started and that ended at once shows in its state and in its exit code.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

static SERVICE_STATUS_PROCESS status;

static DWORD query(SC_HANDLE service)
{
    DWORD needed;
    return QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, (BYTE *)&status, sizeof status, &needed)
               ? 0
               : GetLastError();
}

static void settle(SC_HANDLE service, DWORD pending)
{
    DWORD until = GetTickCount() + 100000;
    while (!query(service) && status.dwCurrentState == pending && (LONG)(until - GetTickCount()) > 0) Sleep(20);
}

static DWORD startType(SC_HANDLE service)
{
    BYTE buffer[8192];
    DWORD needed;
    return QueryServiceConfigW(service, (QUERY_SERVICE_CONFIGW *)buffer, sizeof buffer, &needed)
               ? ((QUERY_SERVICE_CONFIGW *)buffer)->dwStartType
               : 0;
}

static DWORD perform(const WCHAR *verb, SC_HANDLE service)
{
    SERVICE_STATUS ignored;
    if (!wcscmp(verb, L"ensure")) {
        settle(service, SERVICE_START_PENDING);
        if (status.dwCurrentState == SERVICE_RUNNING) return 0;
    }
    if (!wcscmp(verb, L"start") || !wcscmp(verb, L"ensure")) {
        if (!StartServiceW(service, 0, NULL)) return GetLastError();
        settle(service, SERVICE_START_PENDING);
    } else if (!wcscmp(verb, L"stop")) {
        if (!ControlService(service, SERVICE_CONTROL_STOP, &ignored)) return GetLastError();
        settle(service, SERVICE_STOP_PENDING);
    } else if (!wcsncmp(verb, L"config=", 7)) {
        if (!ChangeServiceConfigW(service, SERVICE_NO_CHANGE, _wtoi(verb + 7), SERVICE_NO_CHANGE, NULL, NULL, NULL,
                                  NULL, NULL, NULL, NULL))
            return GetLastError();
    }
    return 0;
}

int wmain(int argc, WCHAR **argv)
{
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT), service;
    int i;
    for (i = 2; i < argc; i++) {
        DWORD error = 0, start = 0;
        memset(&status, 0, sizeof status);
        if (!(service = OpenServiceW(manager, argv[i], SERVICE_ALL_ACCESS))) {
            error = GetLastError();
        } else {
            error = perform(argv[1], service);
            query(service);
            start = startType(service);
            CloseServiceHandle(service);
        }
        printf("%ls %lu %lu %lu %lu %lu\n", argv[i], error, status.dwCurrentState, status.dwProcessId,
               status.dwWin32ExitCode, start);
    }
    return 0;
}
