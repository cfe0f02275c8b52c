import type { Family } from '../../ports/vocabulary.ts';
import type { Holder } from '../../report/holder-schema.ts';
import type { WatchMoment } from '../../watch/history.ts';
import type { SightStatus, WatchedPort } from '../../watch/schema.ts';

/** A capture, as state and report both have it. */
export type DrawnCapture = WatchedPort & {
  readonly id: string;
  readonly family: Family;
  readonly holder: Holder;
  readonly firstSeenAt: string;
  /** Null while it goes on. */
  readonly lastSeenAt: string | null;
};

/** Something that the operator did, or had done. */
export type OperatorAction = {
  readonly at: string;
  readonly kind: 'remediation' | 'waiver' | 'gate';
  readonly text: string;
};

/** What the picture of the update is drawn from. */
export type TimelineInput = {
  readonly moments: readonly WatchMoment[];
  /** Moments that are not kept any more. */
  readonly dropped: number;
  readonly captures: readonly DrawnCapture[];
  /** Ports as they are watched last, for the order of the lanes and the names of their services. */
  readonly ports: readonly WatchedPort[];
  readonly actions: readonly OperatorAction[];
};

/** A service as far as a picture shows it. */
export type ServiceStanding = 'running' | 'stopping' | 'stopped' | 'starting' | 'paused';

/** How a span of a lane is drawn. `step`: a step of Setup. */
export type BarStatus = SightStatus | ServiceStanding | 'step';

/** A span in which nothing changed; the bars of a lane are in order and do not overlap. Times in milliseconds since 1970. */
export type Bar = {
  readonly from: number;
  /** `Infinity` while it goes on. */
  readonly to: number;
  readonly status: BarStatus;
  /** Who has the port; there for every bar that is captured and whose holder is known. */
  readonly capture: DrawnCapture | null;
  /** A step of Setup, or why a sight is not known. */
  readonly text: string | null;
};

/** A moment that is marked: an error or the end of Setup, an action of the operator. */
export type Mark = {
  readonly at: number;
  readonly kind: OperatorAction['kind'] | 'error' | 'succeeded' | 'failed' | 'ended';
  readonly text: string;
};

export type Lane = {
  /** Unique within the picture. */
  readonly id: string;
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
} & (
  | { readonly kind: 'actions' | 'setup' }
  | ({ readonly kind: 'port'; readonly family: Family } & WatchedPort)
  | { readonly kind: 'service'; readonly name: string; readonly back: boolean }
);

/** A span of time, in milliseconds since 1970; `to` may be `Infinity`. */
export type Span = { readonly from: number; readonly to: number };

/** Everything in its lane, before it is known which part is looked at and how large. */
export type Timeline = {
  readonly lanes: readonly Lane[];
  /** Spans in which nobody watched. */
  readonly gaps: readonly Span[];
  /** The first and the last time at which something is drawn; both are finite. */
  readonly from: number;
  readonly to: number;
  readonly dropped: number;
};
