import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { findService, isDocumentedAutomatic, sameName } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
import type { Finding } from '../../report/schema.ts';
import { say } from '../../texts/stored.ts';
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
const what = say('SVC-101.what');

/** After: does every service that ran before run now? What did not run before is not asked to run. */
export const svc101: AfterCheck = {
  id: 'SVC-101',
  question: say('SVC-101.question'),
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
      title: say(expected.length > 0 ? 'SVC-101.pass' : 'SVC-101.none'),
      summary:
        expected.length > 0
          ? say('SVC-101.pass.summary', { count: expected.length })
          : say('SVC-101.none.summary'),
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
    title: titleOf(name, is, odd),
    summary:
      oddBefore === null
        ? cause.text
        : `${cause.text} ${say('after.contradicted-before', { odd: oddBefore })}`,
    evidence: evidenceOf(cause),
    remediation: wayBack(input, was, cause),
    docs: [docs.services],
    cause,
  };
};

const titleOf = (name: string, is: Service | undefined, odd: boolean): string => {
  if (odd) return say('SVC-101.not-known', { name });
  return is ? say('SVC-101.down', { name, state: is.state }) : say('SVC-101.gone', { name });
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
    title: say(odd ? 'SVC-101.not-known' : 'SVC-101.flaps', { name: is.name }),
    summary: cause.text,
    evidence: evidenceOf(cause),
    remediation: [
      {
        kind: 'hint',
        text: say(odd ? 'SVC-101.hint.contradiction' : 'SVC-101.flaps.hint'),
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
        title: say('SVC-101.documented', { name: service.name, state: service.state }),
        summary: `${cause.text} ${say('SVC-101.before-not-known')}`,
        evidence: evidenceOf(cause).filter((item) => item !== 'baseline'),
        remediation: wayBack(input, null, cause),
        docs: [docs.services],
        cause,
      };
    });
