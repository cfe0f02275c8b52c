/*
 * A stand-in for Exchange's Setup.exe in an update. It behaves as the real one does to services and in its log:
 *
 *   setup.exe /IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF /Mode:Upgrade [/DownMs:N] [/HoldUntil:file]
 *             [/FailAt:prerequisites|copy]
 *
 * It replaces the files that lie on its medium, and with them the version that is installed.
 *
 * DownMs is the time between the last stop and the first start, 3000 unless told: the real one takes most of an hour.
 * Before the first start it waits for the file of HoldUntil too, two minutes at most: for what has to happen while the services
 * are down, however slow the machine is.
 * `FailAt:prerequisites` ends before anything was touched, `FailAt:copy` leaves all services stopped and disabled. Exit code 0
 * says, as with the real one, nothing about the services.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include "setup-log.h"
#include "service-control.h"
#include "copy-files.h"

#define VERSION "15.2.1748.10"
#define STATE_FILE LOG_FOLDER L"\\ServiceState15.2.1748.10.xml"
#define MODE_FILE LOG_FOLDER L"\\ServiceStartupMode15.2.1748.10.xml"

static const char *const components[] = {
    "Mailbox Role' (Configuring the Mailbox role: Mailbox service.)",
    "Bridgehead Role Setter' (Configuring the Mailbox role: Transport service.)",
    "Client Access Role' (Configuring the Mailbox role: Client Access service.)",
    "Frontend Transport Role' (Configuring the Mailbox role: Front End Transport service.)",
};
#define COMPONENTS (sizeof components / sizeof *components)

static int fail(const char *component)
{
    say(2, "[ERROR] The following error was generated when \"$error.Clear();\r\n"
           "          install-files;\r\n"
           "        \" was run: \"System.IO.IOException: The process cannot access the file because it is being used by "
           "another process.\r\n"
           "   at Microsoft.Exchange.Management.Deployment.InstallFiles.InternalProcessRecord()\".");
    say(2, "[ERROR-REFERENCE] Id=%s___bench Component=EXCHANGE14:\\Current\\Release\\Shared\\Datacenter\\Setup", component);
    say(2, "Setup is stopping now because of one or more critical errors.");
    sayEnd(1);
    return 1;
}

static void holdUntil(const WCHAR *file)
{
    DWORD until = GetTickCount() + 120000;
    while (*file && GetFileAttributesW(file) == INVALID_FILE_ATTRIBUTES && (LONG)(until - GetTickCount()) > 0) Sleep(20);
}

int wmain(int argc, WCHAR **argv)
{
    DWORD downMs = 3000;
    const WCHAR *failAt = L"", *held = L"";
    size_t c;
    int i;
    for (i = 1; i < argc; i++) {
        if (!_wcsnicmp(argv[i], L"/DownMs:", 8)) downMs = _wtoi(argv[i] + 8);
        if (!_wcsnicmp(argv[i], L"/FailAt:", 8)) failAt = argv[i] + 8;
        if (!_wcsnicmp(argv[i], L"/HoldUntil:", 11)) held = argv[i] + 11;
    }
    CreateDirectoryW(LOG_FOLDER, NULL);
    manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
    if (!manager) return (int)GetLastError();
    sayStart(VERSION);
    say(0, "Performing Microsoft Exchange Server Prerequisite Check");
    say(1, "Evaluated [Rule:RebootPending] [HasException:False] [Value:\"%s\"] [ParentValue:\"<NULL>\"]",
        wcscmp(failAt, L"prerequisites") ? "False" : "True");
    if (!wcscmp(failAt, L"prerequisites")) {
        say(1, "Failed [Rule:RebootPending] [Message:A reboot from a previous installation is pending. Please restart the "
               "system and then rerun Setup.]");
        say(0, "Exchange Server installation failed during prereq check. Trying to restore the server state back to active.");
        sayEnd(1);
        return 1;
    }
    observe();
    say(0, "Processing component 'All Roles Pre File Copy' (Preparing Setup).");
    say(1, "Executing: Start-PreFileCopy -RoleList 'Bridgehead','ClientAccess','Mailbox'");
    say(1, "Beginning processing Start-PreFileCopy");
    saveTo(STATE_FILE, 0);
    saveTo(MODE_FILE, 1);
    loadFrom(STATE_FILE, 0);
    loadFrom(MODE_FILE, 1);
    disableAll();
    stopAll();
    sayScriptEnd();
    say(1, "Ending processing Start-PreFileCopy");
    say(0, "Processing component 'File Copy' (Copying Setup Files).");
    if (!wcscmp(failAt, L"copy")) {
        Sleep(downMs);
        return fail("AllRolesFileCopyComponent");
    }
    if (copyTree(MEDIUM_FILES, EXCHANGE_FOLDER)) return fail("AllRolesFileCopyComponent");
    writeVersion();
    for (c = 0; c < COMPONENTS; c++) {
        Sleep(downMs / (COMPONENTS + 1));
        say(0, "Processing component '%s.", components[c]);
    }
    Sleep(downMs / (COMPONENTS + 1));
    holdUntil(held);
    say(0, "Processing component 'All Roles Post File Copy' (Finalizing Setup).");
    say(1, "Beginning processing Start-PostSetup");
    restoreStartTypes();
    startAll();
    sayScriptEnd();
    say(1, "Ending processing Start-PostSetup");
    /* Those of a Setup that went through are of no use any more, and would be the truth of the next one. */
    DeleteFileW(STATE_FILE);
    DeleteFileW(MODE_FILE);
    sayEnd(0);
    return 0;
}
