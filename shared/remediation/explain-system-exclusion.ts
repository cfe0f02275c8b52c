import {
  contains,
  families,
  familyName,
  type Exclusion,
  type Family,
} from '../ports/vocabulary.ts';
import type { Remediation } from '../report/schema.ts';
import { exclusionCommand } from './command-text.ts';

/** A port inside a system exclusion, by family: the row that covers it, where the tables showed it. */
export type ExcludedBySystem = {
  readonly service: string;
  readonly port: number;
  readonly rows: readonly { readonly family: Family; readonly row: Exclusion | null }[];
};

/** How a system exclusion is explained, and what an administrator can do. Nothing of it is ever done from here. */
export type SystemExclusionExplained = {
  readonly text: string;
  /** In their order; `purpose` says why. */
  readonly commands: readonly { readonly command: string; readonly purpose: string }[];
  /** The same as a finding carries it: hints only. */
  readonly remediation: readonly Remediation[];
};

/** The system rows that cover a port, of the exclusion tables of both families; a table that could not be read has none to show. */
export const systemRows = (
  tables: Readonly<Record<Family, readonly Exclusion[]>>,
  port: number,
): ExcludedBySystem['rows'] =>
  families.flatMap((family) =>
    tables[family]
      .filter((row) => row.kind === 'system' && contains(row, port))
      .map((row) => ({ family, row })),
  );

/**
 * Why a port that nobody holds is refused with 10013, and how an administrator moves the system row away.
 *
 * The row was made by WinNAT or the Host Network Service (Hyper-V, containers) and goes when that service stops; an administered exclusion that is added meanwhile keeps the row from coming back over the port. To stop these services takes the network from virtual machines and containers, and who runs such on an Exchange server must decide that himself: it is explained, never done.
 */
export const explainSystemExclusion = ({
  service,
  port,
  rows,
}: ExcludedBySystem): SystemExclusionExplained => {
  const where = rows
    .map(({ family, row }) =>
      row === null
        ? familyName(family)
        : `${row.first === row.last ? row.first : `${row.first}–${row.last}`} in ${familyName(family)}`,
    )
    .join(' and ');
  const text = `A system exclusion${where === '' ? '' : ` (${where})`} covers tcp/${port}. Nobody holds the port, yet Windows refuses it to ${service} with 10013. Such rows are made by WinNAT or the Host Network Service (Hyper-V, containers), usually 100 ports wide, and may lie elsewhere after the next boot. They cannot be deleted with netsh, and no exclusion of one's own can be added over them.`;
  const commands = [
    {
      command: 'netsh int ipv4 show excludedportrange protocol=tcp',
      purpose: 'Shows the rows: those without an asterisk are system exclusions.',
    },
    {
      command: 'net stop winnat',
      purpose:
        'Takes the rows of WinNAT away. Virtual machines and containers behind its NAT lose the network until it runs again. Where the row is of the Host Network Service: net stop hns, in the same way.',
    },
    ...families.map((family) => ({
      command: exclusionCommand('add', family, port),
      purpose: `Keeps tcp/${port} for services that ask for it by number, in ${familyName(family)}.`,
    })),
    {
      command: 'net start winnat',
      purpose: 'WinNAT makes its rows anew, and has to leave the port out now.',
    },
  ];
  const hints: Remediation[] = [
    {
      kind: 'hint',
      text: `For an administrator who can answer for the virtual machines and containers of this server: ${commands.map(({ command }) => command).join('; ')}. Then start ${service} again. It is not done from here.`,
    },
    {
      kind: 'hint',
      text: 'If the row stays, restart the server: system rows are made anew at each boot, elsewhere as a rule. Add the exclusion before somebody makes the row again. On an Exchange server Hyper-V and containers are seldom wanted: remove the component for good.',
    },
  ];
  return { text, commands, remediation: hints };
};
