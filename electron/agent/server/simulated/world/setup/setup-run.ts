import type { StartType } from '../../../../../../shared/evidence/schema.ts';
import type { ScriptedCapture } from '../../scenarios/scenario.ts';

/** One thing that Setup does, in the order of its log. Times are milliseconds, from the shortest to the longest. */
export type SetupStep =
  /** Writes one entry, and is busy for a while before the next step. */
  | {
      readonly kind: 'say';
      readonly depth: 0 | 1 | 2;
      readonly text: string;
      readonly thenMs: readonly [number, number];
    }
  /** Keeps states and start types of the services that it will touch. */
  | { readonly kind: 'save'; readonly version: string }
  | { readonly kind: 'disable'; readonly service: string }
  /** Stops a service after everything that runs and needs it. */
  | { readonly kind: 'stop'; readonly service: string }
  | { readonly kind: 'await-stop'; readonly service: string }
  /** Gives a service the start type back that was saved. */
  | { readonly kind: 'restore'; readonly service: string }
  /** Starts a service that ran when the states were saved, after those that it needs. */
  | { readonly kind: 'start'; readonly service: string }
  | { readonly kind: 'await-start'; readonly service: string }
  /** The last line of the service script. */
  | { readonly kind: 'end-script' }
  /** The files are those of the new version now. */
  | { readonly kind: 'install'; readonly version: string };

/** What Setup saved about one service. */
export type SavedService = { readonly ran: boolean; readonly startType: StartType };

/** A capture whose moment is known: its service has been stopped. */
export type DueCapture = ScriptedCapture & { readonly at: number };

/** A run of Setup on a rehearsal server. */
export type SetupRun = {
  /** When the next step is due (milliseconds since 1970); null after the last one. */
  readonly nextAt: number | null;
  readonly steps: readonly SetupStep[];
  /** By the name of the service. */
  readonly saved: ReadonlyMap<string, SavedService>;
  /** Services that were asked to start. */
  readonly tried: readonly string[];
  /** Services that the script could not start since it began. */
  readonly failures: number;
  readonly dueCaptures: readonly DueCapture[];
  /** Position of a stream of random numbers of its own, so that Setup changes nothing about what clients do. */
  readonly random: number;
};
