import type { AfterState } from '../after/state.ts';
import { assertNever } from '../assert-never.ts';
import type { RunEventBody } from './events.ts';

/** Events of the After phase. */
export type AfterEvent = Extract<
  RunEventBody,
  {
    type:
      | 'verification-started'
      | 'settling'
      | 'settled'
      | 'verification-reading'
      | 'verification-read'
      | 'verification-finished'
      | 'verification-interrupted'
      | 'signed-off';
  }
>;

/** The After phase after one more event. Events before the first start are none. */
export const reduceAfter = (
  after: AfterState | null,
  body: AfterEvent,
  at: string,
): AfterState | null => {
  if (body.type === 'verification-started') return begin(body, at);
  if (after === null) return null;
  switch (body.type) {
    case 'settling':
      return { ...after, waitingFor: body.waitingFor };
    case 'settled':
      return { ...after, status: 'reading', waitingFor: [], settled: body.settled };
    case 'verification-reading':
      return { ...after, reading: body.id };
    case 'verification-read':
      return {
        ...after,
        reading: null,
        items: [...after.items.filter(({ id }) => id !== body.item.id), body.item],
      };
    case 'verification-finished': {
      const { complete, baseline, findings, rows, answers } = body;
      return {
        ...after,
        status: 'finished',
        finishedAt: at,
        reading: null,
        waitingFor: [],
        complete,
        baseline,
        findings,
        rows,
        answers,
      };
    }
    case 'verification-interrupted':
      return { ...after, status: 'interrupted', reading: null, waitingFor: [] };
    case 'signed-off':
      return { ...after, signOff: body.signOff };
    default:
      return assertNever(body);
  }
};

const begin = (
  { by, waitsUntil }: Extract<AfterEvent, { type: 'verification-started' }>,
  at: string,
): AfterState => ({
  status: 'settling',
  startedAt: at,
  startedBy: by,
  finishedAt: null,
  waitsUntil,
  waitingFor: [],
  settled: null,
  reading: null,
  items: [],
  baseline: null,
  findings: [],
  rows: [],
  answers: [],
  complete: false,
  signOff: null,
});

/** From the confirmation of a plan on, nothing that was found stands until it is verified again; neither does a signature under it. */
export const unsettleAfter = (after: AfterState | null): AfterState | null =>
  after === null ? null : { ...after, status: 'stale', signOff: null };
