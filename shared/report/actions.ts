import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { freshMinutes } from '../run/gate.ts';
import { canBlock, isBlocker, waiverFor } from '../run/verdict.ts';
import {
  action,
  adviceOf,
  count,
  groupBy,
  list,
  sentence,
  type Action,
  type ActionRule,
} from './action-parts.ts';
import { actionsAfter } from './actions-after.ts';
import { endCaptures, restoreServices, settleSetup, waitForSetup } from './actions-during.ts';
import { timeText } from '../text/time.ts';
import { findingKey, type Finding, type Report, type ReportPort, type Waiver } from './schema.ts';

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
    : [
        action(
          'Start again elevated',
          'Connect again and accept the elevation prompt, or open the terminal with "Run as administrator". Without it some facts stay unread and no port can be protected.',
          mine,
        ),
      ];
};

const waitForChecks: ActionRule = (findings) => {
  const mine = findings.filter(({ outcome }) => outcome === 'in-progress' || outcome === 'skipped');
  return mine.length === 0
    ? []
    : [
        action(
          'Let every check run to its end',
          `${count(mine.length, 'question')} not answered yet: ${list(mine.map(findingKey))}.`,
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
      'Make the range and exclusion tables readable, then check again',
      `${unread.title}: ${list(unread.evidence)}. ${adviceOf(unread)}`,
      mine,
    ),
  ];
};

const answerQuestions: ActionRule = (findings) => {
  const errors = findings.filter((finding) => finding.outcome === 'error' && canBlock(finding));
  return groupBy(errors, ({ id }) => id).map((mine) =>
    action(
      `Settle what could not be read: ${list(mine.map(({ subject }) => subject))}`,
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
      const owner = port ? ` for ${port.service}` : '';
      return port?.holder && isTimeWait(port.holder)
        ? action(
            `Wait until port ${name} is free${owner}, then check again`,
            `It is held by ${describeHolder(port.holder)}, which ends by itself after two to four minutes.`,
            [finding],
          )
        : action(
            `Free port ${name}${owner}: wait, or end what holds it`,
            port?.holder
              ? sentence(`It is held by ${describeHolder(port.holder)}`, adviceOf(finding))
              : sentence(finding.summary, adviceOf(finding)),
            [finding],
          );
    });

const removeSystemExclusions: ActionRule = (findings) =>
  findings
    .filter(({ id, outcome }) => id === 'PORT-002' && outcome === 'fail')
    .map((finding) =>
      action(
        `Remove the system exclusion that blocks ${finding.subject}`,
        sentence(
          'Windows refuses this port even to its own service (error 10013)',
          adviceOf(finding),
        ),
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
          ? `Protect ports of ${service}${numbers.length > 0 ? `: ${list(numbers)}` : ''}`
          : `Complete the exclusion of ${numbers.length > 0 ? list(numbers) : service} for ${service}`,
        sentence(
          held ? 'Only possible once the port is free, see above' : '',
          fresh
            ? 'Stop the service, exclude the port in IPv4 and IPv6 persistently, start the service, prove both'
            : 'It has to stand in both families, and in the persistent store for the time after the reboot',
          'The plan shows every command before it is run',
        ),
        group,
      );
    },
  );
};

const settleServices: ActionRule = (findings) => {
  const mine = findings.filter(({ id, outcome }) => id === 'SVC-002' && outcome === 'fail');
  return mine.length === 0
    ? []
    : [
        action(
          `Settle ${count(mine.length, 'service')} that should run and do${mine.length === 1 ? 'es' : ''} not`,
          `${mine.map(({ title }) => title).join('; ')}. Put back what each service had; do not set all services to Automatic.`,
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
  const again = `Check again if more than ${freshMinutes} minutes pass before Setup starts.`;
  switch (verdict) {
    case 'go':
      return action('Proceed with the update', again, []);
    case 'go-with-warnings':
      return action('Proceed with the update if you accept what stands in this report', again, []);
    case 'no-go':
      return action(
        'Do not start Setup: check again when this is done',
        'Every blocker has to be gone, or be waived by name with reason and expiry.',
        [],
      );
    case 'incomplete':
      return action(
        findings.length === 0
          ? 'Run the checks'
          : 'Do not start Setup: check again when this is done',
        'A question that could block the update has no answer yet. What cannot be read is never a pass.',
        [],
      );
  }
};

const conclusionOfUpdate = (verdict: Report['verdict']): Action => {
  switch (verdict) {
    case 'go':
    case 'go-with-warnings':
      return action(
        'Try the mail protocols before you give the server back',
        'The services that ran before run, and nobody else holds their ports. Restart the server as the update asks for, and look again afterwards.',
        [],
      );
    case 'no-go':
      return action(
        'Do not give the server back until this is settled',
        'Something is down, failed, or holds a port that Exchange needs.',
        [],
      );
    case 'incomplete':
      return action(
        'Wait for the end of Setup, then make this report again',
        'It shows how things stood in the middle of the update.',
        [],
      );
  }
};

const rememberWaiver = (finding: Finding, waiver: Waiver): Action =>
  action(
    `Remember the waived blocker ${findingKey(finding)}`,
    `${finding.title}. Accepted by ${waiver.by} until ${timeText(waiver.until)}: ${waiver.reason}`,
    [finding],
  );

const portOf = (finding: Finding, ports: readonly ReportPort[]): ReportPort | undefined =>
  ports.find(({ service, protocol, port }) => finding.subject === `${service} ${protocol}/${port}`);
