import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { createRunService } from '../../electron/agent/run/run-service.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import type { AgentMethod, MethodParams, MethodResult } from '../../shared/protocol/methods.ts';
import type { Result } from '../../shared/result.ts';
import {
  answersFailure,
  brokenServer,
  operator,
  pop3,
  type Boundary,
  type Scene,
} from './recovery-scene.ts';

/**
 * An agent that applies a plan of the After phase on a rehearsal server and ends itself with SIGKILL at one exact moment: after an intent was written, after an effect, or after an outcome was written. Every effect is noted in a file, so that a server that stands the same can be made afterwards.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    effects: { type: 'string' },
    scene: { type: 'string' },
    boundary: { type: 'string' },
  },
});
const { data = '', effects = '' } = values;
const scene = JSON.parse(values.scene ?? '') as Scene;
const boundary = JSON.parse(values.boundary ?? 'null') as Boundary | null;

let now: { readonly stepId: string; readonly rollback: boolean } | null = null;
const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
const isNow = (at: Boundary['at']): boolean =>
  boundary !== null &&
  boundary.at === at &&
  now?.stepId === boundary.stepId &&
  now.rollback === boundary.rollback;

/** Notes each effect as soon as it is there, and may be the end of everything before anybody hears of it. */
const noting = (server: Server): Partial<Server> => {
  const note = (call: string, args: readonly unknown[]): void => {
    appendFileSync(effects, `${JSON.stringify({ call, args })}\n`);
    if (isNow('effect')) die();
  };
  const after = async <T>(work: Promise<T>, call: string, args: readonly unknown[]): Promise<T> => {
    const result = await work;
    note(call, args);
    return result;
  };
  return {
    reserve: (what, signal) => after(server.reserve(what, signal), 'reserve', [what]),
    release: (what, signal) => after(server.release(what, signal), 'release', [what]),
    startService: (name, signal) =>
      scene.startFails
        ? Promise.resolve(answersFailure)
        : after(server.startService(name, signal), 'startService', [name]),
    stopService: (name, signal) => after(server.stopService(name, signal), 'stopService', [name]),
    setStartType: (name, startType, signal) =>
      after(server.setStartType(name, startType, signal), 'setStartType', [name, startType]),
  };
};

const { server: original, damage } = brokenServer(scene);
const server: Server = { ...original, ...noting(original), rehearsal: false };
const service = await createRunService({ server, dataFolder: data });
service.subscribe(({ body }) => {
  if (body.type === 'step-intended') {
    now = { stepId: body.stepId, rollback: body.rollback };
    if (isNow('intended')) die();
  }
  if (body.type === 'step-finished' && isNow('finished')) die();
});

const must = async <M extends AgentMethod>(
  method: M,
  params: MethodParams<M>,
): Promise<MethodResult<M>> => {
  const answer = (await service.handle(method, params)) as Result<MethodResult<M>>;
  if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
  await service.idle();
  return answer.value;
};

await must('run.start', {});
await must('watch.start', { by: operator });
await must('watch.stop', { by: operator });
await damage();
await must('after.verify', { by: operator, limitSeconds: 2 });
const plan =
  scene.kind === 'restore'
    ? await must('recovery.propose-all', {})
    : await must('recovery.propose', { service: pop3, way: 'wait', excludes: true });
await must('plan.apply', { planId: plan.id, hash: plan.hash, by: operator });
await service.close();
