/*
 * Stands in for netsh.exe, which in Wine prints nothing: honest about ranges and exclusions (netsh-tables.h), in the
 * layout, the languages and the OEM bytes of the real tool (netsh-words.h).
 *
 *   netsh int ipv4|ipv6 show dynamicport tcp|udp
 *   netsh int ipv4|ipv6 show excludedportrange [protocol=]tcp|udp [store=active|persistent]
 *   netsh int ipv4|ipv6 add|delete excludedportrange protocol= startport= numberofports= [store=]
 *   netsh bench add-system FIRST LAST      (not in the real tool: a block of Windows' own, in both families)
 *   netsh bench forget-active              (not in the real tool: what a reboot does to the tables)
 *   netsh                                  (the prompt: a command a line from standard input, until bye, exit, quit or its end)
 *
 * C:\bench\netsh\knobs.txt makes it misbehave; lines of "name value":
 *   match TEXT    only calls whose arguments contain TEXT (several lines: all of them)
 *   delay MS      wait before anything else
 *   exit CODE     end with this code; a change is then not made, and refused as "in use"
 *   rows N        show N further exclusions that do not exist
 *   output garbled|truncated|empty|utf-16|ansi|past-the-end|no-effect|reply
 *                 reply: the bytes of C:\bench\netsh\reply.bin instead of everything else; nothing is read or changed
 *   prompt none|dies   without arguments: never print a prompt; end at the next command, before it is carried out
 * They are files because the product runs netsh with an environment of its own.
 *
 * Every call is noted in C:\bench\netsh\calls.txt, with the PATH that it was given; a command at the prompt after "netsh>".
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "netsh-words.h"
#include "netsh-tables.h"
#include "netsh-knobs.h"
#include "netsh-prompt.h"

static const Words *words;
static WCHAR *text;
static size_t textLength, textCapacity;

static void print(const WCHAR *piece)
{
    size_t length = wcslen(piece);
    if (textLength + length + 1 > textCapacity) {
        textCapacity = (textLength + length + 1) * 2;
        text = realloc(text, textCapacity * sizeof *text);
    }
    memcpy(text + textLength, piece, (length + 1) * sizeof *piece);
    textLength += length;
}

static void line(const WCHAR *piece)
{
    print(piece);
    print(L"\r\n");
}

static void lineWithNumber(const WCHAR *label, unsigned number)
{
    WCHAR digits[16];
    swprintf(digits, 16, L"%u", number);
    print(label);
    line(digits);
}

static void heading(const WCHAR *before, const char *protocol, const WCHAR *after)
{
    WCHAR wide[8];
    MultiByteToWideChar(CP_ACP, 0, protocol, -1, wide, 8);
    print(before);
    print(wide);
    line(after);
}

/* Sends what was printed, in the console's code page unless a knob says otherwise. */
static int finish(int exitCode)
{
    UINT page = is("ansi") ? GetACP() : GetOEMCP();
    size_t size = textLength * 4 + 4, n, i;
    char *bytes = malloc(size);
    if (knobs.active && knobs.exitCode >= 0) exitCode = knobs.exitCode;
    if (is("empty")) return exitCode;
    if (is("utf-16")) {
        memcpy(bytes, "\xff\xfe", 2);
        memcpy(bytes + 2, text, textLength * 2);
        n = 2 + textLength * 2;
    } else {
        n = WideCharToMultiByte(page, 0, text, (int)textLength, bytes, (int)size, NULL, NULL);
    }
    if (is("truncated")) n = n * 3 / 5;
    if (is("garbled")) {
        unsigned seed = 1;
        for (i = 0; i < n; i++) bytes[i] ^= (char)((seed = seed * 1103515245 + 12345) >> 16);
    }
    fwrite(bytes, 1, n, stdout);
    fflush(stdout);
    return exitCode;
}

static int reply(void)
{
    char buffer[4096];
    size_t n;
    FILE *file = fopen(FOLDER "reply.bin", "rb");
    if (!file) return 1;
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0) fwrite(buffer, 1, n, stdout);
    fclose(file);
    fflush(stdout);
    return knobs.exitCode >= 0 ? knobs.exitCode : 0;
}

