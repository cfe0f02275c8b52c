import { toAppError } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Reserver } from '../server/reserver.ts';
import type { Server } from '../server/server.ts';

/** What exclusions are added with, kept ready from the moment in which it was first wanted to the end of the watch. */
export type ReadyNetsh = {
  readonly warmUp: (signal: AbortSignal) => void;
  /** Null until it is ready, and where it cannot be had. */
  readonly current: () => Reserver | null;
  readonly close: () => Promise<void>;
};

/** One that was lost is replaced so often; after that each command is run by itself. */
const mostTries = 3;

export const createReadyNetsh = (
  server: Pick<Server, 'openReserver'>,
  tell: (problem: string) => Promise<void>,
): ReadyNetsh => {
  let reserver: Reserver | null = null;
  let opening: Promise<void> | null = null;
  let tries = 0;
  let isTold = false;

  const open = async (signal: AbortSignal): Promise<void> => {
    const lost = reserver;
    reserver = null;
    await lost?.close().catch(() => undefined);
    const opened = await server.openReserver(signal).catch((thrown: unknown) => ({
      ok: false as const,
      error: toAppError(thrown),
    }));
    if (opened.ok) reserver = opened.value;
    if (opened.ok || signal.aborted || isTold) return;
    isTold = true;
    await tell(say('protection.no-netsh', { why: opened.error.message }));
  };

  return {
    warmUp: (signal) => {
      if (opening !== null || reserver?.ready() === true || tries >= mostTries) return;
      tries += 1;
      opening = open(signal)
        .catch(() => undefined)
        .finally(() => {
          opening = null;
        });
    },
    current: () => reserver,
    close: async () => {
      await opening;
      await reserver?.close();
      reserver = null;
    },
  };
};
