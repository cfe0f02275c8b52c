import type { Finding, Impact, Outcome, Remediation } from '../../../shared/report/schema.ts';

const urgency: Readonly<Record<Outcome, number>> = {
  fail: 0,
  error: 1,
  skipped: 1,
  'in-progress': 1,
  manual: 2,
  'not-applicable': 9,
  pass: 9,
};
const weight: Readonly<Record<Impact, number>> = {
  outage: 0,
  'update-fails': 0,
  degraded: 1,
  information: 2,
};

/** What is not as it should be, what only a person can judge, and what is not known: the worst first. */
export const problemsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter(({ outcome }) => urgency[outcome] < 9)
    .toSorted(
      (left, right) =>
        weight[left.impact] - weight[right.impact] ||
        urgency[left.outcome] - urgency[right.outcome] ||
        Number(right.cause !== undefined) - Number(left.cause !== undefined),
    );

/** A plan that can be made for a finding. `service` of a recovery is the one at which the chain of causes begins, where the check says so. */
export type Remedy =
  | { readonly kind: 'recover'; readonly service: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'protect'; readonly service: string };

export const remedyOf = (finding: Finding): Remedy | null => {
  for (const remediation of finding.remediation) {
    const remedy = planOf(remediation);
    if (remedy !== null) return remedy;
  }
  return null;
};

const planOf = ({ kind, plan, service }: Remediation): Remedy | null => {
  if (kind !== 'plan') return null;
  if (plan === 'restore-services') return { kind: 'restore' };
  if (service === undefined) return null;
  return { kind: plan === 'recover-service' ? 'recover' : 'protect', service };
};

/** One service that the plan of all restores: what was found of it, and what only follows from that. */
export type RestoredService = {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly follows: readonly Finding[];
};

/** One card of the list: a single problem with what follows from it, or all services that one plan restores together. */
export type ProblemCard =
  | { readonly kind: 'one'; readonly finding: Finding; readonly follows: readonly Finding[] }
  | { readonly kind: 'restore'; readonly services: readonly RestoredService[] };

const isDown = ({ id, outcome }: Finding): boolean => id === 'SVC-101' && outcome === 'fail';
/** A service that is down neither listens nor greets; these findings say nothing new then. */
const consequences: ReadonlySet<string> = new Set(['SVC-103', 'NET-101']);

/** The service that a finding is about: its subject, without the port. */
const serviceOf = ({ subject }: Finding): string => (subject.split(' ')[0] ?? '').toLowerCase();

/** The services that the one plan restores, each with everything about it. */
export const restoredServices = (findings: readonly Finding[]): readonly RestoredService[] =>
  servicesOf(
    findings.filter((finding) => remedyOf(finding)?.kind === 'restore'),
    followersIn(problemsOf(findings)),
  );

const servicesOf = (
  together: readonly Finding[],
  followers: ReadonlyMap<string, readonly Finding[]>,
): readonly RestoredService[] => {
  const services = new Map<string, readonly Finding[]>();
  for (const finding of together)
    services.set(finding.subject, [...(services.get(finding.subject) ?? []), finding]);
  return [...services].map(([name, findings]) => ({
    name,
    findings,
    follows: followers.get(name.toLowerCase()) ?? [],
  }));
};

/** Findings that only follow from a service that is down, by that service. */
const followersIn = (problems: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> => {
  const down = new Set(problems.filter(isDown).map(serviceOf));
  const followers = new Map<string, readonly Finding[]>();
  for (const finding of problems) {
    const service = serviceOf(finding);
    if (consequences.has(finding.id) && finding.outcome === 'fail' && down.has(service))
      followers.set(service, [...(followers.get(service) ?? []), finding]);
  }
  return followers;
};

/** The problems as cards; those that the same plan restores stand on one, in the place of the worst of them. */
export const problemCards = (findings: readonly Finding[]): readonly ProblemCard[] => {
  const problems = problemsOf(findings);
  const followers = followersIn(problems);
  const followed = new Set([...followers.values()].flat());
  const together = problems.filter((finding) => remedyOf(finding)?.kind === 'restore');
  const services = servicesOf(together, followers);
  return problems.flatMap((finding): readonly ProblemCard[] => {
    if (followed.has(finding)) return [];
    if (services.length < 2 || !together.includes(finding))
      return [
        {
          kind: 'one',
          finding,
          follows: isDown(finding) ? (followers.get(serviceOf(finding)) ?? []) : [],
        },
      ];
    return finding === together[0] ? [{ kind: 'restore', services }] : [];
  });
};
