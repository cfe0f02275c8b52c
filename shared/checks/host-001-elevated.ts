import { findingsOf, type Answer, type Check } from './check.ts';

/** Is the process elevated? Without it exclusions cannot be changed, and Setup itself refuses to run. */
export const host001: Check = {
  id: 'HOST-001',
  question: 'Is the process elevated?',
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
      title: 'The agent runs elevated',
      summary: 'It can read everything and change what you confirm.',
    };
  if (elevated === null)
    return {
      ...base,
      outcome: 'error',
      title: 'It is not known whether the agent runs elevated',
      summary: 'Windows did not answer the question, so what the agent may change is not known.',
    };
  return {
    ...base,
    outcome: 'fail',
    title: 'The agent does not run elevated',
    summary:
      'It works read-only: some facts stay unread, and no port can be protected. Setup needs an elevated console too.',
    remediation: [
      {
        kind: 'hint',
        text: 'Connect again and accept the elevation prompt, or start the terminal with "Run as administrator".',
      },
    ],
  };
};
