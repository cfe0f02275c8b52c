/** What a service's Win32 exit code means for Exchange; codes from "System Error Codes" and "Windows Sockets Error Codes". */
const meanings: ReadonlyMap<number, string> = new Map([
  [1053, 'it did not answer the start request in time (1053)'],
  [1058, 'it is disabled (1058)'],
  [1067, 'its process ended unexpectedly (1067)'],
  [1068, 'a service that it depends on did not start (1068)'],
  [1069, 'its logon failed (1069)'],
  [10_013, 'Windows refused it its port: a system exclusion or an exclusive holder (10013)'],
  [10_048, 'its port was taken by something else (10048)'],
]);

/** One clause about why a service ended; null for 0 and for 1077 (never started since the boot), which are no failure. */
export const explainExitCode = (code: number): string | null => {
  if (code === 0 || code === 1077) return null;
  return meanings.get(code) ?? `it ended with code ${code}`;
};
