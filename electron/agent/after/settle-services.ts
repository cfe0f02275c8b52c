import { noLooks, settle } from '../../../shared/after/settle.ts';
import type { Settled } from '../../../shared/after/schema.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { readNative } from '../../../shared/facts/read-item.ts';
import type { OpenRun } from '../run/open-run.ts';
import { readOnce } from '../run/read-items.ts';
import type { Server } from '../server/server.ts';

/** Time between two looks; services take seconds to minutes. */
const lookEveryMs = 1_000;

/** Waits until the services have settled, at most so long, and tells who is still waited for whenever that changes. */
export const settleServices = async (
  server: Server,
  run: OpenRun,
  expected: readonly Service[] | null,
  limitMs: number,
  signal: AbortSignal,
): Promise<Settled> => {
  const begun = server.elapsed();
  let memory = noLooks;
  let told = '';
  for (;;) {
    const item = await readOnce(server, 'services', { signal });
    const elapsedMs = server.elapsed() - begun;
    const waitedSeconds = Math.round(elapsedMs / 1_000);
    const read = readNative('services', item);
    const services = read.known ? read.value : null;
    const step = settle(memory, expected, { elapsedMs, services }, limitMs);
    if (signal.aborted)
      return { outcome: 'cancelled', waitedSeconds, left: [...step.waitingFor], flapping: [] };
    if (step.ended !== null) return { ...step.ended, waitedSeconds };
    ({ memory } = step);
    const now = JSON.stringify(step.waitingFor);
    if (now !== told) await run.emit({ type: 'settling', waitingFor: [...step.waitingFor] });
    told = now;
    await server.sleep(lookEveryMs, signal).catch(() => undefined);
  }
};
