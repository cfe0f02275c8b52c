import type { Holder } from '../report/schema.ts';
import type { Family } from '../ports/vocabulary.ts';
import type { WatchHistory } from './history.ts';
import type { SetupNote, SetupProgress } from '../setup-log/schema.ts';
import type { MeasuredRate, ServiceSight, Sight, WatchedPort } from './schema.ts';

/** A sight and since when it is so. */
export type DatedSight = Sight & { readonly since: string };

export type WatchedPortState = WatchedPort & {
  /** Null until it was looked at in that family. */
  readonly families: Readonly<Record<Family, DatedSight | null>>;
};

export type WatchedServiceState = ServiceSight & {
  readonly since: string;
  /** Its state when the watch began: what it has to come back to. */
  readonly before: ServiceSight;
};

/** One holder of one port in one family, from the first look that showed it to the last. */
export type Capture = WatchedPort & {
  /** `capture-1` and so on, in the order in which they were seen. */
  readonly id: string;
  readonly family: Family;
  readonly holder: Holder;
  readonly firstSeenAt: string;
  /** When it was seen last; null while it goes on. */
  readonly lastSeenAt: string | null;
};

/** A span in which nobody watched: the agent was down, or its computer. */
export type WatchGap = { readonly from: string; readonly to: string };

/** The During phase of a run. */
export type WatchState = {
  readonly status: 'running' | 'interrupted' | 'ended';
  readonly startedAt: string;
  readonly startedBy: string;
  readonly endedAt: string | null;
  /** Time between two looks, in milliseconds. */
  readonly intervalMs: number;
  /** Why the watch looks less often than it should; null when it keeps up. */
  readonly slowedWhy: string | null;
  readonly ports: readonly WatchedPortState[];
  readonly services: readonly WatchedServiceState[];
  readonly captures: readonly Capture[];
  /** Setup's log; null until it was looked for. */
  readonly setup: SetupProgress | null;
  /** The newest notable lines of it. */
  readonly setupNotes: readonly SetupNote[];
  readonly rate: (MeasuredRate & { readonly at: string }) | null;
  readonly gaps: readonly WatchGap[];
  /** What was seen, change by change, for the picture of the update. */
  readonly history: WatchHistory;
  /** The task that takes the watch up after a restart of the server; null where there is none to make. */
  readonly bootTask: {
    readonly wanted: 'present' | 'absent';
    readonly outcome: 'intended' | 'done' | 'failed';
    readonly command: string;
    readonly detail: string;
  } | null;
};
