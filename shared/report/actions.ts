import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { freshMinutes } from '../run/gate.ts';
import { canBlock, isBlocker, waiverFor } from '../run/verdict.ts';
import {
  action,
  adviceOf,
  groupBy,
  list,
  sentence,
  type Action,
  type ActionRule,
} from './action-parts.ts';
import { actionsAfter } from './actions-after.ts';
import { endCaptures, restoreServices, settleSetup, waitForSetup } from './actions-during.ts';
import { timeText } from '../text/time.ts';
import { findingKey } from './finding-key.ts';
import type { Finding, Report, ReportPort, Waiver } from './schema.ts';
import { say } from '../texts/stored.ts';

export type { Action };

type Input = Pick<Report, 'verdict' | 'findings' | 'ports' | 'waivers'> & {
  /** `before` when left out. */
  readonly run?: Pick<Report['run'], 'phase'>;
  /** Decides which waivers have expired; without it each waiver counts as valid. */
  readonly now?: Date;
  /** The After phase, where it has begun; then the order is that of the way back. */
  readonly after?: Report['after'];
};

/**
 * What the operator has to do, in the order in which it can be done; page 1 of the report.
 *
 * Elevation comes first because nothing below it can be read or changed in full without it; then what is not known, then what stands in the way of a protection, then the protection, then everything else. Waived blockers stand last, so that nobody forgets that they are there.
 */
export const actionsOf = ({
  verdict,
  findings,
  ports,
  waivers,
  run,
  now,
  after,
}: Input): Action[] => {
  const waiverOf = (finding: Finding): Waiver | undefined =>
    isBlocker(finding) ? waiverFor(finding, waivers, now ?? new Date(0)) : undefined;
  const open = findings.filter((finding) => waiverOf(finding) === undefined);
  const waived = findings.flatMap((finding) => {
    const waiver = waiverOf(finding);
    return waiver ? [rememberWaiver(finding, waiver)] : [];
  });
  if (after) return [...actionsAfter(open, ports, after, waived.length), ...waived];
  const steps: readonly ActionRule[] = [
    elevate,
    waitForSetup,
    waitForChecks,
    readTables,
    answerQuestions,
    (rest) => freePorts(rest, ports),
    endCaptures,
    removeSystemExclusions,
    (rest) => protectPorts(rest, ports),
    settleSetup,
    restoreServices,
    settleServices,
    lookAtTheRest,
  ];
  const done = new Set<string>();
  const actions = steps.flatMap((step) => {
    const found = step(open.filter((finding) => !done.has(findingKey(finding))));
    for (const key of found.flatMap((action) => action.findings)) done.add(key);
    return found;
  });
  const end =
    (run?.phase ?? 'before') === 'before'
      ? conclusion(verdict, findings)
      : conclusionOfUpdate(verdict);
  return [...actions, end, ...waived];
};

const elevate: ActionRule = (findings) => {
  const mine = findings.filter(({ id, outcome }) => id === 'HOST-001' && outcome === 'fail');
  return mine.length === 0
    ? []
    : [action(say('action.elevate'), say('action.elevate.detail'), mine)];
};

const waitForChecks: ActionRule = (findings) => {
  const mine = findings.filter(({ outcome }) => outcome === 'in-progress' || outcome === 'skipped');
  return mine.length === 0
    ? []
    : [
        action(
          say('action.wait-checks'),
          say('action.wait-checks.open', {
            count: mine.length,
            questions: list(mine.map(findingKey)),
          }),
          mine,
        ),
      ];
};

/** Questions that stay open when a table is unread; making the table readable answers them all. */
const tableQuestions: ReadonlySet<string> = new Set([
  'PORT-001',
  'PORT-002',
  'PORT-004',
  'PORT-006',
]);

const readTables: ActionRule = (findings) => {
  const errors = findings.filter(({ outcome }) => outcome === 'error');
  const unread = errors.find(({ id }) => id === 'PORT-005');
  if (!unread) return [];
  const mine = [unread, ...errors.filter(({ id }) => tableQuestions.has(id))];
  return [
    action(
      say('action.tables'),
      `${unread.title}: ${list(unread.evidence)}. ${adviceOf(unread)}`,
      mine,
    ),
  ];
};

const answerQuestions: ActionRule = (findings) => {
  const errors = findings.filter((finding) => finding.outcome === 'error' && canBlock(finding));
  return groupBy(errors, ({ id }) => id).map((mine) =>
    action(
      say('action.settle-unread', { subjects: list(mine.map(({ subject }) => subject)) }),
      mine.map((finding) => sentence(finding.title, finding.summary, adviceOf(finding))).join(' '),
      mine,
    ),
  );
};

