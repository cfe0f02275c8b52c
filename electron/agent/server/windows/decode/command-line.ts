/**
 * One argument as CommandLineToArgvW and the C runtime read it back: quoted when it has to be, backslashes doubled only before a quotation mark.
 *
 * Rules: "Parsing C command-line arguments" in the documentation of the Microsoft C runtime.
 */
export const quoteArgument = (argument: string): string => {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument;
  const escaped = argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
};

/** A parameter string without the program itself. */
export const commandLineOf = (args: readonly string[]): string => args.map(quoteArgument).join(' ');
