import { describe, expect, it } from 'vitest';

import { checks, runCheck } from '../../../shared/checks/index.ts';
import { assess } from '../../../shared/checks/check.ts';
import { exclusionItemIds, rangeItemIds, type ItemId } from '../../../shared/evidence/items.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import {
  connection,
  errorItem,
  evidenceOf,
  listeners,
  pop3be,
  service,
  type ServerUnderTest,
} from '../../support/evidence.ts';
import { findingsOn } from '../../support/findings.ts';
import { expectSaid } from '../../support/said.ts';

describe('checks', () => {
  it('come in the order in which they are read, each with its question and weight', () => {
    expect(checks.map(({ id, impact }) => `${id} ${impact}`)).toEqual([
      'HOST-001 update-fails',
      'SVC-001 outage',
      'SVC-002 degraded',
      'PORT-005 outage',
      'PORT-001 outage',
      'PORT-002 outage',
      'PORT-003 outage',
      'PORT-004 outage',
      'PORT-006 information',
    ]);
    for (const { question } of checks) expect(question).toMatch(/^\w.{20,}\?$/);
  });

  it('makes a finding of a check that throws', () => {
    const assessment = assess(deriveFacts(evidenceOf()));
    const broken = {
      id: 'X-1',
      question: '?',
      impact: 'outage',
      needs: [],
      evaluate: () => {
        throw new Error('broken');
      },
    } as const;
    const [finding] = runCheck(broken, assessment);
    expect(finding).toMatchObject({
      id: 'X-1',
      subject: 'EX01',
      outcome: 'error',
      impact: 'outage',
    });
    expectSaid(finding, {
      title: 'The check itself failed',
      summary: 'This is a fault of the program, and the question stays open: Error: broken',
      evidence: [],
    });
  });

  /** A server on which every item decides something. */
  const telling: ServerUnderTest = {
    services: [
      pop3be(),
      service('MSExchangeIMAP4BE', { state: 'stopped', pid: null }),
      service('ADAM_MSExchange', { state: 'stopped', pid: null }),
      service('W3SVC', { pid: 612, imagePath: 'C:\\Windows\\w3wp.exe' }),
    ],
    endpoints: [...listeners(9955, 4120), ...listeners(6100, 4120), connection(9933, 612)],
    rpcEndpoints: [{ port: 6100, interfaceId: 'a', annotation: '' }],
    adamPorts: { ldap: 50_001, ssl: 50_002 },
  };
  const items: readonly ItemId[] = [
    ...rangeItemIds,
    ...exclusionItemIds,
    'registry.adam-ports',
    'rpc-endpoints',
    'processes',
    'endpoints',
    'services',
    'port-probe',
    'tcp-statistics',
  ];

  it.each(checks.map((check) => [check.id, check] as const))(
    '%s reads everything again that its answer depends on',
    (id, { needs }) => {
      const usual = findingsOn(telling, id);
      const decisive = items.filter((item) => {
        const without = findingsOn({ ...telling, replace: [errorItem(item)] }, id);
        return JSON.stringify(without) !== JSON.stringify(usual);
      });
      expect(decisive.filter((item) => !needs.includes(item))).toEqual([]);
    },
  );
});