const freePorts = (findings: readonly Finding[], ports: readonly ReportPort[]): readonly Action[] =>
  findings
    .filter(({ id, outcome }) => id === 'PORT-003' && outcome === 'fail')
    .map((finding) => {
      const port = portOf(finding, ports);
      const name = port ? `${port.protocol}/${port.port}` : finding.subject;
      return port?.holder && isTimeWait(port.holder)
        ? action(
            say('action.wait-port.check-for', { port: name, service: port.service }),
            say('action.free-port.holder-ends', { holder: describeHolder(port.holder) }),
            [finding],
          )
        : action(
            port
              ? say('action.free-port.for', { port: name, service: port.service })
              : say('action.free-port', { port: name }),
            port?.holder
              ? sentence(
                  say('action.free-port.holder', { holder: describeHolder(port.holder) }),
                  adviceOf(finding),
                )
              : sentence(finding.summary, adviceOf(finding)),
            [finding],
          );
    });

const removeSystemExclusions: ActionRule = (findings) =>
  findings
    .filter(({ id, outcome }) => id === 'PORT-002' && outcome === 'fail')
    .map((finding) =>
      action(
        say('action.system-exclusion', { subject: finding.subject }),
        sentence(say('action.blocked.why'), adviceOf(finding)),
        [finding],
      ),
    );

const protectPorts = (
  findings: readonly Finding[],
  ports: readonly ReportPort[],
): readonly Action[] => {
  const mine = findings.filter(
    ({ id, outcome }) => (id === 'PORT-001' || id === 'PORT-004') && outcome === 'fail',
  );
  return groupBy(mine, (finding) => portOf(finding, ports)?.service ?? finding.subject).map(
    (group) => {
      const known = group.flatMap((finding) => portOf(finding, ports) ?? []);
      const service = known[0]?.service ?? group[0]?.subject ?? '';
      const numbers = [...new Set(known.map(({ protocol, port }) => `${protocol}/${port}`))];
      const held = known.some(({ risk }) => risk === 'captured' || risk === 'blocked');
      const fresh = group.some(({ id }) => id === 'PORT-001');
      return action(
        fresh
          ? protectText(service, numbers)
          : say('action.exclusion', {
              ports: numbers.length > 0 ? list(numbers) : service,
              service,
            }),
        sentence(
          held ? say('action.protect.once-free') : '',
          say(fresh ? 'action.protect.detail' : 'action.exclusion.detail'),
          say('action.protect.plan'),
        ),
        group,
      );
    },
  );
};

const protectText = (service: string, ports: readonly string[]): string =>
  ports.length === 0
    ? say('action.protect', { service })
    : say('plan.protect.title', { service, ports: list(ports) });

const settleServices: ActionRule = (findings) => {
  const mine = findings.filter(({ id, outcome }) => id === 'SVC-002' && outcome === 'fail');
  return mine.length === 0
    ? []
    : [
        action(
          say('action.settle-services', { count: mine.length }),
          sentence(mine.map(({ title }) => title).join('; '), say('action.settle-services.detail')),
          mine,
        ),
      ];
};

/** Whatever a check of a later version finds must not be missing from page 1. Bare information asks for nothing. */
const lookAtTheRest: ActionRule = (findings) =>
  findings
    .filter(
      ({ outcome, impact }) =>
        impact !== 'information' && (outcome === 'fail' || outcome === 'manual'),
    )
    .map((finding) =>
      action(finding.title, sentence(finding.summary, adviceOf(finding)), [finding]),
    );

const conclusion = (verdict: Report['verdict'], findings: readonly Finding[]): Action => {
  const again = say('action.check-again-after', { minutes: freshMinutes });
  switch (verdict) {
    case 'go':
      return action(say('action.proceed'), again, []);
    case 'go-with-warnings':
      return action(say('action.proceed-if'), again, []);
    case 'no-go':
      return action(say('action.do-not-start'), say('action.do-not-start.blockers'), []);
    case 'incomplete':
      return action(
        say(findings.length === 0 ? 'action.run-checks' : 'action.do-not-start'),
        say('action.do-not-start.open'),
        [],
      );
  }
};

const conclusionOfUpdate = (verdict: Report['verdict']): Action => {
  switch (verdict) {
    case 'go':
    case 'go-with-warnings':
      return action(say('action.try-protocols'), say('action.try-protocols.detail'), []);
    case 'no-go':
      return action(say('action.do-not-give-back'), say('action.do-not-give-back.during'), []);
    case 'incomplete':
      return action(say('action.wait-end'), say('action.wait-end.detail'), []);
  }
};

const rememberWaiver = (finding: Finding, waiver: Waiver): Action =>
  action(
    say('action.waived', { finding: findingKey(finding) }),
    `${finding.title}. ${say('action.waived.by', { by: waiver.by, until: timeText(waiver.until), reason: waiver.reason })}`,
    [finding],
  );

const portOf = (finding: Finding, ports: readonly ReportPort[]): ReportPort | undefined =>
  ports.find(({ service, protocol, port }) => finding.subject === `${service} ${protocol}/${port}`);
