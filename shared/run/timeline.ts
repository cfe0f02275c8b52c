import type { Settled } from '../after/schema.ts';
import type { Finding, Outcome, TimelineEntry } from '../report/schema.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import { findKnownFailure } from '../setup-log/known-failures.ts';
import type { SetupNote } from '../setup-log/schema.ts';
import { timeText } from '../text/time.ts';
import type { PortChange, ServiceSight } from '../watch/schema.ts';
import type { RunEvent, RunEventBody } from './events.ts';
import type { RunState } from './state.ts';
import { say } from '../texts/stored.ts';

/** The line of the timeline that an event deserves; null for those that only move a progress bar. */
export const timelineEntryOf = (state: RunState, { at, body }: RunEvent): TimelineEntry | null => {
  const text = textOf(state, body);
  return text === null ? null : { at, kind: kindOf(body), text };
};

const kindOf = (body: RunEventBody): TimelineEntry['kind'] => {
  switch (body.type) {
    case 'check-finished':
      return 'check';
    case 'plan-confirmed':
    case 'step-intended':
    case 'step-finished':
    case 'plan-finished':
      return 'remediation';
    case 'waiver-added':
    case 'waiver-withdrawn':
      return 'waiver';
    case 'gate-decided':
      return 'gate';
    case 'port-changed':
      return 'port';
    case 'service-changed':
      return 'service';
    case 'setup-noted':
      return 'setup';
    case 'problem':
    case 'watch-paced':
    case 'watch-interrupted':
      return 'problem';
    default:
      return 'run';
  }
};

const textOf = (state: RunState, body: RunEventBody): string | null => {
  switch (body.type) {
    case 'collection-started':
      return say('event.reading', { items: body.items.length, checks: body.checks.length });
    case 'collection-finished':
      return body.complete ? say('event.checks-ended') : say('event.checks-stopped');
    case 'check-finished':
      return checkedText(body.checkId, body.findings);
    case 'plan-confirmed':
      return say('event.confirmed', { by: body.by, plan: titleOf(state, body.planId) });
    case 'step-intended':
      return body.rollback
        ? say('event.step-back', { command: body.command })
        : say('event.step', { command: body.command });
    case 'step-finished':
      return say(`event.step.${body.outcome}`, { detail: body.detail });
    case 'plan-finished':
      return say(`event.plan-finished.${body.outcome}`, { detail: body.detail });
    case 'waiver-added':
      return say('event.waived', {
        by: body.waiver.by,
        finding: body.waiver.findingId,
        subject: body.waiver.subject,
        until: timeText(body.waiver.until),
        reason: body.waiver.reason,
      });
    case 'waiver-withdrawn':
      return say('event.waiver-withdrawn', { finding: body.findingId, subject: body.subject });
    case 'gate-decided':
      return say(`event.decided.${body.decision}`, { by: body.by, verdict: body.verdict });
    case 'watch-started':
      return say('event.watch-started', {
        by: body.by,
        ports: body.ports.length,
        services: body.services.length,
      });
    case 'watch-interrupted':
      return say('event.unwatched', { since: timeText(body.lastWrittenAt) });
    case 'watch-resumed':
      return say('event.watch-resumed');
    case 'watch-paced':
      return body.why ?? say('event.watch-paced');
    case 'boot-task':
      return body.outcome === 'intended'
        ? say('event.step', { command: body.command })
        : body.detail;
    case 'watch-ended':
      return say('event.watch-ended', { by: body.by });
    case 'port-changed':
      return portText(body.change);
    case 'service-changed':
      return serviceText(body.service);
    case 'setup-noted':
      return setupText(body.note);
    case 'baseline-kept': {
      const sha256 = body.sha256.slice(0, 12);
      return body.imported === true
        ? say('event.baseline-imported', { at: timeText(body.collectedAt), sha256 })
        : say('event.baseline-kept', { sha256 });
    }
    case 'verification-started':
      return say('event.verification-started', { by: body.by, until: timeText(body.waitsUntil) });
    case 'settled':
      return settledText(body.settled);
    case 'verification-finished': {
      const open = body.findings.filter(({ outcome }) => outcome === 'fail').length;
      return body.complete
        ? say('event.verified', { count: open })
        : say('event.verification-stopped');
    }
    case 'verification-interrupted':
      return say('event.verification-down');
    case 'signed-off': {
      const { by, role, decision, health, note } = body.signOff;
      return `${say(`event.signed.${decision}`, { by, role, health })} ${note}`.trim();
    }
    case 'clock-advanced':
      return say('event.clock-moved', { seconds: body.seconds });
    case 'clock-speed':
      return body.factor === 1
        ? say('event.clock-real')
        : say('event.clock-faster', { factor: body.factor });
    case 'problem':
      return body.text;
    default:
      return null;
  }
};

const checkedText = (check: string, findings: readonly Finding[]): string => {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of findings) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const [first, ...others] = counts;
  if (first === undefined) return `${check}: .`;
  const parts = [
    say(`event.checked.${first[0]}`, { check, count: first[1] }),
    ...others.map(([outcome, count]) => say(`event.outcome.${outcome}`, { count })),
  ];
  return `${parts.join(', ')}.`;
};

const settledText = ({ outcome, waitedSeconds, left }: Settled): string => {
  const seconds = Math.round(waitedSeconds);
  const services = left
    .map(({ name, state }) => say(`verified.unsettled.${state}`, { service: name }))
    .join(', ');
  switch (outcome) {
    case 'settled':
      return say('event.settled', { seconds });
    case 'limit-reached':
      return say('event.not-settled', { seconds, services });
    case 'unread':
      return say('verified.settle.unread');
    case 'cancelled':
      return say('verified.settle.cancelled-left', { waited: seconds, services });
  }
};

const portText = ({ service, protocol, port, family, sight, cause }: PortChange): string => {
  const named = { port: `${service} ${protocol}/${port} ${familyName(family)}` };
  if (sight.holder !== null) {
    const captured = { ...named, holder: describeHolder(sight.holder) };
    return cause === 'pid-reused'
      ? say('event.port.captured-reused', captured)
      : say('event.port.captured-by', captured);
  }
  return sight.status === 'unknown' && sight.why !== null
    ? say('event.port.unknown-why', { ...named, why: sight.why })
    : say(`event.port.${sight.status}`, named);
};

const setupText = ({ kind, text, known }: SetupNote): string => {
  const failure = known === null ? null : findKnownFailure(known);
  const said =
    kind === 'error' || kind === 'warning' ? say(`event.setup.${kind}`, { line: text }) : text;
  return failure === null ? said : `${said} · ${failure.what} ${failure.remedy}`;
};

const serviceText = ({ name, state, startType, win32ExitCode }: ServiceSight): string => {
  const seen = { service: name, type: startType ?? say('event.service.no-start-type') };
  return state === 'stopped' && win32ExitCode !== 0
    ? say('event.service.stopped-with', { ...seen, code: win32ExitCode })
    : say(`event.service.${state}`, seen);
};

const titleOf = (state: RunState, planId: string): string =>
  state.plans.find(({ plan }) => plan.id === planId)?.plan.title ?? planId;
