import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { findService } from '../../exchange/services.ts';
import type { Service, StartType } from '../../evidence/schema.ts';
import { quoteName } from '../../remediation/command-text.ts';
import type { Outcome, Remediation } from '../../report/schema.ts';
import { say } from '../../texts/stored.ts';
import { servicesInScope } from '../compare/expectation.ts';
import { compareStartTypes } from '../compare/start-types.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { gapIn, notRead, nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'services'];
const what = say('SVC-102.what');

/** After: is every start type as before? */
export const svc102: AfterCheck = {
  id: 'SVC-102',
  question: say('SVC-102.question'),
  impact: 'degraded',
  evaluate: (input) => findingsOf(svc102, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const { baseline, facts } = input;
  if (baseline.facts === null) return [nothingToCompare(input, what)];
  const before = baseline.facts.services;
  const gap = gapIn([before], [facts.services]);
  if (gap !== null || !before.known || !facts.services.known)
    return gap === null ? [] : [notRead(facts, what, gap)];
  const now = facts.services.value;
  const scope = servicesInScope(
    [...before.value, ...now],
    facts.server.exchange?.installPath ?? null,
  );
  const pairs = before.value.flatMap((was) => {
    const is = findService(now, was.name);
    return is && scope.has(was.name.toLowerCase()) ? [{ was, is }] : [];
  });
  const different = pairs.flatMap(({ was, is }) => answerOf(was, is) ?? []);
  if (different.length > 0) return different;
  return [
    {
      subject: facts.server.hostName,
      outcome: pairs.length > 0 ? 'pass' : 'not-applicable',
      title: say(pairs.length > 0 ? 'SVC-102.pass' : 'SVC-102.none'),
      summary: say('SVC-102.summary', { count: pairs.length }),
      evidence,
    },
  ];
};

const answerOf = (was: Service, is: Service): Answer | null => {
  const { judged, why } = compareStartTypes(was, is);
  const outcome = outcomes[judged];
  if (outcome === null) return null;
  const { name } = is;
  return {
    subject: name,
    outcome,
    title:
      outcome === 'error'
        ? say('SVC-102.not-known', { name })
        : say('SVC-102.differs', {
            name,
            now: is.startType ?? '',
            before: was.startType ?? '',
          }),
    summary: why,
    evidence,
    remediation: outcome === 'error' ? [] : wayBack(was),
    docs: [docs.services],
  };
};

const outcomes: Readonly<Record<ReturnType<typeof compareStartTypes>['judged'], Outcome | null>> = {
  same: null,
  expected: null,
  noted: 'manual',
  worse: 'fail',
  unknown: 'error',
};

/** What `sc.exe config … start=` calls each start type; drivers (boot, system) are no services of Exchange. */
const words: Readonly<Record<StartType, string | null>> = {
  automatic: 'auto',
  'automatic-delayed': 'delayed-auto',
  manual: 'demand',
  disabled: 'disabled',
  boot: null,
  system: null,
};

const wayBack = ({ name, startType }: Service): readonly Remediation[] => {
  const word = startType === null ? null : words[startType];
  return [
    {
      kind: 'plan',
      plan: 'restore-services',
      text: say('after.restore-services'),
    },
    ...(word === null
      ? []
      : [{ kind: 'command' as const, text: `sc.exe config ${quoteName(name)} start= ${word}` }]),
  ];
};
