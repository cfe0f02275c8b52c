/*
 * The tables behind the netsh stand-in. The dynamic range is the kernel's own; exclusions are kept in a file, and those
 * in force are written into the kernel's list of reserved ports, so that the kernel really hands out ports by them.
 *
 * Linux has one such list for both families and both protocols, Windows one for each. A port goes into the kernel's list
 * when active TCP exclusions cover it in *both* families: an exclusion in one family alone leaves a way for the port to
 * be handed out, so on the bench it protects nothing at all, where on Windows it would protect that one family.
 * UDP exclusions are kept and shown, and never reach the kernel.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <string.h>

#define FOLDER "C:\\bench\\netsh\\"
#define TABLE FOLDER "exclusions.txt"
#define KERNEL "Z:\\proc\\sys\\net\\ipv4\\"
#define MAX_ROWS 2048

typedef struct {
    char family[8], protocol[8], store[16], kind[16]; /* kind: administered or system */
    unsigned first, last;
} Row;

static Row rows[MAX_ROWS];
static int rowCount;

static void loadRows(void)
{
    Row row;
    FILE *file = fopen(TABLE, "rb");
    rowCount = 0;
    if (!file) return;
    while (rowCount < MAX_ROWS && fscanf(file, "%7s %7s %15s %u %u %15s", row.family, row.protocol, row.store,
                                         &row.first, &row.last, row.kind) == 6)
        rows[rowCount++] = row;
    fclose(file);
}

static int byFirst(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    return a->first < b->first ? -1 : a->first > b->first;
}

static unsigned char covered[65536];

static void cover(const char *family, unsigned char bit)
{
    unsigned port;
    int i;
    for (i = 0; i < rowCount; i++) {
        if (strcmp(rows[i].protocol, "tcp") || strcmp(rows[i].store, "active") || strcmp(rows[i].family, family)) continue;
        for (port = rows[i].first; port <= rows[i].last && port <= 65535; port++) covered[port] |= bit;
    }
}

/* One write, because the kernel takes a new list with each. */
static int tellKernel(void)
{
    static char list[4000];
    unsigned port, last;
    int length = 0;
    FILE *file;
    memset(covered, 0, sizeof covered);
    cover("ipv4", 1);
    cover("ipv6", 2);
    for (port = 1; port <= 65535; port = last + 1) {
        last = port;
        if (covered[port] != 3) continue;
        while (last < 65535 && covered[last + 1] == 3) last++;
        if (length > (int)sizeof list - 32) return 0;
        length += sprintf(list + length, "%s%u-%u", length ? "," : "", port, last);
    }
    strcpy(list + length, "\n");
    if (!(file = fopen(KERNEL "ip_local_reserved_ports", "wb"))) return 0;
    setvbuf(file, NULL, _IOFBF, 8192);
    fwrite(list, 1, length + 1, file);
    return fclose(file) == 0;
}

/* Written beside and renamed: whoever reads at the same time sees the old table or the new one. */
static int saveRows(void)
{
    int i;
    FILE *file = fopen(TABLE ".part", "wb");
    if (!file) return 0;
    qsort(rows, rowCount, sizeof *rows, byFirst);
    for (i = 0; i < rowCount; i++)
        fprintf(file, "%s %s %s %u %u %s\n", rows[i].family, rows[i].protocol, rows[i].store, rows[i].first,
                rows[i].last, rows[i].kind);
    fclose(file);
    return MoveFileExA(TABLE ".part", TABLE, MOVEFILE_REPLACE_EXISTING) && tellKernel();
}

static int sameTable(const Row *row, const char *family, const char *protocol, const char *store)
{
    return !strcmp(row->family, family) && !strcmp(row->protocol, protocol) && !strcmp(row->store, store);
}

static void removeRow(int at)
{
    memmove(rows + at, rows + at + 1, (--rowCount - at) * sizeof *rows);
}

static void addRow(const char *family, const char *protocol, const char *store, unsigned first, unsigned last,
                   const char *kind)
{
    int i;
    Row *row;
    for (i = 0; i < rowCount; i++) {
        if (sameTable(&rows[i], family, protocol, store) && rows[i].first == first && rows[i].last == last) return;
    }
    if (rowCount == MAX_ROWS) return;
    row = &rows[rowCount++];
    snprintf(row->family, sizeof row->family, "%s", family);
    snprintf(row->protocol, sizeof row->protocol, "%s", protocol);
    snprintf(row->store, sizeof row->store, "%s", store);
    snprintf(row->kind, sizeof row->kind, "%s", kind);
    row->first = first;
    row->last = last;
}

/*
 * Whether any socket of the family has a port of the range, whatever its state: a listener, a connection's source, one
 * that is only left over in TIME_WAIT. A mapped IPv4 address in the IPv6 table is an IPv4 socket.
 */
static int inUseIn(const char *path, const char *family, unsigned first, unsigned last)
{
    char line[512], address[40];
    unsigned port;
    int found = 0;
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    while (!found && fgets(line, sizeof line, file)) {
        int mapped;
        if (sscanf(line, " %*[0-9]: %32[0-9A-F]:%x ", address, &port) != 2) continue;
        mapped = strlen(address) == 8 || !strncmp(address, "0000000000000000FFFF0000", 24);
        found = mapped == !strcmp(family, "ipv4") && port >= first && port <= last;
    }
    fclose(file);
    return found;
}

static int inUse(const char *family, const char *protocol, unsigned first, unsigned last)
{
    char path[64];
    snprintf(path, sizeof path, "Z:\\proc\\net\\%s", protocol);
    if (inUseIn(path, family, first, last)) return 1;
    strcat(path, "6");
    return inUseIn(path, family, first, last);
}

static int kernelRange(unsigned *first, unsigned *last)
{
    int read;
    FILE *file = fopen(KERNEL "ip_local_port_range", "rb");
    if (!file) return 0;
    read = fscanf(file, "%u %u", first, last);
    fclose(file);
    return read == 2;
}