static int message(const WCHAR *what, int exitCode)
{
    line(what);
    line(L"");
    return finish(exitCode);
}

static int showRange(const char *protocol)
{
    unsigned first, last;
    if (!kernelRange(&first, &last)) return message(words->notFound, 1);
    line(L"");
    heading(words->dynamicBefore, protocol, words->dynamicAfter);
    line(L"---------------------------------");
    lineWithNumber(words->startPort, first);
    lineWithNumber(words->portCount, is("past-the-end") ? 65536 : last - first + 1);
    line(L"");
    return finish(0);
}

static void exclusionRow(unsigned first, unsigned last, int administered)
{
    WCHAR row[64];
    swprintf(row, 64, L"%10u%12u     %lc", first, last, administered ? L'*' : L' ');
    line(row);
}

static int showExclusions(const char *family, const char *protocol, const char *store)
{
    int i;
    loadRows();
    line(L"");
    heading(words->excludedBefore, protocol, words->excludedAfter);
    line(L"");
    line(words->columns);
    line(words->dashes);
    for (i = 0; i < rowCount; i++) {
        if (sameTable(&rows[i], family, protocol, store))
            exclusionRow(rows[i].first, rows[i].last, !strcmp(rows[i].kind, "administered"));
    }
    for (i = 0; knobs.active && i < knobs.rows; i++) exclusionRow(20000 + i * 3, 20001 + i * 3, 1);
    if (is("past-the-end")) exclusionRow(65000, 70000, 1);
    line(L"");
    line(words->legend);
    line(L"");
    return finish(0);
}

/* Windows answers "in use" and "overlaps another exclusion" with the same text. */
static int add(const char *family, const char *protocol, const char *store, unsigned first, unsigned last)
{
    int i;
    loadRows();
    for (i = 0; i < rowCount; i++) {
        int there = sameTable(&rows[i], family, protocol, store) ||
                    (sameTable(&rows[i], family, protocol, "active") && !strcmp(rows[i].kind, "system"));
        if (there && rows[i].first <= last && rows[i].last >= first) return message(words->inUse, 1);
    }
    if (inUse(family, protocol, first, last)) return message(words->inUse, 1);
    if (is("no-effect")) return message(words->done, 0);
    addRow(family, protocol, "active", first, last, "administered");
    if (!strcmp(store, "persistent")) addRow(family, protocol, "persistent", first, last, "administered");
    return saveRows() ? message(words->done, 0) : message(words->invalid, 1);
}

static int removeExclusion(const char *family, const char *protocol, const char *store, unsigned first, unsigned last)
{
    int i, found = 0;
    loadRows();
    for (i = 0; i < rowCount; i++)
        found |= sameTable(&rows[i], family, protocol, store) && rows[i].first == first && rows[i].last == last &&
                 !strcmp(rows[i].kind, "administered");
    if (!found) return message(words->notFound, 1);
    if (is("no-effect")) return message(words->done, 0);
    for (i = rowCount - 1; i >= 0; i--) {
        int ours = sameTable(&rows[i], family, protocol, "active") ||
                   (!strcmp(store, "persistent") && sameTable(&rows[i], family, protocol, store));
        if (ours && rows[i].first == first && rows[i].last == last && !strcmp(rows[i].kind, "administered"))
            removeRow(i);
    }
    return saveRows() ? message(words->done, 0) : message(words->invalid, 1);
}

static int ofTheBench(int argc, char **argv)
{
    int i;
    loadRows();
    if (argc == 5 && !strcmp(argv[2], "add-system")) {
        for (i = 0; i < 2; i++)
            addRow(i ? "ipv6" : "ipv4", "tcp", "active", atoi(argv[3]), atoi(argv[4]), "system");
        return saveRows() ? 0 : 1;
    }
    if (argc == 3 && !strcmp(argv[2], "forget-active")) {
        Row kept[MAX_ROWS];
        int keptCount = 0;
        for (i = 0; i < rowCount; i++) {
            if (!strcmp(rows[i].store, "persistent")) kept[keptCount++] = rows[i];
        }
        memcpy(rows, kept, keptCount * sizeof *rows);
        rowCount = keptCount;
        for (i = 0; i < keptCount; i++)
            addRow(kept[i].family, kept[i].protocol, "active", kept[i].first, kept[i].last, "administered");
        return saveRows() ? 0 : 1;
    }
    return 1;
}

