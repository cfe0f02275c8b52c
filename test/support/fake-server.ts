import type { ActionResult, Server } from '../../electron/agent/server/server.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import { err } from '../../shared/result.ts';
import { evidenceOf, type ServerUnderTest } from './evidence.ts';

/** A server that answers with the evidence of a test, and stands still at one item until it is cancelled. It cannot be changed. */
export const fakeServer = (given: ServerUnderTest, standsStillAt: string | null = null): Server => {
  const evidence = evidenceOf(given);
  const unread = [...evidence.items];
  const take = (id: string): EvidenceItem | undefined => {
    const index = unread.findIndex((item) => item.id === id);
    return index < 0
      ? evidence.items.findLast((item) => item.id === id)
      : unread.splice(index, 1)[0];
  };
  const refuse = (): Promise<ActionResult> => Promise.reject(new Error('a fake is not changed'));
  return {
    target: 'local',
    rehearsal: false,
    identify: async () => evidence.server,
    read: async (id, { signal }) => {
      if (id === standsStillAt) await untilAborted(signal);
      const item = take(id);
      return signal.aborted || item === undefined
        ? {
            id,
            kind: 'error',
            error: { code: signal.aborted ? 'cancelled' : 'missing', message: 'not read' },
            startedAt: evidence.collectedAt,
            durationMs: 0,
          }
        : item;
    },
    readConfiguration: async () => err('not-found', 'ENOENT'),
    reserve: refuse,
    openReserver: async () => err('not-supported', 'a fake is not changed'),
    release: refuse,
    startService: refuse,
    stopService: refuse,
    setStartType: refuse,
    closeConnection: refuse,
    openWatch: () => ({
      look: async () => err('not-supported', 'a fake is not watched'),
      glance: async () => err('not-supported', 'a fake is not watched'),
      close: async () => {},
    }),
    setupLog: () => ({
      stat: async () => err('not-found', 'ENOENT'),
      read: async () => err('not-found', 'ENOENT'),
    }),
    elapsed: () => 0,
    now: () => new Date(evidence.collectedAt),
    sleep: async () => {},
    close: async () => {},
  };
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    // A promise alone does not keep a process alive; a read that is under way does.
    const alive = setInterval(() => {}, 1_000);
    const end = (): void => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
