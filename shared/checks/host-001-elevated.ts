import { findingsOf, type Answer, type Check } from './check.ts';
import { say } from '../texts/stored.ts';

/** Is the process elevated? Without it exclusions cannot be changed, and Setup itself refuses to run. */
export const host001: Check = {
  id: 'HOST-001',
  question: say('HOST-001.question'),
  impact: 'update-fails',
  needs: [],
  evaluate: ({ facts: { server } }) =>
    findingsOf(host001, [answer(server.hostName, server.elevated)]),
};

const answer = (subject: string, elevated: boolean | null): Answer => {
  const base = { subject, evidence: ['server'] };
  if (elevated === true)
    return {
      ...base,
      outcome: 'pass',
      title: say('HOST-001.elevated'),
      summary: say('HOST-001.elevated.summary'),
    };
  if (elevated === null)
    return {
      ...base,
      outcome: 'error',
      title: say('HOST-001.unknown'),
      summary: say('HOST-001.unknown.summary'),
    };
  return {
    ...base,
    outcome: 'fail',
    title: say('HOST-001.not-elevated'),
    summary: say('HOST-001.not-elevated.summary'),
    remediation: [
      {
        kind: 'hint',
        text: say('HOST-001.not-elevated.hint'),
      },
    ],
  };
};
