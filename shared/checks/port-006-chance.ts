import type { CaptureChance } from '../report/schema.ts';
import { findingsOf, type Answer, type Assessment, type Check } from './check.ts';
import { port001 } from './port-001-range.ts';
import { say } from '../texts/stored.ts';

/** How likely is a capture during the window? */
export const port006: Check = {
  id: 'PORT-006',
  question: say('PORT-006.question'),
  impact: 'information',
  needs: [...new Set([...port001.needs, 'tcp-statistics' as const])],
  evaluate: (assessment) => findingsOf(port006, [answer(assessment)]),
};

const evidence = ['tcp-statistics'];

const answer = ({ facts, ports, capture }: Assessment): Answer => {
  const subject = facts.server.hostName;
  const unknown = ports.some(({ target, exposure }) => target.inUse && exposure === 'unknown');
  if (!facts.services.known || !facts.endpoints.known || unknown)
    return {
      subject,
      outcome: 'error',
      title: say('PORT-006.untold'),
      summary: say('PORT-006.untold.exposure'),
      evidence,
    };
  if (capture.ports.length === 0)
    return {
      subject,
      outcome: 'pass',
      title: say('PORT-006.none'),
      summary: say('PORT-006.none.summary'),
      evidence,
    };
  if (capture.any === null)
    return {
      subject,
      outcome: 'error',
      title: say('PORT-006.untold'),
      summary: facts.statistics.known
        ? say('PORT-006.untold.counters')
        : say('PORT-006.untold.unread', { why: facts.statistics.message }),
      evidence,
    };
  return {
    subject,
    outcome: 'manual',
    title: titleOf(capture.any),
    summary: [
      summaryOf(capture.any),
      say('PORT-006.chance.window', {
        minutes: capture.windowMinutes,
        count: capture.ports.length,
      }),
      ...capture.assumptions,
    ].join(' '),
    evidence,
    remediation: [
      {
        kind: 'hint',
        text: say('PORT-006.chance.hint'),
      },
    ],
  };
};

const titleOf = ({ ever }: CaptureChance): string => {
  const [low, high] = [percent(ever.random), percent(ever.sequential)];
  return low === high
    ? say('PORT-006.chance', { chance: low })
    : say('PORT-006.chance-between', { low, high });
};

const summaryOf = ({ ever, heldAtRestart: held }: CaptureChance): string => {
  const [everLow, everHigh] = [percent(ever.random), percent(ever.sequential)];
  const [heldLow, heldHigh] = [percent(held.optimistic), percent(held.pessimistic)];
  return say('PORT-006.chance.summary', {
    ever: everLow === everHigh ? 'one' : 'bounds',
    everLow,
    everHigh,
    held: heldLow === heldHigh ? 'one' : 'bounds',
    heldLow,
    heldHigh,
  });
};

/** Percent as findings say it; a chance that is not zero never reads as zero. */
export const percent = (chance: number): string =>
  chance > 0 && chance < 0.001
    ? say('chance.least')
    : // What is to be rounded is the number itself, not its shortest digits.
      say('chance.percent', { share: Number((chance * 100).toFixed(1)) });
