/*
 * ExchangeSetup.log as the real Setup writes it: appended for the life of the server, one entry a line, the milliseconds
 * padded to four digits, and a depth that is not a severity.
 */
#include <stdarg.h>
#include <stdio.h>
#include <windows.h>

#define LOG_FOLDER L"C:\\ExchangeSetupLogs"

/* Opened, written and closed for each entry: whoever reads or renames the log meanwhile is not in the way. */
static void say(int depth, const char *format, ...)
{
    SYSTEMTIME now;
    va_list list;
    FILE *file = _wfopen(LOG_FOLDER L"\\ExchangeSetup.log", L"ab");
    if (!file) return;
    GetSystemTime(&now);
    fprintf(file, "[%02d/%02d/%04d %02d:%02d:%02d.%04d] [%d] ", now.wMonth, now.wDay, now.wYear, now.wHour, now.wMinute,
            now.wSecond, now.wMilliseconds, depth);
    va_start(list, format);
    vfprintf(file, format, list);
    va_end(list);
    fputs("\r\n", file);
    fclose(file);
}

static void sayStart(const char *version)
{
    say(0, "**********************************************");
    say(0, "Starting Microsoft Exchange Server 2019 Setup");
    say(0, "**********************************************");
    say(0, "Local time zone: (UTC) Coordinated Universal Time.");
    say(0, "Operating system version: Microsoft Windows NT 6.2.9200.0.");
    say(0, "Setup version: %s.", version);
    say(0, "Logged on user: BENCH\\Administrator.");
    say(0, "Command Line Parameter Name='mode', Value='Upgrade'.");
    say(0, "RuntimeAssembly was started with the following command: '/Mode:Upgrade'.");
    say(0, "The installation mode is set to: 'BuildToBuildUpgrade'.");
    say(0, "Schema Update Required Status : 'False'.");
}

/* "End of Setup" and a result of 0 prove nothing: only the line of success does. */
static void sayEnd(int result)
{
    if (!result) say(0, "The Exchange Server setup operation completed successfully.");
    else
        say(0, "The Exchange Server setup operation didn't complete.  More details can be found in ExchangeSetup.log "
               "located in the <SystemDrive>:\\ExchangeSetupLogs folder.");
    say(0, "CurrentResult console.ProcessRunInternal:198: %d", result);
    say(0, "CurrentResult launcherbase.maincore:90: %d", result);
    say(0, "CurrentResult console.startmain:52: %d", result);
    say(0, "CurrentResult SetupLauncherHelper.loadassembly:452: %d", result);
    say(0, "CurrentResult main.run:235: %d", result);
    say(0, "CurrentResult setupbase.maincore:396: %d", result);
    say(0, "End of Setup");
    say(0, "**********************************************");
}
