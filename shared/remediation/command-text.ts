import type { Family, Store } from '../ports/vocabulary.ts';

/** PowerShell takes the typographic single quotes for plain ones. */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g;

/** What would end a line or steer a terminal; no service has such a name, and the replacement character matches none. */
// oxlint-disable-next-line no-control-regex -- these are the characters that must not get through
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A name in a command that a person may copy: where it is not plain, single quotes, doubled inside, make it literal in PowerShell. */
export const quoteName = (name: string): string =>
  /^[A-Za-z0-9_][\w.-]*$/.test(name)
    ? name
    : `'${name.replace(controls, '\ufffd').replace(singleQuotes, '$&$&')}'`;

/** A name for the cmdlets that take wildcards (Start-Service, Get-Service …), so that it means itself and nothing else. */
export const quotePattern = (name: string): string => quoteName(name.replace(/[*?[\]`]/g, '`$&'));

/** The text of the command that adds or deletes one exclusion; what is run is built from numbers on the agent's side. `count` in ports. */
export const exclusionCommand = (
  verb: 'add' | 'delete',
  family: Family,
  port: number,
  { count = 1, store = 'persistent' }: { readonly count?: number; readonly store?: Store } = {},
): string =>
  `netsh int ${family} ${verb} excludedportrange protocol=tcp startport=${port} numberofports=${count} store=${store}`;
