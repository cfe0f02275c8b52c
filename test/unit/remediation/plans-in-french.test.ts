import { describe, expect, it } from 'vitest';

import { assess } from '../../../shared/checks/check.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { planAsCommands, retellCommands } from '../../../shared/remediation/by-hand.ts';
import { planDeferredProtection } from '../../../shared/remediation/defer-protection.ts';
import { explainSystemExclusion } from '../../../shared/remediation/explain-system-exclusion.ts';
import { planFreePort, stayOf } from '../../../shared/remediation/free-port.ts';
import { planProtectPorts, type PlanDraft } from '../../../shared/remediation/protect-ports.ts';
import { planRestoreServices } from '../../../shared/remediation/restore-services.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { afterInput } from '../../support/after.ts';
import { connection, evidenceOf, pop3be, service } from '../../support/evidence.ts';
import { captureOf } from '../../support/capture.ts';
import { down, holder, recoveryPlan, timeWait, topology } from '../../support/recovery-plan.ts';
import { pop3 } from '../../support/run.ts';
import { englishLeft } from '../../support/texts/english-left.ts';

const { retell } = textsIn('fr');

const capture = captureOf();

const freeing = (action: 'close-connection' | 'restart-service', known: Service[]): PlanDraft =>
  planFreePort(capture, action, { services: known, installPath: null, elevated: false });

const facts = deriveFacts(evidenceOf({ services: [pop3be({ state: 'stop-pending' })] }));
const held = { services: [down({ startType: 'disabled' }), topology], endpoints: [holder] };
const restored = afterInput(
  { services: [pop3be(), service('MSExchangeIS', { pid: 5 }), service('MSExchangeGone')] },
  { services: [down({ startType: 'disabled' }), service('MSExchangeIS', { state: 'paused' })] },
);

const drafts: readonly (readonly [string, PlanDraft | null])[] = [
  ['protect-ports', planProtectPorts(assess(deriveFacts(evidenceOf())), pop3)],
  ['protect-ports of a service that stops', planProtectPorts(assess(facts), pop3)],
  ['defer-protection', planDeferredProtection(assess(facts), pop3)],
  ['free-port, closing', freeing('close-connection', [topology])],
  ['free-port, restarting', freeing('restart-service', [topology])],
  ['free-port of nobody', freeing('restart-service', [])],
  ...(['wait', 'close-connection', 'restart-holder'] as const).map(
    (way) => [`recover-service, ${way}`, recoveryPlan(held, { way, excludes: true })] as const,
  ),
  ['recover-service after TIME_WAIT', recoveryPlan({ ...held, endpoints: [timeWait] })],
  ['recover-service without a baseline', recoveryPlan(held, undefined, null)],
  ['recover-service that runs', recoveryPlan({})],
  [
    'recover-service of two holders',
    recoveryPlan({ ...held, endpoints: [holder, connection(9955, 0)] }),
  ],
  ['restore-services', planRestoreServices(restored)],
];

/** Every text of a plan that a reader sees. */
const textsOf = ({ title, why, cost, undo, steps, obstacles }: PlanDraft): readonly string[] => [
  title,
  why,
  cost,
  undo,
  ...steps.flatMap((step) => [step.title, step.why]),
  ...obstacles.map(({ text }) => text),
];

describe('a plan in French', () => {
  it.each(drafts)('has nothing of the English texts left: %s', (_, draft) => {
    const texts = draft === null ? [] : textsOf(draft);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.map(retell).flatMap(englishLeft)).toEqual([]);
    expect(texts.flatMap(englishLeft)).not.toEqual([]);
  });

  it.each(drafts)(
    'is typed by hand with French comments, and with the same commands: %s',
    (_, draft) => {
      const english = draft === null ? '' : planAsCommands(draft);
      const told = retellCommands(english, textsIn('fr'));
      expect(englishLeft(told)).toEqual([]);
      expect(told).not.toBe(english);
      const commandsOf = (text: string): readonly string[] =>
        text.split('\n').map((line) => (line.startsWith('#') ? '#' : line));
      expect(commandsOf(told)).toEqual(commandsOf(english));
      expect(retellCommands(english, textsIn('en'))).toBe(english);
    },
  );

  it('explains a system exclusion, whatever rows there are', () => {
    const row = { first: 9_900, last: 9_999, kind: 'system' as const };
    const one = { first: 9_955, last: 9_955, kind: 'system' as const };
    const told = (rows: Parameters<typeof explainSystemExclusion>[0]['rows']): string =>
      retell(explainSystemExclusion({ service: pop3, port: 9_955, rows }).text);
    expect(told([])).toMatch(/^Une exclusion du système couvre tcp\/9955\. Personne/);
    expect(told([{ family: 'ipv4', row }])).toMatch(/ \(9900–9999 en IPv4\) /);
    expect(
      told([
        { family: 'ipv4', row: one },
        { family: 'ipv6', row: null },
      ]),
    ).toMatch(/ \(9955 en IPv4 et IPv6\) /);
  });

  it('says how long a holder stays', () => {
    expect(retell(stayOf(capture))).toMatch(/^La plupart des connexions sortantes/);
  });
});
