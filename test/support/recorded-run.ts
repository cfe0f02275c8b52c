import type { Evidence } from '../../shared/evidence/schema.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { findingsOfState } from '../../shared/run/gate.ts';
import type { RunState } from '../../shared/run/state.ts';
import { isBlocker } from '../../shared/run/verdict.ts';
import {
  answered,
  collectFully,
  confirm,
  drive,
  eventsOnDisk,
  imap4,
  operator,
  pop3,
  propose,
} from './run.ts';

/** A run with everything that can happen in one: its journal as it is on disk, and the state that was shown after each event. */
export type RecordedRun = {
  readonly events: readonly RunEvent[];
  readonly shown: readonly RunState[];
  readonly evidence: Evidence;
  readonly now: Date;
};

/** Records a run: checks, waivers, a plan that is rolled back, one that is applied, a cancelled collection, one check again, decisions. */
export const recordRun = async (): Promise<RecordedRun> => {
  let refuse = false;
  const driven = await drive({
    change: (server) => ({
      reserve: (what, signal) =>
        refuse && what.family === 'ipv6'
          ? Promise.resolve(answered(1))
          : server.reserve(what, signal),
    }),
  });
  const { must, service } = driven;
  const shown: RunState[] = [];
  service.subscribe(() => {
    const state = service.state();
    if (state !== null) shown.push(state);
  });
  await collectFully(driven);
  const until = new Date(driven.server.now().getTime() + 7_200_000).toISOString();
  for (const { id, subject } of findingsOfState(driven.state()).filter(isBlocker))
    await must('waiver.add', { findingId: id, subject, reason: 'accepted', by: operator, until });
  await must('gate.decide', { decision: 'proceed', by: operator });
  refuse = true;
  await confirm(driven, await propose(driven, pop3));
  refuse = false;
  await confirm(driven, await propose(driven, imap4));
  await must('run.start', {});
  await must('run.cancel', {});
  await service.idle();
  await collectFully(driven);
  await must('run.recheck', { checkId: 'PORT-003' });
  await service.idle();
  await must('clock.advance', { seconds: 60 });
  const [waiver] = driven.state().waivers;
  if (waiver)
    await must('waiver.withdraw', { findingId: waiver.findingId, subject: waiver.subject });
  await must('gate.decide', { decision: 'stop', by: operator });
  return {
    events: await eventsOnDisk(driven.folder),
    shown,
    evidence: await must('evidence.file', {}),
    now: driven.server.now(),
  };
};
