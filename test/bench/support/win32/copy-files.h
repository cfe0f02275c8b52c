/*
 * What an update does to files: everything that lies on the medium replaces what is on the server, customised or not.
 */
#include <wchar.h>
#include <windows.h>

#define MEDIUM_FILES L"C:\\ExchangeMedia\\Files"
#define EXCHANGE_FOLDER L"C:\\Program Files\\Microsoft\\Exchange Server\\V15"

/* Returns the number of files that could not be copied. */
static int copyTree(const WCHAR *from, const WCHAR *to)
{
    WCHAR source[MAX_PATH], target[MAX_PATH];
    WIN32_FIND_DATAW found;
    HANDLE search;
    int failed = 0;
    swprintf(source, MAX_PATH, L"%ls\\*", from);
    CreateDirectoryW(to, NULL);
    search = FindFirstFileW(source, &found);
    if (search == INVALID_HANDLE_VALUE) return 0;
    do {
        if (!wcscmp(found.cFileName, L".") || !wcscmp(found.cFileName, L"..")) continue;
        swprintf(source, MAX_PATH, L"%ls\\%ls", from, found.cFileName);
        swprintf(target, MAX_PATH, L"%ls\\%ls", to, found.cFileName);
        if (found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) failed += copyTree(source, target);
        else if (!CopyFileW(source, target, FALSE)) failed++;
    } while (FindNextFileW(search, &found));
    FindClose(search);
    return failed;
}

static void setVersionNumber(HKEY key, const WCHAR *name, DWORD value)
{
    RegSetValueExW(key, name, 0, REG_DWORD, (const BYTE *)&value, sizeof value);
}

static void writeVersion(void)
{
    HKEY key;
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"Software\\Microsoft\\ExchangeServer\\v15\\Setup", 0, KEY_WRITE, &key)) return;
    setVersionNumber(key, L"MsiBuildMajor", 1748);
    setVersionNumber(key, L"MsiBuildMinor", 10);
    RegCloseKey(key);
}
