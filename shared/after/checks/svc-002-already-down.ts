import { servicesThatShouldRun, svc002 } from '../../checks/svc-002-should-run.ts';
import { findService } from '../../exchange/services.ts';
import type { Finding } from '../../report/schema.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';

/**
 * Is an Exchange service that should run down still, as it was before the update? SVC-002, asked again.
 *
 * Nobody is asked to start what did not run before, so SVC-101 says nothing of it; but a server on which an earlier Setup left the services disabled is not well because it is as it was.
 */
export const svc002After: AfterCheck = {
  id: svc002.id,
  question: svc002.question,
  impact: svc002.impact,
  evaluate: (input) => stillDown(input, servicesThatShouldRun(input.facts)),
};

/** The check looks at facts alone; what ran before, or cannot be compared, is SVC-101's. */
const stillDown = (
  { baseline, facts }: AfterInput,
  findings: readonly Finding[],
): readonly Finding[] => {
  const before = baseline.facts?.services;
  if (!before?.known) return findings;
  const faults = findings.filter(({ subject }) => {
    const was = findService(before.value, subject);
    return was !== undefined && was.state !== 'running';
  });
  const unread = findings.filter(({ outcome }) => outcome === 'error');
  if (faults.length > 0 || unread.length > 0) return [...new Set([...faults, ...unread])];
  const [first] = findings;
  return first === undefined
    ? []
    : [
        {
          ...first,
          subject: facts.server.hostName,
          outcome: 'pass',
          title: say('SVC-002.none-down-before'),
          summary: say('SVC-002.none-down-before.summary'),
          remediation: [],
          docs: [],
        },
      ];
};
