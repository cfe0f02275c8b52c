import { say } from '../texts/stored.ts';

/** What a service's Win32 exit code means for Exchange; codes from "System Error Codes" and "Windows Sockets Error Codes". */
const explained = [1053, 1058, 1067, 1068, 1069, 10_013, 10_048] as const;
type Explained = (typeof explained)[number];

/** One clause about why a service ended; null for 0 and for 1077 (never started since the boot), which are no failure. */
export const explainExitCode = (code: number): string | null => {
  if (code === 0 || code === 1077) return null;
  return isExplained(code) ? say(`exit-code.${code}`) : say('exit-code.other', { code });
};

/** Whether more is known of a code than its number. */
export const isExplained = (code: number): code is Explained =>
  (explained as readonly number[]).includes(code);
