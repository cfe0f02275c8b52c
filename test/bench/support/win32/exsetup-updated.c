/* The same program as the update brings it. */
#include "exsetup.c"
