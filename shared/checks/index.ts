import type { Finding } from '../report/schema.ts';
import type { Assessment, Check } from './check.ts';
import { host001 } from './host-001-elevated.ts';
import { port001 } from './port-001-range.ts';
import { port002 } from './port-002-system-exclusion.ts';
import { port003 } from './port-003-captured.ts';
import { port004 } from './port-004-both-stores.ts';
import { port005 } from './port-005-readable.ts';
import { port006 } from './port-006-chance.ts';
import { svc001 } from './svc-001-baseline.ts';
import { svc002 } from './svc-002-should-run.ts';
import { say } from '../texts/stored.ts';

export type { Assessment, Check };

/** Every check of the Before phase, in the order in which an operator reads them. */
export const checks: readonly Check[] = [
  host001,
  svc001,
  svc002,
  port005,
  port001,
  port002,
  port003,
  port004,
  port006,
];

/** Runs one check. A check that throws is a finding of outcome `error`, never a missing row. */
export const runCheck = (check: Check, assessment: Assessment): readonly Finding[] => {
  try {
    return check.evaluate(assessment);
  } catch (thrown) {
    return [
      {
        id: check.id,
        subject: assessment.facts.server.hostName,
        outcome: 'error',
        impact: check.impact,
        title: say('check.failed'),
        summary: say('check.failed.summary', { error: String(thrown) }),
        evidence: [],
        remediation: [],
        docs: [],
      },
    ];
  }
};
