import { parseDynamicPort } from '../../../shared/netsh/parse-dynamic-port.ts';
import { parseExcludedPorts } from '../../../shared/netsh/parse-excluded-ports.ts';
import type {
  Exclusion,
  Family,
  PortRange,
  Protocol,
  Store,
} from '../../../shared/ports/vocabulary.ts';
import type { Bench } from './bench.ts';
import type { Executed } from './execute.ts';

/** One table of exclusions. TCP and the active store unless told. */
export type Table = {
  readonly family: Family;
  readonly protocol?: Protocol;
  readonly store?: Store;
};

/** The dynamic range as netsh prints it and the product reads it. */
export const readRange = async (
  bench: Bench,
  family: Family,
  protocol: Protocol = 'tcp',
): Promise<PortRange | null> => {
  const shown = await bench.netsh('int', family, 'show', 'dynamicport', protocol);
  return shown.code === 0 ? parseDynamicPort(shown.stdout) : null;
};

/** An exclusion table as netsh prints it and the product reads it. */
export const readTable = async (
  bench: Bench,
  { family, protocol = 'tcp', store = 'active' }: Table,
): Promise<readonly Exclusion[] | null> => {
  const words = ['show', 'excludedportrange', `protocol=${protocol}`, `store=${store}`];
  const shown = await bench.netsh('int', family, ...words);
  return shown.code === 0 ? parseExcludedPorts(shown.stdout, store) : null;
};

/** Adds or deletes the exclusion of one port, with the words of the product. Persistent unless told. */
export const changeExclusion = (
  bench: Bench,
  verb: 'add' | 'delete',
  port: number,
  { family, protocol = 'tcp', store = 'persistent' }: Table,
): Promise<Executed> =>
  bench.netsh(
    'int',
    family,
    verb,
    'excludedportrange',
    `protocol=${protocol}`,
    `startport=${port}`,
    'numberofports=1',
    `store=${store}`,
  );