/* Arguments come as tag=value, or without tags in the order protocol, startport, numberofports, store. */
static int command(int argc, char **argv)
{
    static const char *const tags[] = {"protocol=", "startport=", "numberofports=", "store="};
    const char *values[4] = {NULL}, *family = argc > 2 ? argv[2] : "", *verb = argc > 3 ? argv[3] : "";
    const char *what = argc > 4 ? argv[4] : "", *protocol, *store;
    int i, t, next = 0, show = !strcmp(verb, "show");
    unsigned first, last;
    for (i = 5; i < argc; i++) {
        for (t = 0; t < 4 && _strnicmp(argv[i], tags[t], strlen(tags[t])); t++) continue;
        if (t < 4) values[t] = argv[i] + strlen(tags[t]);
        else if (show && next == 1) values[3] = argv[i];
        else if (next < 4) values[next++] = argv[i];
    }
    protocol = values[0] ? values[0] : "";
    /* Not documented; field reports have it that a change without a store survives the next boot. */
    store = values[3] ? values[3] : show ? "active" : "persistent";
    if (_strnicmp(argc > 1 ? argv[1] : "", "int", 3) || (strcmp(family, "ipv4") && strcmp(family, "ipv6")) ||
        (strcmp(protocol, "tcp") && strcmp(protocol, "udp")) || (strcmp(store, "active") && strcmp(store, "persistent")))
        return message(words->invalid, 1);
    if (show && !strncmp(what, "dynamicport", 11)) return showRange(protocol);
    if (strcmp(what, "excludedportrange")) return message(words->invalid, 1);
    if (show) return showExclusions(family, protocol, store);
    first = values[1] ? strtoul(values[1], NULL, 10) : 0;
    last = first + (values[2] ? strtoul(values[2], NULL, 10) : 0) - 1;
    if (first < 1 || last < first || last > 65535) return message(words->invalid, 1);
    if (knobs.active && knobs.exitCode > 0) return message(words->inUse, 1);
    if (!strcmp(verb, "add")) return add(family, protocol, store, first, last);
    if (!strcmp(verb, "delete")) return removeExclusion(family, protocol, store, first, last);
    return message(words->invalid, 1);
}

/* One command, with whatever the knobs make of it. `prompt` stands before it in the list of calls. */
static int carryOut(int argc, char **argv, const char *prompt)
{
    char arguments[1024] = "";
    FILE *log;
    int i, exitCode;
    HANDLE mutex = CreateMutexA(NULL, FALSE, "bench-netsh");
    for (i = 1; i < argc; i++)
        snprintf(arguments + strlen(arguments), sizeof arguments - strlen(arguments), "%s%s", i > 1 ? " " : "", argv[i]);
    readKnobs(arguments);
    if (knobs.active) Sleep(knobs.delay);
    if (*prompt && knobs.active && !strcmp(knobs.prompt, "dies")) ExitProcess(1);
    textLength = 0;
    if (text) text[0] = 0;
    WaitForSingleObject(mutex, 10000);
    exitCode = is("reply") ? reply() : argc > 1 && !strcmp(argv[1], "bench") ? ofTheBench(argc, argv) : command(argc, argv);
    if ((log = fopen(FOLDER "calls.txt", "ab"))) {
        fprintf(log, "%s%s | path=%s\n", prompt, arguments, getenv("PATH") ? getenv("PATH") : "");
        fclose(log);
    }
    ReleaseMutex(mutex);
    CloseHandle(mutex);
    return exitCode;
}

int main(int argc, char **argv)
{
    _setmode(_fileno(stdout), _O_BINARY);
    words = wordsOfThisWindows();
    return argc > 1 ? carryOut(argc, argv, "") : converse(promptNow, carryOut);
}
