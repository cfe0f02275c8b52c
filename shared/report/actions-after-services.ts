import { action, adviceOf, groupBy, list, sentence, type Action } from './action-parts.ts';
import type { Finding } from './schema.ts';
import { say } from '../texts/stored.ts';

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
      say('action.restore', { count: names.length }),
      sentence(
        list(names),
        say(
          services.length === 0
            ? 'action.restore.start-types'
            : 'action.restore.start-types-and-starts',
        ),
        say('action.restore.stopped'),
      ),
      [...mine, ...followers(findings, services)],
    ),
  ];
};

const recover = (findings: readonly Finding[], finding: Finding): Action => {
  const { cause, subject, title, summary } = finding;
  return action(
    say('plan.recover.title', { service: subject }),
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
      startOnceText(mine, mine[0]?.cause?.first ?? ''),
      sentence(
        list(mine.map(({ subject }) => subject)),
        ...new Set(mine.flatMap(({ cause }) => (cause === undefined ? [] : [cause.text]))),
        ...new Set(mine.map(adviceOf)),
      ),
      [...mine, ...followers(findings, mine)],
    ),
  );

const startOnceText = (services: readonly Finding[], first: string): string => {
  const [only] = services;
  return services.length === 1 && only
    ? say('action.start-once', { service: only.subject, first })
    : say('action.start-once-many', { count: services.length, first });
};
