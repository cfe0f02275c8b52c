import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { findService, isDocumentedAutomatic, sameName } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
import type { Finding } from '../../report/schema.ts';
import { findRootCause } from '../causes/index.ts';
import { setupIsAtWork } from '../causes/still-changing.ts';
import {
  contradictionIn,
  mustRun,
  servicesInScope,
  whyMayBeStopped,
} from '../compare/expectation.ts';
import { compareVersions } from '../compare/versions.ts';
import type { AfterInput } from '../input.ts';
import type { RootCause } from '../schema.ts';
import type { AfterCheck } from './after-check.ts';
import { gapIn, notRead, nothingToCompare } from './answers.ts';
import { wayBack } from './svc-101-way-back.ts';

const evidence = ['baseline', 'services'];
const what = 'Services that ran before';

/** After: does every service that ran before run now? What did not run before is not asked to run. */
export const svc101: AfterCheck = {
  id: 'SVC-101',
  question: 'After: does every service that ran before run now?',
  impact: 'outage',
  evaluate: (input) =>
    answers(input).flatMap(({ cause, ...answer }): Finding[] =>
      findingsOf(svc101, [answer]).map((finding) =>
        cause === undefined ? finding : { ...finding, cause },
      ),
    ),
};

/** An answer that knows why. */
type Judged = Answer & { readonly cause?: RootCause };

const answers = (input: AfterInput): readonly Judged[] => {
  const { baseline, facts } = input;
  const before = baseline.facts?.services;
  const gap = gapIn(before === undefined ? [] : [before], [facts.services]);
  if (!facts.services.known) return gap === null ? [] : [notRead(facts, what, gap)];
  const now = facts.services.value;
  if (before === undefined) return [nothingToCompare(input, what), ...documentedDown(input, now)];
  if (!before.known || gap !== null)
    return [...(gap === null ? [] : [notRead(facts, what, gap)]), ...documentedDown(input, now)];
  if (!isOfBefore(input)) return [nothingToCompare(input, what), ...documentedDown(input, now)];
  return compared(input, before.value, now);
};

/**
 * Whether the services of the baseline are those of before the update. A baseline that lacks something else is good enough here; one whose time is not proved is not: what Setup had stopped would count as "did not run".
 */
const isOfBefore = ({ baseline, facts, watch }: AfterInput): boolean => {
  if (baseline.note.usable || watch !== null) return true;
  const difference = compareVersions(
    baseline.facts?.server.exchange?.version ?? null,
    facts.server.exchange?.version ?? null,
  );
  return difference !== null && difference < 0;
};

const compared = (
  input: AfterInput,
  before: readonly Service[],
  now: readonly Service[],
): readonly Judged[] => {
  const { facts } = input;
  const scope = servicesInScope([...before, ...now], facts.server.exchange?.installPath ?? null);
  const expected = before.filter(
    (service) => scope.has(service.name.toLowerCase()) && mustRun(service),
  );
  const faults = expected.flatMap((was) => judged(input, was, findService(now, was.name)) ?? []);
  if (faults.length > 0) return faults;
  return [
    {
      subject: facts.server.hostName,
      outcome: expected.length > 0 ? 'pass' : 'not-applicable',
      title:
        expected.length > 0
          ? 'Every service that ran before runs now'
          : 'No service of Exchange ran before the update',
      summary:
        expected.length > 0
          ? `${expected.length} service(s). Running is not the same as answering: see NET-101.`
          : 'What did not run before is not asked to run.',
      evidence,
    },
  ];
};

const judged = (input: AfterInput, was: Service, is: Service | undefined): Judged | null => {
  const oddBefore = contradictionIn(was, input.baseline.facts?.processes ?? input.facts.processes);
  if (is?.state === 'running') return runningAnswer(input, is);
  if (is && whyMayBeStopped(is) !== null && is.state === 'stopped') return null;
  const { name } = is ?? was;
  const cause = findRootCause(input, name);
  const odd = cause.kind === 'contradiction';
  return {
    subject: name,
    outcome: odd ? 'error' : setupIsAtWork({ input }) ? 'in-progress' : 'fail',
    title: odd
      ? `${name}: it is not known whether it runs`
      : `${name} ran before the update and is ${is ? `${is.state} now` : 'not there any more'}`,
    summary:
      oddBefore === null
        ? cause.text
        : `${cause.text} Before the update the tables contradicted each other: ${oddBefore}.`,
    evidence: evidenceOf(cause),
    remediation: wayBack(input, was, cause),
    docs: [docs.services],
    cause,
  };
};

/** Running is good news only where the tables agree, and where it stays so. */
const runningAnswer = (input: AfterInput, is: Service): Judged | null => {
  const odd = contradictionIn(is, input.facts.processes) !== null;
  const flaps = input.settled?.flapping.some((name) => sameName(name, is.name)) ?? false;
  if (!odd && !flaps) return null;
  const cause = findRootCause(input, is.name);
  return {
    subject: is.name,
    outcome: odd ? 'error' : 'manual',
    title: odd
      ? `${is.name}: it is not known whether it runs`
      : `${is.name} runs now, and ended while it was waited for`,
    summary: cause.text,
    evidence: evidenceOf(cause),
    remediation: [
      {
        kind: 'hint',
        text: odd
          ? 'Verify again: the tables are read one after the other, and a service that was restarted in between can look so.'
          : 'Watch it for a few minutes, and verify again; look at its own log for why it ended.',
      },
    ],
    docs: [docs.services],
    cause,
  };
};

const evidenceOf = ({ proof }: RootCause): readonly string[] => [
  ...new Set([...evidence, ...proof.flatMap((one) => one.evidence)]),
];

/** Without a baseline: what the documentation has as automatic and what does not run. Nobody knows whether it ran. */
const documentedDown = (input: AfterInput, now: readonly Service[]): readonly Judged[] =>
  now
    .filter(
      (service) =>
        isDocumentedAutomatic(service.name) &&
        service.state !== 'running' &&
        whyMayBeStopped(service) === null,
    )
    .map((service) => {
      const cause = findRootCause(input, service.name);
      return {
        subject: service.name,
        outcome: cause.kind === 'contradiction' ? 'error' : 'fail',
        title: `${service.name} is ${service.state}; its documented start type is Automatic`,
        summary: `${cause.text} Whether it ran before the update is not known.`,
        evidence: evidenceOf(cause).filter((item) => item !== 'baseline'),
        remediation: wayBack(input, null, cause),
        docs: [docs.services],
        cause,
      };
    });
