import type { ProtocolAnswer } from '../evidence/after-schema.ts';
import type { Finding } from '../report/schema.ts';
import type { ItemSummary } from '../run/events.ts';
import type { ServiceState } from '../evidence/schema.ts';
import type { BaselineNote, BeforeAfterRow, Settled, SignOff } from './schema.ts';

/** The After phase of a run: one verification, which replaces the one before it. */
export type AfterState = {
  /** `stale`: the server was changed since, so nothing that was found stands until it is verified again. */
  readonly status: 'settling' | 'reading' | 'finished' | 'stale' | 'interrupted';
  readonly startedAt: string;
  readonly startedBy: string;
  readonly finishedAt: string | null;
  /** When the wait for the services ends at the latest. */
  readonly waitsUntil: string;
  /** Services that are still waited for. */
  readonly waitingFor: readonly { readonly name: string; readonly state: ServiceState }[];
  readonly settled: Settled | null;
  /** What is being read; null between two reads. */
  readonly reading: string | null;
  readonly items: readonly ItemSummary[];
  readonly baseline: BaselineNote | null;
  readonly findings: readonly Finding[];
  readonly rows: readonly BeforeAfterRow[];
  readonly answers: readonly ProtocolAnswer[];
  /** False when something was left out: it was cancelled or broke off. */
  readonly complete: boolean;
  readonly signOff: SignOff | null;
};

/** The evidence that was kept before the update, to compare with. */
export type KeptBaseline = {
  readonly collectedAt: string;
  readonly sha256: string;
  readonly keptAt: string;
};
