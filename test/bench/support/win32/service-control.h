/*
 * What ServiceControl.ps1 of the real Setup does: save, disable and stop before the files are copied; restore the start
 * types and start what ran before, afterwards. A start that fails is written into the log and nothing else.
 */
#include <stdlib.h>
#include <wchar.h>

#define MOST_SERVICES 64
#define PREFIX "[ServiceControl.ps1] "

typedef struct { WCHAR name[64], dependencies[512]; DWORD startType, dependencyBytes; int ran, tried; } SavedService;

/* In this order. Those that are not registered are passed over, as the real script does. */
static const WCHAR *const controlled[] = {
    L"WinMgmt", L"RemoteRegistry", L"W3Svc", L"IISAdmin", L"pla", L"HealthService", L"OnePoint", L"MOM", L"FMS",
    L"HostControllerService", L"wsbexchange", L"SearchExchangeTracing", L"MSExchangeHMRecovery", L"MSExchangeHM",
    L"MSExchangeDiagnostics", L"MSExchangeEdgeSync", L"MSExchangeServiceHost", L"MSExchangeAntispamUpdate",
    L"MSExchangeTransportLogSearch", L"MSExchangeTransport", L"MSExchangeFrontEndTransport", L"MSExchangeSubmission",
    L"MSExchangeDelivery", L"MSExchangeMailboxAssistants", L"MSExchangeMailboxReplication", L"MSExchangeThrottling",
    L"MSExchangeMitigation", L"MSExchangeFastSearch", L"MSExchangeRPC", L"MSExchangePop3", L"MSExchangePOP3BE",
    L"MSExchangeImap4", L"MSExchangeIMAP4BE", L"MSExchangeDagMgmt", L"MSExchangeRepl", L"MSExchangeIS",
    L"MSExchangeADTopology",
};

static SC_HANDLE manager;
static SavedService saved[MOST_SERVICES];
static int savedCount;
static int failures;

static SC_HANDLE openService(const WCHAR *name) { return OpenServiceW(manager, name, SERVICE_ALL_ACCESS); }

static DWORD stateOf(SC_HANDLE service)
{
    SERVICE_STATUS_PROCESS status = {0};
    DWORD needed;
    QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, (BYTE *)&status, sizeof status, &needed);
    return status.dwCurrentState;
}

/* Waits until a service is not in a pending state any more. */
static DWORD settled(SC_HANDLE service)
{
    DWORD until = GetTickCount() + 90000, state;
    while ((state = stateOf(service)) == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING) {
        if ((LONG)(until - GetTickCount()) <= 0) break;
        Sleep(20);
    }
    return state;
}

static QUERY_SERVICE_CONFIGW *configOf(SC_HANDLE service)
{
    static BYTE buffer[8192];
    DWORD needed;
    return QueryServiceConfigW(service, (QUERY_SERVICE_CONFIGW *)buffer, sizeof buffer, &needed)
               ? (QUERY_SERVICE_CONFIGW *)buffer
               : NULL;
}

static int setStartType(SC_HANDLE service, DWORD startType)
{
    return ChangeServiceConfigW(service, SERVICE_NO_CHANGE, startType, SERVICE_NO_CHANGE, NULL, NULL, NULL, NULL, NULL,
                                NULL, NULL);
}

/*
 * Dependencies come from the registry, and are put back there: a start type that is set through Wine's control manager takes
 * them away.
 */
static HKEY openKey(const WCHAR *name)
{
    WCHAR path[256];
    HKEY key = NULL;
    swprintf(path, 256, L"SYSTEM\\CurrentControlSet\\Services\\%ls", name);
    RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, KEY_READ | KEY_WRITE, &key);
    return key;
}

static void readDependencies(SavedService *one)
{
    HKEY key = openKey(one->name);
    one->dependencyBytes = sizeof one->dependencies - 2 * sizeof(WCHAR);
    if (!key || RegQueryValueExW(key, L"DependOnService", NULL, NULL, (BYTE *)one->dependencies, &one->dependencyBytes))
        one->dependencyBytes = 0;
    if (key) RegCloseKey(key);
}

static void writeDependencies(const SavedService *one)
{
    HKEY key = one->dependencyBytes ? openKey(one->name) : NULL;
    if (!key) return;
    RegSetValueExW(key, L"DependOnService", 0, REG_MULTI_SZ, (const BYTE *)one->dependencies, one->dependencyBytes);
    RegCloseKey(key);
}

static int dependsOn(const SavedService *one, const WCHAR *other)
{
    const WCHAR *each = one->dependencies;
    for (; *each; each += wcslen(each) + 1)
        if (!_wcsicmp(each, other)) return 1;
    return 0;
}

/* The state as it is now; the start types that ServiceStartupMode holds are written beside. */
static void observe(void)
{
    size_t i;
    for (i = 0; i < sizeof controlled / sizeof *controlled && savedCount < MOST_SERVICES; i++) {
        SC_HANDLE service = openService(controlled[i]);
        QUERY_SERVICE_CONFIGW *config = service ? configOf(service) : NULL;
        if (config) {
            SavedService *one = &saved[savedCount++];
            wcsncpy(one->name, controlled[i], 63);
            one->startType = config->dwStartType;
            one->ran = stateOf(service) == SERVICE_RUNNING;
            readDependencies(one);
        }
        if (service) CloseServiceHandle(service);
    }
}

