/*
 * How the netsh stand-in misbehaves; see netsh.c. They are read anew for each command, so that they can be turned while one waits
 * at its prompt.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { int active, delay, exitCode, rows; char output[24], prompt[8]; } Knobs;
static Knobs knobs;

static int is(const char *knob) { return knobs.active && !strcmp(knobs.output, knob); }

static void readKnobs(const char *arguments)
{
    char name[16], value[128];
    static const Knobs none = {0, 0, -1, 0, "", ""};
    FILE *file = fopen(FOLDER "knobs.txt", "rb");
    knobs = none;
    if (!file) return;
    knobs.active = 1;
    while (fscanf(file, "%15s %127[^\r\n]", name, value) == 2) {
        if (!strcmp(name, "match") && !strstr(arguments, value)) knobs.active = 0;
        if (!strcmp(name, "delay")) knobs.delay = atoi(value);
        if (!strcmp(name, "exit")) knobs.exitCode = atoi(value);
        if (!strcmp(name, "rows")) knobs.rows = atoi(value);
        if (!strcmp(name, "output")) snprintf(knobs.output, sizeof knobs.output, "%s", value);
        if (!strcmp(name, "prompt")) snprintf(knobs.prompt, sizeof knobs.prompt, "%s", value);
    }
    fclose(file);
}

static const char *promptNow(void)
{
    readKnobs("");
    return knobs.active && !strcmp(knobs.prompt, "none") ? "" : "netsh>";
}
