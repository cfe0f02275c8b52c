import { action, adviceOf, count, groupBy, list, sentence, type Action } from './action-parts.ts';
import type { Finding } from './schema.ts';

const isDown = ({ id, outcome }: Finding): boolean => id === 'SVC-101' && outcome === 'fail';

/** Whether a finding is settled by bringing back the service that it is about: the service is down, and its listener and greeting with it. */
export const isRestored = (findings: readonly Finding[], finding: Finding): boolean =>
  findings.some((down) => isDown(down) && isAbout(finding, down.subject));

/** Subjects begin with the name of the service. */
const isAbout = ({ subject }: Finding, service: string): boolean =>
  subject === service || subject.startsWith(`${service} `);

/** Findings that go away with the service itself. */
const followers = (findings: readonly Finding[], services: readonly Finding[]): Finding[] =>
  findings.filter(
    (finding) =>
      ((['SVC-103', 'NET-101'].includes(finding.id) && finding.outcome === 'fail') ||
        // A service that does not run shows no certificate.
        (finding.id === 'CERT-101' && finding.outcome === 'error')) &&
      services.some(({ subject }) => isAbout(finding, subject)),
  );

/** Start types first, because a disabled service cannot be started; then the services on which others wait; then the others. */
export const bringServicesBack = (findings: readonly Finding[]): readonly Action[] => {
  const down = findings.filter(isDown);
  const restored = down.filter(isForRestoring);
  const recovered = down.filter((finding) => !isForRestoring(finding));
  const startTypes = findings.filter(({ id, outcome }) => id === 'SVC-102' && outcome === 'fail');
  return [
    ...restore(findings, restored, startTypes),
    ...recovered
      .filter((finding) => !waitsForAnother(finding))
      .map((finding) => recover(findings, finding)),
    ...startDependents(findings, recovered.filter(waitsForAnother)),
  ];
};

const isForRestoring = ({ cause, remediation }: Finding): boolean =>
  cause === undefined
    ? remediation.some(({ plan }) => plan === 'restore-services')
    : cause.kind === 'disabled';

const waitsForAnother = ({ cause, subject }: Finding): boolean =>
  cause?.kind === 'dependency-down' && cause.first !== subject;

const restore = (
  findings: readonly Finding[],
  services: readonly Finding[],
  startTypes: readonly Finding[],
): readonly Action[] => {
  const mine = [...services, ...startTypes];
  if (mine.length === 0) return [];
  const names = [...new Set(mine.map(({ subject }) => subject))];
  return [
    action(
      `Restore ${count(names.length, 'service')} to what the baseline has`,
      sentence(
        list(names),
        services.length === 0
          ? 'Each gets the start type that it had before the update'
          : 'Each gets the start type that it had before the update, and those that ran then are started in the order in which they need each other',
        'A service that was stopped before stays stopped; nothing is set to Automatic that was not',
      ),
      [...mine, ...followers(findings, services)],
    ),
  ];
};

const recover = (findings: readonly Finding[], finding: Finding): Action => {
  const { cause, subject, title, summary } = finding;
  return action(
    `Bring ${subject} back`,
    cause === undefined
      ? sentence(title, summary, adviceOf(finding))
      : sentence(cause.text, adviceOf(finding)),
    [finding, ...followers(findings, [finding])],
  );
};

/** Services that only wait for the same other one need no searching of their own. */
const startDependents = (
  findings: readonly Finding[],
  services: readonly Finding[],
): readonly Action[] =>
  groupBy(services, ({ cause }) => cause?.first ?? '').map((mine) =>
    action(
      `Start ${mine.length === 1 ? (mine[0]?.subject ?? '') : count(mine.length, 'service')} again, once ${mine[0]?.cause?.first ?? ''} runs`,
      sentence(
        list(mine.map(({ subject }) => subject)),
        ...new Set(mine.flatMap(({ cause }) => (cause === undefined ? [] : [cause.text]))),
        ...new Set(mine.map(adviceOf)),
      ),
      [...mine, ...followers(findings, mine)],
    ),
  );
