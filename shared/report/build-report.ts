import { assess, type Assessment } from '../checks/check.ts';
import { checks, runCheck } from '../checks/index.ts';
import type { Evidence, ServerHeader } from '../evidence/schema.ts';
import { deriveFacts } from '../facts/derive-facts.ts';
import type { RunState } from '../run/state.ts';
import { verdictOf } from '../run/verdict.ts';
import { tool } from '../tool.ts';
import { findingsOfRun, verdictOfRun } from './run-findings.ts';
import { actionsOf } from './actions.ts';
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
export const buildReport = (state: RunState, evidence: Evidence, now: Date): Report => {
  const findings = [...findingsOfRun(state)];
  const verdict = verdictOfRun(state, now);
  const ports = [...state.ports];
  const waivers = [...state.waivers];
  return {
    schema: reportSchemaName,
    tool: { ...state.tool },
    run: {
      id: state.runId,
      phase: state.phase,
      startedAt: state.startedAt,
      finishedAt: state.finishedAt,
      target: state.target,
      rehearsal: state.rehearsal,
      collectedAt: state.collectedAt,
      printedAt: now.toISOString(),
    },
    server: state.server ?? unknownServer,
    verdict,
    ports,
    findings,
    waivers,
    timeline: [...state.timeline],
    before_after: [],
    actions: actionsOf({ verdict, findings, ports, waivers, run: { phase: state.phase }, now }),
    ...(state.capture === null ? {} : { capture: state.capture }),
    evidenceIndex: evidenceIndexOf(evidence),
    remediations: state.plans.filter(({ confirmedBy }) => confirmedBy !== null),
    gate: state.gate,
    ...(state.watch === null ? {} : watchParts(state, state.watch, evidence, now)),
  };
};

/** A server of which nothing could be read yet. */
export const unknownServer: ServerHeader = {
  hostName: 'unknown',
  osVersion: null,
  elevated: null,
  oemCodePage: null,
  exchange: null,
};
