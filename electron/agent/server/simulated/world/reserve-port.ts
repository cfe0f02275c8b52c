import {
  contains,
  type Exclusion,
  type Family,
  type Protocol,
  type Store,
} from '../../../../../shared/ports/vocabulary.ts';
import type { Reservation } from '../../server.ts';
import { isTaken } from './occupancy.ts';
import type { World } from './world.ts';

/** How a change of the exclusions ended. Windows answers `sharing-violation` for a port in use and for an overlap alike. */
export type ExclusionOutcome = {
  readonly world: World;
  readonly refusal: 'sharing-violation' | 'not-found' | null;
};

/**
 * Adds an administered exclusion of one port. In the persistent store it is in force at once and after the next boot; in the active store until then.
 *
 * Refused while any socket has the port, the service's own included, and over an existing row (CreatePersistentTcpPortReservation: ERROR_SHARING_VIOLATION).
 */
export const reservePort = (world: World, what: Reservation): ExclusionOutcome => {
  const { family, protocol, port, store } = what;
  const tables = world.exclusions[family][protocol];
  const overlaps =
    tables[store].some((row) => contains(row, port)) ||
    tables.active.some((row) => row.kind === 'system' && contains(row, port));
  if (overlaps || isTaken(world, protocol, family, port))
    return { world, refusal: 'sharing-violation' };
  const row: Exclusion = { first: port, last: port, kind: 'administered' };
  const stores: readonly Store[] = store === 'persistent' ? ['active', 'persistent'] : ['active'];
  return { world: changeTables(world, what, stores, (rows) => withRow(rows, row)), refusal: null };
};

/** Deletes the administered exclusion of one port: from both stores, or from the active one alone. Only a row of exactly this port counts. */
export const releasePort = (world: World, what: Reservation): ExclusionOutcome => {
  const { family, protocol, port, store } = what;
  const isIt = (row: Exclusion): boolean =>
    row.kind === 'administered' && row.first === port && row.last === port;
  if (!world.exclusions[family][protocol][store].some(isIt)) return { world, refusal: 'not-found' };
  const stores: readonly Store[] = store === 'persistent' ? ['active', 'persistent'] : ['active'];
  return {
    world: changeTables(world, what, stores, (rows) => rows.filter((row) => !isIt(row))),
    refusal: null,
  };
};

const withRow = (rows: readonly Exclusion[], row: Exclusion): readonly Exclusion[] =>
  rows.some(({ first, last }) => first === row.first && last === row.last)
    ? rows
    : [...rows, row].toSorted((left, right) => left.first - right.first);

const changeTables = (
  world: World,
  { family, protocol }: { readonly family: Family; readonly protocol: Protocol },
  stores: readonly Store[],
  change: (rows: readonly Exclusion[]) => readonly Exclusion[],
): World => {
  const tables = { ...world.exclusions[family][protocol] };
  for (const store of stores) tables[store] = change(tables[store]);
  return {
    ...world,
    exclusions: {
      ...world.exclusions,
      [family]: { ...world.exclusions[family], [protocol]: tables },
    },
  };
};
