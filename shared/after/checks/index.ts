import type { Finding } from '../../report/schema.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { cert101 } from './cert-101-certificates.ts';
import { conf001 } from './conf-001-configuration.ts';
import { net101 } from './net-101-greetings.ts';
import { port102 } from './port-102-next-update.ts';
import { setup002 } from './setup-002-version.ts';
import { svc002After } from './svc-002-already-down.ts';
import { svc101 } from './svc-101-running.ts';
import { svc102 } from './svc-102-start-types.ts';
import { svc103 } from './svc-103-listeners.ts';

export type { AfterCheck };

/** Every check of the After phase, in the order in which an operator reads them. */
export const afterChecks: readonly AfterCheck[] = [
  setup002,
  svc101,
  svc103,
  net101,
  svc102,
  svc002After,
  cert101,
  conf001,
  port102,
];

/** Runs one check. A check that throws, or says nothing, is a finding of outcome `error`, never a missing row. */
export const runAfterCheck = (check: AfterCheck, input: AfterInput): readonly Finding[] => {
  try {
    const findings = check.evaluate(input);
    return findings.length > 0 ? findings : [failed(check, input, say('after.check-silent'))];
  } catch (thrown) {
    return [failed(check, input, String(thrown))];
  }
};

const failed = (check: AfterCheck, { facts }: AfterInput, why: string): Finding => ({
  id: check.id,
  subject: facts.server.hostName,
  outcome: 'error',
  impact: check.impact,
  title: say('after.check-failed'),
  summary: say('after.check-failed.summary', { why }),
  evidence: [],
  remediation: [],
  docs: [],
});
