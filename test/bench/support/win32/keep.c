/*
 * Stays. Wine shuts its services down when the last ordinary process ends; a server is not switched off because
 * nobody happens to look at it.
 */
#include <windows.h>

int wmain(void)
{
    Sleep(INFINITE);
    return 0;
}
