import type { Settled } from '../after/schema.ts';
import type { TimelineEntry } from '../report/schema.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import { findKnownFailure } from '../setup-log/known-failures.ts';
import type { SetupNote } from '../setup-log/schema.ts';
import { timeText } from '../text/time.ts';
import type { PortChange, ServiceSight } from '../watch/schema.ts';
import type { RunEvent, RunEventBody } from './events.ts';
import type { RunState } from './state.ts';

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
      return `Reading ${body.items.length} items for ${body.checks.length} checks.`;
    case 'collection-finished':
      return body.complete ? 'All checks have run.' : 'The checks were stopped before their end.';
    case 'check-finished': {
      const counts = new Map<string, number>();
      for (const { outcome } of body.findings) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
      return `${body.checkId}: ${parts.join(', ')}.`;
    }
    case 'plan-confirmed':
      return `${body.by} confirmed: ${titleOf(state, body.planId)}.`;
    case 'step-intended':
      return `${body.rollback ? 'Taking back' : 'Running'}: ${body.command}`;
    case 'step-finished':
      return `${body.outcome}: ${body.detail}`;
    case 'plan-finished':
      return `Plan ${body.outcome}: ${body.detail}`;
    case 'waiver-added':
      return `${body.waiver.by} waived ${body.waiver.findingId} ${body.waiver.subject} until ${timeText(body.waiver.until)}: ${body.waiver.reason}`;
    case 'waiver-withdrawn':
      return `Waiver withdrawn: ${body.findingId} ${body.subject}.`;
    case 'gate-decided':
      return `${body.by} decided to ${body.decision} (verdict ${body.verdict}).`;
    case 'watch-started':
      return `${body.by} started the watch on ${body.ports.length} port(s) and ${body.services.length} services.`;
    case 'watch-interrupted':
      return `Nobody watched since ${timeText(body.lastWrittenAt)}: the agent or its computer was down.`;
    case 'watch-resumed':
      return 'The watch goes on.';
    case 'watch-paced':
      return body.why ?? 'The watch looks as often as it should again.';
    case 'boot-task':
      return body.outcome === 'intended' ? `Running: ${body.command}` : body.detail;
    case 'watch-ended':
      return `${body.by} ended the watch.`;
    case 'port-changed':
      return portText(body.change);
    case 'service-changed':
      return serviceText(body.service);
    case 'setup-noted':
      return setupText(body.note);
    case 'baseline-kept':
      return `${body.imported === true ? `A baseline of ${timeText(body.collectedAt)} was taken from a file` : 'The baseline was kept'} (SHA-256 ${body.sha256.slice(0, 12)}…).`;
    case 'verification-started':
      return `${body.by} began to verify the server; services are waited for until ${timeText(body.waitsUntil)}.`;
    case 'settled':
      return settledText(body.settled);
    case 'verification-finished': {
      const open = body.findings.filter(({ outcome }) => outcome === 'fail').length;
      return body.complete
        ? `The server was verified: ${open} finding(s) fail.`
        : 'The verification was stopped before its end.';
    }
    case 'verification-interrupted':
      return 'The agent went down during the verification.';
    case 'signed-off':
      return `${body.signOff.by} (${body.signOff.role}) signed: ${body.signOff.decision}, server ${body.signOff.health}. ${body.signOff.note}`.trim();
    case 'clock-advanced':
      return `Rehearsal clock moved by ${body.seconds} s.`;
    case 'clock-speed':
      return body.factor === 1
        ? 'The rehearsal clock runs as fast as the real one.'
        : `The rehearsal clock runs ${body.factor} times as fast as the real one.`;
    case 'problem':
      return body.text;
    default:
      return null;
  }
};

const settledText = ({ outcome, waitedSeconds, left }: Settled): string => {
  const waited = `after ${Math.round(waitedSeconds)} s`;
  const names = left.map(({ name, state }) => `${name} (${state})`).join(', ');
  switch (outcome) {
    case 'settled':
      return `The services have settled ${waited}.`;
    case 'limit-reached':
      return `The services have not settled ${waited}: ${names}.`;
    case 'unread':
      return 'The services could not be read, so it was not waited for them.';
    case 'cancelled':
      return `The wait for the services was cancelled ${waited}: ${names}.`;
  }
};

const portText = ({ service, protocol, port, family, sight, cause }: PortChange): string => {
  const name = `${service} ${protocol}/${port} ${familyName(family)}`;
  if (sight.holder !== null) {
    const reused = cause === 'pid-reused' ? ' (the process id now belongs to another process)' : '';
    return `${name}: captured by ${describeHolder(sight.holder)}${reused}.`;
  }
  return `${name}: ${sight.status}${sight.why === null ? '' : `: ${sight.why}`}.`;
};

const setupText = ({ kind, text, known }: SetupNote): string => {
  const failure = known === null ? null : findKnownFailure(known);
  const said = kind === 'error' || kind === 'warning' ? `${kind}: ${text}` : text;
  return failure === null ? said : `${said} · ${failure.what} ${failure.remedy}`;
};

const serviceText = ({ name, state, startType, win32ExitCode }: ServiceSight): string => {
  const ended = state === 'stopped' && win32ExitCode !== 0 ? `, exit code ${win32ExitCode}` : '';
  return `${name}: ${state} (${startType ?? 'start type not known'}${ended}).`;
};

const titleOf = (state: RunState, planId: string): string =>
  state.plans.find(({ plan }) => plan.id === planId)?.plan.title ?? planId;
