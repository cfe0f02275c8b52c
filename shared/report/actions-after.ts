import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { canBlock } from '../run/verdict.ts';
import { action, adviceOf, groupBy, list, sentence, type Action } from './action-parts.ts';
import { bringServicesBack, isRestored } from './actions-after-services.ts';
import { conclusionAfter, verifyFirst } from './actions-after-end.ts';
import { findingKey } from './finding-key.ts';
import type { Finding, Report, ReportPort } from './schema.ts';
import { say } from '../texts/stored.ts';

/** One kind of thing to do. Unlike the rules of the phases before, two of them may settle the same finding: a port is freed before its service is started. */
type AfterRule = (findings: readonly Finding[]) => readonly Action[];

/**
 * What the operator has to do after the update, in the order in which it can be done.
 *
 * What could hide an outage because it was not read comes first, because it may hide anything below; then what keeps a service from starting, then the services, then what only a running service can show, then the next update. `findings` are those that are not waived.
 */
export const actionsAfter = (
  findings: readonly Finding[],
  ports: readonly ReportPort[],
  after: NonNullable<Report['after']>,
  waived: number,
): Action[] => {
  const first = verifyFirst(after);
  // What was found before the server was changed sends nobody to work.
  if (first !== null) return [first, conclusionAfter({ ...after, health: 'incomplete' }, [], 0)];
  const rules: readonly AfterRule[] = [
    (rest) => makeReadable(rest.filter(canBlock)),
    (rest) => freePorts(rest, ports),
    (rest) => removeExclusions(rest, ports),
    bringServicesBack,
    settleUpdate,
    makeListen,
    makeGreet,
    renewCertificates,
    compareFiles,
    protectForNext,
  ];
  const actions = rules.flatMap((rule) => rule(findings));
  const taken = new Set(actions.flatMap(({ findings: keys }) => keys));
  const rest = findings.filter((finding) => !taken.has(findingKey(finding)));
  return [
    ...actions,
    ...makeReadable(rest),
    ...lookAtTheRest(rest),
    conclusionAfter(after, findings.filter(isOpen), waived),
  ];
};

const isOpen = ({ outcome }: Finding): boolean =>
  outcome !== 'pass' && outcome !== 'not-applicable';

const of = (
  findings: readonly Finding[],
  id: string,
  outcomes: readonly Finding['outcome'][] = ['fail', 'manual'],
): readonly Finding[] =>
  findings.filter((finding) => finding.id === id && outcomes.includes(finding.outcome));

const makeReadable: AfterRule = (findings) => {
  const unread = findings.filter((finding) =>
    ['error', 'skipped', 'in-progress'].includes(finding.outcome),
  );
  return groupBy(unread, ({ id }) => id).map((mine) =>
    action(
      say('action.settle-not-known', { subjects: list(mine.map(({ subject }) => subject)) }),
      mine
        .map((finding) => sentence(finding.title, finding.summary, adviceOf(finding)))
        .concat(say('action.verify-again'))
        .join(' '),
      mine,
    ),
  );
};

/** Findings that cannot be settled before a port is free, by port: that of its service, and that of its listener. */
const freePorts = (
  findings: readonly Finding[],
  ports: readonly ReportPort[],
): readonly Action[] => {
  const taken = findings.flatMap((finding) => {
    const { cause } = finding;
    if (finding.outcome !== 'fail') return [];
    if (cause?.kind === 'port-taken' && cause.port !== null && cause.heldNow !== false)
      return [{ finding, port: cause.port, holder: cause.holder }];
    const port = finding.id === 'SVC-103' ? portOf(finding, ports) : undefined;
    return port?.risk === 'captured' ? [{ finding, port: port.port, holder: port.holder }] : [];
  });
  return groupBy(taken, ({ port }) => String(port)).map((mine) => {
    const port = mine[0]?.port ?? 0;
    const holder = mine.find((one) => one.holder !== null)?.holder ?? null;
    const about = mine.map(({ finding }) => finding);
    return holder !== null && isTimeWait(holder)
      ? action(
          say('action.wait-port', { port: `tcp/${port}` }),
          say('action.free-port.holder-ends', { holder: describeHolder(holder) }),
          about,
        )
      : action(
          say('action.free-port', { port: `tcp/${port}` }),
          sentence(
            holder === null
              ? (about[0]?.summary ?? '')
              : say('action.free-port.holder', { holder: describeHolder(holder) }),
            say('action.free-port.plan'),
          ),
          about,
        );
  });
};

