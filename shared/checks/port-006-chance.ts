import type { CaptureChance } from '../report/schema.ts';
import { findingsOf, type Answer, type Assessment, type Check } from './check.ts';
import { port001 } from './port-001-range.ts';

/** How likely is a capture during the window? */
export const port006: Check = {
  id: 'PORT-006',
  question: 'How likely is a capture during the window?',
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
      title: 'The chance of a capture cannot be told',
      summary: 'It is not known for every back-end port whether it can be handed out.',
      evidence,
    };
  if (capture.ports.length === 0)
    return {
      subject,
      outcome: 'pass',
      title: 'No port in use can be captured',
      summary:
        'Every back-end port in use lies outside the dynamic port range or is excluded from it, so Windows does not hand it out.',
      evidence,
    };
  if (capture.any === null)
    return {
      subject,
      outcome: 'error',
      title: 'The chance of a capture cannot be told',
      summary: `The allocation rate could not be measured: ${facts.statistics.known ? 'the two reads are too close together, or the counters ran backwards' : facts.statistics.message}.`,
      evidence,
    };
  return {
    subject,
    outcome: 'manual',
    title: `Chance of a capture: ${bounds(capture.any.ever.random, capture.any.ever.sequential)}`,
    summary: `${chanceText(capture.any)} Window: ${capture.windowMinutes} minutes, ${capture.ports.length} port(s) at risk. ${capture.assumptions.join(' ')}`,
    evidence,
    remediation: [
      {
        kind: 'hint',
        text: 'A small chance is not a reason to accept the risk: protecting the ports removes it.',
      },
    ],
  };
};

const chanceText = ({ ever, heldAtRestart }: CaptureChance): string =>
  `A port at risk is handed out at least once in the window with a chance of ${bounds(ever.random, ever.sequential)}; it is held at the very moment of the restart with ${bounds(heldAtRestart.optimistic, heldAtRestart.pessimistic)}.`;

const bounds = (low: number, high: number): string =>
  percent(low) === percent(high) ? percent(low) : `${percent(low)} to ${percent(high)}`;

/** Percent for people; a chance that is not zero never reads as zero. */
export const percent = (chance: number): string => {
  if (chance > 0 && chance < 0.001) return 'less than 0.1 %';
  return `${(chance * 100).toFixed(1)} %`;
};
