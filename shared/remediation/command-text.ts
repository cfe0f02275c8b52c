/** A name in a command that a person may copy: where it is not plain, single quotes, doubled inside, make it literal in PowerShell. */
export const quoteName = (name: string): string =>
  /^[\w$.-]+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
