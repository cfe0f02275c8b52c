import { dynamicPortItem, exclusionItem } from '../evidence/items.ts';
import { portSubject, type AssessedPort } from '../ports/assess-ports.ts';
import { families, familyName, stores, type Family } from '../ports/vocabulary.ts';
import type { PortFamily } from '../report/schema.ts';
import { answerPerPort, findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';

const tables = families.flatMap((family) =>
  stores.map((store) => exclusionItem(family, 'tcp', store)),
);

/** A port outside of these needs no exclusion. */
const rangeTables = families.map((family) => dynamicPortItem(family, 'tcp'));

/** Is each exclusion in both families and in the persistent store? */
export const port004: Check = {
  id: 'PORT-004',
  question: 'Is each exclusion in both families and in the persistent store?',
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
  if (needed.length === 0)
    return notApplicable(
      subject,
      'The port lies outside the dynamic port range, so it needs no exclusion.',
    );
  if (needed.some(({ is }) => is.exclusion === null || is.persistent == null))
    return {
      outcome: 'error',
      title: `${subject}: it is not known where the port is excluded`,
      summary: 'An exclusion table, active or persistent, could not be read.',
      evidence: tables,
    };
  const gaps = needed.flatMap(gapsOf);
  if (gaps.length === needed.length * 2)
    return notApplicable(
      subject,
      'No administered exclusion covers the port; PORT-001 tells whether it needs one.',
    );
  if (gaps.length === 0)
    return {
      outcome: 'pass',
      title: `${subject}: excluded in every place that counts`,
      summary: `The exclusion is in force and stored for the next boot (${needed.map(({ name }) => familyName(name)).join(', ')}).`,
      evidence: tables,
    };
  return {
    outcome: 'fail',
    title: `${subject} is excluded by halves`,
    summary: `The exclusion is missing here: ${gaps.map(({ family, store }) => `${familyName(family)} ${store}`).join(', ')}. ${consequence(gaps)}`,
    evidence: tables,
    remediation: [
      {
        kind: 'plan',
        text: `Protect ports of ${target.service.name}: completes the exclusion in both families and in the persistent store.`,
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

const consequence = (gaps: readonly Gap[]): string =>
  gaps.some(({ store }) => store === 'active')
    ? 'The port can be captured in that family now.'
    : 'It holds until the next boot only, and the update ends with one.';

const notApplicable = (subject: string, summary: string): Omit<Answer, 'subject'> => ({
  outcome: 'not-applicable',
  title: `${subject}: no exclusion to complete`,
  summary,
  evidence: tables,
});
