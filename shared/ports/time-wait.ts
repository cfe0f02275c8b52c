import type { Endpoint } from '../evidence/schema.ts';

/** What tells how a connection stands: part of a row of the endpoint table, and of a holder. */
type Standing = { readonly pid: number | null; readonly state: Endpoint['state'] };

/**
 * A closed connection that still occupies its port, and ends by itself after two to four minutes.
 *
 * Process id 0 alone does not say so: a table can show a socket before it knows whose it is, and one that is closing after its process has gone. Only where no state was read is process id 0 all there is to go by.
 */
export const isTimeWait = ({ pid, state }: Standing): boolean =>
  state === 'time-wait' || (pid === 0 && state === null);

const closing: ReadonlySet<Endpoint['state']> = new Set([
  'fin-wait-1',
  'fin-wait-2',
  'closing',
  'last-ack',
  'closed',
  'delete-tcb',
]);

/** A connection that is about to end without a process: nobody can do anything about it, and nobody has to. */
export const isClosingByItself = (standing: Standing): boolean =>
  isTimeWait(standing) || (standing.pid === 0 && closing.has(standing.state));
