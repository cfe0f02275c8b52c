import { dynamicPortItem, exclusionItem } from '../evidence/items.ts';
import { portSubject, type AssessedPort } from '../ports/assess-ports.ts';
import { families, familyName, stores, type Family } from '../ports/vocabulary.ts';
import type { PortFamily } from '../report/schema.ts';
import { answerPerPort, findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';
import { say } from '../texts/stored.ts';

const tables = families.flatMap((family) =>
  stores.map((store) => exclusionItem(family, 'tcp', store)),
);

/** A port outside of these needs no exclusion. */
const rangeTables = families.map((family) => dynamicPortItem(family, 'tcp'));

/** Is each exclusion in both families and in the persistent store? */
export const port004: Check = {
  id: 'PORT-004',
  question: say('PORT-004.question'),
  impact: 'outage',
  needs: [
    ...rangeTables,
    ...tables,
    'registry.adam-ports',
    'rpc-endpoints',
    'processes',
    'endpoints',
    'services',
  ],
  evaluate: (assessment) =>
    findingsOf(
      port004,
      answerPerPort(assessment, tables, (port) => answer(port)),
    ),
};

const answer = ({ report, target }: AssessedPort): Omit<Answer, 'subject'> => {
  const subject = portSubject(report);
  const needed = families
    .map((name) => ({ name, is: report.families[name] }))
    .filter(({ is }) => is.inside !== false);
  if (needed.length === 0) return notApplicable(subject, say('PORT-004.outside'));
  if (needed.some(({ is }) => is.exclusion === null || is.persistent == null))
    return {
      outcome: 'error',
      title: say('PORT-004.unknown', { subject }),
      summary: say('PORT-004.unknown.summary'),
      evidence: tables,
    };
  const gaps = needed.flatMap(gapsOf);
  if (gaps.length === needed.length * 2)
    return notApplicable(subject, say('PORT-004.not-excluded'));
  if (gaps.length === 0)
    return {
      outcome: 'pass',
      title: say('PORT-004.complete', { subject }),
      summary: say('PORT-004.complete.summary', {
        families: needed.map(({ name }) => familyName(name)).join(', '),
      }),
      evidence: tables,
    };
  return {
    outcome: 'fail',
    title: say('PORT-004.halves', { subject }),
    summary: `${missing(gaps)} ${consequence(gaps)}`,
    evidence: tables,
    remediation: [
      {
        kind: 'plan',
        text: say('PORT-004.protect', { service: target.service.name }),
        service: target.service.name,
      },
    ],
    docs: [docs.exclusions],
  };
};

type Gap = { readonly family: Family; readonly store: 'active' | 'persistent' };

const gapsOf = ({ name, is }: { name: Family; is: PortFamily }): readonly Gap[] => [
  ...(is.exclusion === 'administered' ? [] : [{ family: name, store: 'active' as const }]),
  ...(is.persistent === 'administered' ? [] : [{ family: name, store: 'persistent' as const }]),
];

const missing = (gaps: readonly Gap[]): string =>
  say('PORT-004.halves.missing', {
    places: gaps.map(({ family, store }) => say(`PORT-004.place.${family}.${store}`)).join(', '),
  });

const consequence = (gaps: readonly Gap[]): string =>
  gaps.some(({ store }) => store === 'active')
    ? say('PORT-004.halves.now')
    : say('PORT-004.halves.until-boot');

const notApplicable = (subject: string, summary: string): Omit<Answer, 'subject'> => ({
  outcome: 'not-applicable',
  title: say('PORT-004.not-applicable', { subject }),
  summary,
  evidence: tables,
});
