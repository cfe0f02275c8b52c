/*
 * netsh without arguments: commands from standard input at a prompt, until bye, exit, quit or the end of the input.
 *
 * The prompt is that of the real tool on its own machine: "netsh>" in every language, without a line end. A command line is
 * carried out as it is with arguments, and there is no exit code for a single one. That the prompt and what is printed come
 * at once also through a pipe is assumed; a netsh that keeps them back is what the knob `prompt none` plays.
 */
#include <stdio.h>
#include <string.h>

static int isGoodbye(const char *word)
{
    return !_stricmp(word, "bye") || !_stricmp(word, "exit") || !_stricmp(word, "quit");
}

static int converse(const char *(*promptNow)(void), int (*carryOut)(int, char **, const char *))
{
    char line[1024], *argv[16] = {"netsh"}, *word;
    for (;;) {
        int argc = 1;
        fputs(promptNow(), stdout);
        fflush(stdout);
        if (!fgets(line, sizeof line, stdin)) return 0;
        for (word = strtok(line, " \t\r\n"); word && argc < 16; word = strtok(NULL, " \t\r\n")) argv[argc++] = word;
        if (argc == 1) continue;
        if (isGoodbye(argv[1])) return 0;
        carryOut(argc, argv, "netsh>");
        fflush(stdout);
    }
}
