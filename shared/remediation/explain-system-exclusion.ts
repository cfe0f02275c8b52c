import {
  contains,
  families,
  familyName,
  type Exclusion,
  type Family,
} from '../ports/vocabulary.ts';
import type { Remediation } from '../report/schema.ts';
import { exclusionCommand } from './command-text.ts';
import { say } from '../texts/stored.ts';

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
  const text = `${coversText(port, rows)} ${say('system-exclusion.meaning', { service })}`;
  const commands = [
    {
      command: 'netsh int ipv4 show excludedportrange protocol=tcp',
      purpose: say('system-exclusion.show'),
    },
    {
      command: 'net stop winnat',
      purpose: say('system-exclusion.stop-winnat'),
    },
    ...families.map((family) => ({
      command: exclusionCommand('add', family, port),
      purpose: say('system-exclusion.add', { port, family: familyName(family) }),
    })),
    {
      command: 'net start winnat',
      purpose: say('system-exclusion.start-winnat'),
    },
  ];
  const hints: Remediation[] = [
    {
      kind: 'hint',
      text: say('system-exclusion.admin-hint', {
        commands: commands.map(({ command }) => command).join('; '),
        service,
      }),
    },
    {
      kind: 'hint',
      text: say('system-exclusion.reboot-hint'),
    },
  ];
  return { text, commands, remediation: hints };
};

const coversText = (port: number, rows: ExcludedBySystem['rows']): string => {
  const shown = rows.map(rowText);
  const last = shown.at(-1) ?? '';
  return shown.length < 2
    ? say('system-exclusion.covers', {
        rows: shown.length === 0 ? 'none' : 'one',
        row: last,
        last: '',
        port,
      })
    : say('system-exclusion.covers', {
        rows: 'other',
        row: shown.slice(0, -1).join(', '),
        last,
        port,
      });
};

const rowText = ({ family, row }: ExcludedBySystem['rows'][number]): string => {
  if (row === null) return familyName(family);
  const { first, last } = row;
  return first === last
    ? say(`system-exclusion.port.${family}`, { port: first })
    : say(`system-exclusion.range.${family}`, { first, last });
};
