import { assess, type Assessment } from '../checks/check.ts';
import { checks, runCheck } from '../checks/index.ts';
import type { Evidence, ServerHeader } from '../evidence/schema.ts';
import { deriveFacts } from '../facts/derive-facts.ts';
import type { RunState } from '../run/state.ts';
import { verdictOf } from '../run/verdict.ts';
import { tool } from '../tool.ts';
import { actionsOf } from './actions.ts';
import { afterParts, type ReportSources } from './after-parts.ts';
import { findingsOfRun, healthOfRun, verdictOfRun } from './run-findings.ts';
import { watchParts } from './watch-parts.ts';
import { evidenceIndexOf } from './evidence-index.ts';
import { reportSchemaName, type Report } from './schema.ts';

/** Analyses evidence of any age: facts, ports and findings are derived again from what was really read. */
export const analyzeEvidence = (evidence: Evidence, now: Date): Report => {
  const assessment = assess(deriveFacts(evidence));
  const findings = checks.flatMap((check) => runCheck(check, assessment));
  const verdict = verdictOf(findings, [], now);
  const ports = portsOf(assessment);
  return {
    schema: reportSchemaName,
    tool,
    run: {
      id: `analysis-${evidence.collectedAt}`,
      phase: 'before',
      startedAt:
        evidence.items.map(({ startedAt }) => startedAt).toSorted()[0] ?? evidence.collectedAt,
      finishedAt: evidence.collectedAt,
    },
    server: evidence.server,
    verdict,
    ports,
    findings,
    waivers: [],
    timeline: [],
    before_after: [],
    actions: actionsOf({ verdict, findings, ports, waivers: [] }),
    capture: assessment.capture,
    evidenceIndex: evidenceIndexOf(evidence),
    remediations: [],
  };
};

/** The ports of an assessment as a report shows them. */
export const portsOf = (assessment: Assessment): Report['ports'] =>
  assessment.ports.map(({ report }) => report);

/** The report of a run: what the operator saw, with its waivers, remediations and timeline. */
export const buildReport = (
  state: RunState,
  evidence: Evidence,
  now: Date,
  sources: ReportSources = {},
): Report => {
  const findings = [...findingsOfRun(state)];
  const verdict = verdictOfRun(state, now);
  const health = healthOfRun(state, now);
  // The ports of the state are those of before the update.
  const ports = health === null ? [...state.ports] : [...portsOf(assess(deriveFacts(evidence)))];
  const waivers = [...state.waivers];
  const after =
    health === null || state.after === null ? {} : afterParts(state, state.after, health, sources);
  return {
    schema: reportSchemaName,
    tool: { ...state.tool },
    run: {
      id: state.runId,
      phase: state.phase,
      startedAt: state.startedAt,
      finishedAt: health === null ? state.finishedAt : (state.after?.finishedAt ?? null),
      target: state.target,
      rehearsal: state.rehearsal,
      collectedAt: health === null ? state.collectedAt : oldestReadOf(state),
      printedAt: now.toISOString(),
    },
    server: state.server ?? unknownServer,
    verdict,
    ports,
    findings,
    waivers,
    timeline: [...state.timeline],
    before_after: [],
    ...after,
    actions: actionsOf({
      verdict,
      findings,
      ports,
      waivers,
      run: { phase: state.phase },
      now,
      ...(after.after === undefined ? {} : { after: after.after }),
    }),
    // How likely a capture is in the window says nothing any more once the window is over.
    ...(state.capture === null || health !== null ? {} : { capture: state.capture }),
    evidenceIndex: evidenceIndexOf(evidence),
    remediations: state.plans.filter(({ confirmedBy }) => confirmedBy !== null),
    gate: state.gate,
    ...(state.watch === null ? {} : watchParts(state, state.watch, evidence, now)),
  };
};

/** Start of the oldest read of the verification; null while there is none. */
const oldestReadOf = ({ after }: RunState): string | null =>
  after?.items.map(({ startedAt }) => startedAt).toSorted()[0] ?? null;

/** A server of which nothing could be read yet. */
export const unknownServer: ServerHeader = {
  hostName: 'unknown',
  osVersion: null,
  elevated: null,
  oemCodePage: null,
  exchange: null,
};
