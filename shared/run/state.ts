import type { AfterState, KeptBaseline } from '../after/state.ts';
import type { ServerHeader } from '../evidence/schema.ts';
import type { Plan, PlanOutcome, StepOutcome } from '../remediation/plan.ts';
import type {
  CaptureEstimate,
  Finding,
  ReportPort,
  TimelineEntry,
  Verdict,
  Waiver,
} from '../report/schema.ts';
import type { WatchState } from '../watch/state.ts';
import type { ItemSummary } from './events.ts';

export type ItemProgress =
  | { readonly status: 'waiting' | 'reading'; readonly id: string }
  | { readonly status: 'read'; readonly id: string; readonly item: ItemSummary };

export type CheckProgress = {
  readonly id: string;
  readonly status: 'waiting' | 'in-progress' | 'finished';
  /** Of the last time it finished; kept on screen while it runs again. */
  readonly findings: readonly Finding[];
  readonly finishedAt: string | null;
};

/** One attempt at a step, forwards or as part of a rollback. `outcome` null: it runs now, or its outcome was never written. */
export type StepRecord = {
  readonly stepId: string;
  readonly rollback: boolean;
  readonly command: string;
  readonly startedAt: string;
  readonly outcome: StepOutcome | null;
  readonly detail: string;
  readonly exitCode: number | null;
  readonly output: string;
};

export type PlanRecord = {
  readonly plan: Plan;
  readonly confirmedBy: string | null;
  readonly steps: readonly StepRecord[];
  readonly outcome: PlanOutcome | null;
  readonly detail: string;
  readonly finishedAt: string | null;
};

export type GateDecision = {
  readonly decision: 'proceed' | 'stop';
  readonly by: string;
  readonly verdict: Verdict;
  readonly at: string;
};

/** The whole of a run as anyone may show it: a fold over the journal's events, serialisable as JSON. */
export type RunState = {
  readonly seq: number;
  readonly runId: string;
  readonly phase: 'before' | 'during' | 'after';
  readonly target: string;
  readonly rehearsal: boolean;
  /** Rehearsal: how many times as fast as the real one the server's clock runs; left out as long as nobody has set it. */
  readonly speed?: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly windowMinutes: number;
  readonly startedAt: string;
  /** When the last full collection ended; null while the first one runs. */
  readonly finishedAt: string | null;
  /** Start of the oldest read that still counts; the gate closes when it is too old. */
  readonly collectedAt: string | null;
  readonly collecting: boolean;
  /** True once a full collection came to its end and nothing in it was left out. */
  readonly complete: boolean;
  readonly server: ServerHeader | null;
  readonly items: readonly ItemProgress[];
  readonly checks: readonly CheckProgress[];
  readonly ports: readonly ReportPort[];
  readonly capture: CaptureEstimate | null;
  readonly plans: readonly PlanRecord[];
  readonly waivers: readonly Waiver[];
  readonly gate: GateDecision | null;
  /** The During phase; null until the watch was started for the first time. */
  readonly watch: WatchState | null;
  /** What the After phase compares with; null until it was kept. */
  readonly baseline: KeptBaseline | null;
  /** The After phase; null until it was begun for the first time. */
  readonly after: AfterState | null;
  readonly timeline: readonly TimelineEntry[];
};
