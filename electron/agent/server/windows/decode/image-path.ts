/**
 * The program in a service's command line: without quotes, arguments, variables and the kernel's spelling of paths.
 *
 * An unquoted path may hold spaces; it ends at the first `.exe` that is followed by a space or by nothing.
 */
export const imagePathOf = (
  commandLine: string,
  variable: (name: string) => string | undefined,
): string => {
  const text = commandLine.trim();
  const quoted = /^"([^"]*)"?/.exec(text)?.[1];
  const program = quoted ?? /^.*?\.exe(?=\s|$)/i.exec(text)?.[0] ?? text;
  return program
    .replaceAll(/%([^%]+)%/g, (whole, name: string) => variable(name) ?? whole)
    .replace(/^\\\?\?\\/, '')
    .replace(/^\\SystemRoot\\/i, () => `${variable('SystemRoot') ?? '\\SystemRoot'}\\`);
};
