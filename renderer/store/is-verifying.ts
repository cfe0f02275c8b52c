import type { RunState } from '../../shared/run/state.ts';

/** Whether the server is being verified now: it is waited for its services, or it is being read. */
export const isVerifying = ({ after }: Pick<RunState, 'after'>): boolean =>
  after?.status === 'settling' || after?.status === 'reading';
