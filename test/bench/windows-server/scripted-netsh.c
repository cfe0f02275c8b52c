/*
 * Stands in for netsh.exe where a test wants it to misbehave. It prints what it is told and knows nothing about tables.
 *
 *   show …    C:\netsh\dynamicport.bin or C:\netsh\excludedportrange.bin: "EXIT_CODE DELAY_MS\n", then the bytes to
 *             print (missing: prints nothing, exit code 0)
 *   add …     C:\netsh\refuse.bin  bytes to print before exit code 1; without it the port of startport=N is
 *   delete …                       really put into, or taken out of, the kernel's reserved ports
 *
 * Every call is logged with its arguments and its environment's PATH in C:\netsh\calls.txt.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RESERVED "Z:\\proc\\sys\\net\\ipv4\\ip_local_reserved_ports"

static void copy(FILE *from)
{
    char buffer[4096];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, from)) > 0) fwrite(buffer, 1, n, stdout);
    fflush(stdout);
}

static int show(const char *table)
{
    int exitCode = 0, delay = 0;
    FILE *file = fopen(strcmp(table, "dynamicport") ? "C:\\netsh\\excludedportrange.bin" : "C:\\netsh\\dynamicport.bin", "rb");
    if (!file) return 0;
    fscanf(file, "%d %d", &exitCode, &delay);
    fgetc(file);
    copy(file);
    fclose(file);
    Sleep(delay);
    return exitCode;
}

/* The kernel keeps the list as "25,9955,10000-10010"; the tests use single ports only. */
static int change(int add, int port)
{
    char list[4096] = "", result[4096] = "", *part;
    FILE *file = fopen("C:\\netsh\\refuse.bin", "rb");
    if (file) {
        copy(file);
        fclose(file);
        return 1;
    }
    if (!(file = fopen(RESERVED, "rb"))) return 1;
    fgets(list, sizeof list, file);
    fclose(file);
    for (part = strtok(list, ",\n"); part; part = strtok(NULL, ",\n")) {
        if (atoi(part) != port) snprintf(result + strlen(result), 16, "%s%s", *result ? "," : "", part);
    }
    if (add) snprintf(result + strlen(result), 16, "%s%d", *result ? "," : "", port);
    strcat(result, "\n");
    if (!(file = fopen(RESERVED, "wb"))) return 1;
    fputs(result, file);
    fclose(file);
    return 0;
}

int main(int argc, char **argv)
{
    int i, port = 0;
    const char *verb = argc > 3 ? argv[3] : "";
    FILE *log = fopen("C:\\netsh\\calls.txt", "ab");
    if (log) {
        for (i = 1; i < argc; i++) fprintf(log, "%s ", argv[i]);
        fprintf(log, "| PATH=%s\n", getenv("PATH") ? getenv("PATH") : "");
        fclose(log);
    }
    _setmode(_fileno(stdout), _O_BINARY);
    for (i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "startport=", 10)) port = atoi(argv[i] + 10);
    }
    if (!strcmp(verb, "add")) return change(1, port);
    if (!strcmp(verb, "delete")) return change(0, port);
    return show(argc > 4 ? argv[4] : "");
}
