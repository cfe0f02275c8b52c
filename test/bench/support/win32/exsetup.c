/* Only its version resource matters: the file version of ExSetup.exe tells which security update is installed. */
int main(void)
{
    return 0;
}
