import { readFileSync, writeFileSync } from 'node:fs';

import { runFiles } from '../../electron/agent/run/run-folder.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { drive, onlyRun, type DrivenService } from './run.ts';

/** Rehearsals always start anew; a server that is none takes its run up again. */
export const real = (): Partial<Server> => ({ rehearsal: false });

/** The same run folder with another agent, after the first has gone as it would in a crash: its last events are cut off. */
export const crashAt = async (
  driven: DrivenService,
  last: (event: RunEvent) => boolean,
  torn = '',
): Promise<DrivenService> => {
  await driven.service.close();
  const { journal } = runFiles(await onlyRun(driven.folder));
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
  const index = lines.findIndex((line) => last(JSON.parse(line) as RunEvent));
  if (index < 0) throw new Error('there is no such event');
  writeFileSync(journal, `${lines.slice(0, index + 1).join('\n')}\n${torn}`);
  return drive({ server: driven.server, folder: driven.folder, change: real });
};