const removeExclusions = (
  findings: readonly Finding[],
  ports: readonly ReportPort[],
): readonly Action[] => {
  const blocked = findings.flatMap((finding) => {
    const { cause } = finding;
    if (finding.outcome !== 'fail') return [];
    if (cause?.kind === 'port-excluded' && cause.port !== null)
      return [{ finding, port: cause.port }];
    const port = finding.id === 'SVC-103' ? portOf(finding, ports) : undefined;
    return port?.risk === 'blocked' ? [{ finding, port: port.port }] : [];
  });
  return groupBy(blocked, ({ port }) => String(port)).map((mine) =>
    action(
      say('action.system-exclusion.covers', { port: mine[0]?.port ?? 0 }),
      sentence(say('action.blocked.why'), ...new Set(mine.map(({ finding }) => adviceOf(finding)))),
      mine.map(({ finding }) => finding),
    ),
  );
};

const settleUpdate: AfterRule = (findings) =>
  [...of(findings, 'SETUP-002'), ...of(findings, 'SETUP-001')].map((finding) =>
    action(
      finding.outcome === 'manual'
        ? finding.title
        : say('action.settle-why', { title: finding.title }),
      sentence(
        finding.summary,
        ...new Set(
          finding.remediation.filter(({ kind }) => kind === 'hint').map(({ text }) => text),
        ),
      ),
      [finding],
    ),
  );

/** A service that is brought back listens again by that; what is left is one that runs without its port. */
const makeListen: AfterRule = (findings) =>
  of(findings, 'SVC-103')
    .filter((finding) => !isRestored(findings, finding))
    .map((finding) =>
      action(finding.title, sentence(finding.summary, adviceOf(finding)), [finding]),
    );

const makeGreet: AfterRule = (findings) =>
  of(findings, 'NET-101')
    .filter((finding) => !isRestored(findings, finding))
    .map((finding) =>
      action(
        say('action.answer', { subject: finding.subject }),
        sentence(finding.title, finding.summary, adviceOf(finding)),
        [finding],
      ),
    );

/** Findings that have the same way out are one thing to do. */
const together =
  (id: string, text: (mine: readonly Finding[]) => string, detail: string): AfterRule =>
  (findings) => {
    const mine = of(findings, id);
    return mine.length === 0
      ? []
      : [
          action(
            text(mine),
            sentence(
              mine.map(({ title }) => title.replace(/[.;]$/, '')).join('; '),
              ...new Set(mine.map(adviceOf)),
              detail,
            ),
            mine,
          ),
        ];
  };

const renewCertificates = together(
  'CERT-101',
  (mine) => say('action.certificates', { count: mine.length }),
  '',
);

const compareFiles = together(
  'CONF-001',
  (mine) => say('action.configuration', { count: mine.length }),
  say('action.configuration.no-change'),
);

const protectForNext = together(
  'PORT-102',
  () => say('action.next-update'),
  say('action.next-update.detail'),
);

/** Whatever a check of a later version finds must not be missing from page 1. */
const lookAtTheRest: AfterRule = (findings) =>
  findings
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'manual')
    .map((finding) =>
      action(finding.title, sentence(finding.summary, adviceOf(finding)), [finding]),
    );

const portOf = (finding: Finding, ports: readonly ReportPort[]): ReportPort | undefined =>
  ports.find(({ service, protocol, port }) => finding.subject === `${service} ${protocol}/${port}`);