static const char *const startTypeNames[] = {"Boot", "System", "Automatic", "Manual", "Disabled"};

/*
 * A hash table as PowerShell exports it. A file that is there already is kept: after a Setup that was broken off, what it left
 * is what the next one takes for the truth. That is how the real one behaves.
 */
static void saveTo(const WCHAR *path, int startTypes)
{
    FILE *file;
    int i;
    say(1, PREFIX "Saving service %s to '%ls'...", startTypes ? "startup mode" : "state", path);
    if (GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES) {
        say(1, PREFIX "'%ls' already exists. Keeping it.", path);
        return;
    }
    if (!(file = _wfopen(path, L"wb"))) return;
    fputs("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\r\n"
          "  <Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Collections.Hashtable</T><T>System.Object</T></TN><DCT>\r\n", file);
    for (i = 0; i < savedCount; i++)
        fprintf(file, "    <En><S N=\"Key\">%ls</S><S N=\"Value\">%s</S></En>\r\n", saved[i].name,
                startTypes ? startTypeNames[saved[i].startType] : saved[i].ran ? "Running" : "Stopped");
    fputs("  </DCT></Obj>\r\n</Objs>\r\n", file);
    fclose(file);
}

static void loadFrom(const WCHAR *path, int startTypes)
{
    char line[256], name[64], value[32];
    FILE *file = _wfopen(path, L"rb");
    int i, t;
    if (!file) return;
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, " <En><S N=\"Key\">%63[^<]</S><S N=\"Value\">%31[^<]", name, value) != 2) continue;
        for (i = 0; i < savedCount; i++) {
            char known[64];
            snprintf(known, sizeof known, "%ls", saved[i].name);
            if (_stricmp(known, name)) continue;
            if (!startTypes) saved[i].ran = !strcmp(value, "Running");
            else
                for (t = 0; t < 5; t++)
                    if (!strcmp(startTypeNames[t], value)) saved[i].startType = t;
        }
    }
    fclose(file);
}

static void disableAll(void)
{
    int i;
    for (i = 0; i < savedCount; i++) {
        SC_HANDLE service = openService(saved[i].name);
        if (!service) continue;
        say(1, PREFIX "Disabling service '%ls'.", saved[i].name);
        if (!setStartType(service, SERVICE_DISABLED)) failures++;
        writeDependencies(&saved[i]);
        CloseServiceHandle(service);
    }
}

/* What depends on a service is stopped before it, as Stop-Service -Force does. */
static void stopOne(const WCHAR *name)
{
    SERVICE_STATUS ignored;
    SC_HANDLE service = openService(name);
    DWORD state;
    int i;
    if (!service) return;
    state = settled(service);
    if (state == SERVICE_RUNNING) {
        for (i = 0; i < savedCount; i++)
            if (dependsOn(&saved[i], name)) stopOne(saved[i].name);
        say(1, PREFIX "Stopping service '%ls'.", name);
        if (!ControlService(service, SERVICE_CONTROL_STOP, &ignored) || settled(service) != SERVICE_STOPPED) {
            say(1, PREFIX "Unable to stop service '%ls'.", name);
            failures++;
        }
    }
    CloseServiceHandle(service);
}

static void stopAll(void)
{
    int i;
    for (i = 0; i < savedCount; i++) stopOne(saved[i].name);
}

static void restoreStartTypes(void)
{
    int i;
    for (i = 0; i < savedCount; i++) {
        SC_HANDLE service = openService(saved[i].name);
        if (!service) continue;
        say(1, PREFIX "Restoring startup mode of service '%ls' to '%s'.", saved[i].name,
            startTypeNames[saved[i].startType]);
        if (!setStartType(service, saved[i].startType)) failures++;
        writeDependencies(&saved[i]);
        CloseServiceHandle(service);
    }
}

static void startOne(SavedService *one)
{
    SC_HANDLE service = openService(one->name);
    int i;
    if (!service) return;
    if (one->tried++) {
        CloseServiceHandle(service);
        return;
    }
    if (!one->ran) say(1, PREFIX "'%ls' was not running.", one->name);
    else if (settled(service) != SERVICE_RUNNING) {
        for (i = 0; i < savedCount; i++)
            if (saved[i].ran && dependsOn(one, saved[i].name)) startOne(&saved[i]);
        say(1, PREFIX "Starting service '%ls'.", one->name);
        if (!StartServiceW(service, 0, NULL) || settled(service) != SERVICE_RUNNING) {
            say(1, PREFIX "Unable to restore service '%ls'.", one->name);
            failures++;
        }
    }
    CloseServiceHandle(service);
}

/* Goes on whatever fails: a dead back end does not fail the update. */
static void startAll(void)
{
    int i;
    for (i = savedCount; i-- > 0;) startOne(&saved[i]);
}

static void sayScriptEnd(void)
{
    say(1, failures ? PREFIX "Script completed with one or more errors." : PREFIX "Script completed succesfully.");
    failures = 0;
}
