import type { Service } from '../../evidence/schema.ts';
import type { ToldEvent, ToldEvents } from './told-events.ts';

/**
 * What the last run of a service, or the last attempt at one, ended with.
 *
 * `code`: the Windows or Winsock error. `at`: the time of the newest event with that code; null where no log tells.
 */
export type Failure = {
  readonly code: number;
  readonly at: string | null;
  /** The exit code itself says so, not only an event. */
  readonly byExitCode: boolean;
  /** Events with the same code, newest first. */
  readonly events: readonly ToldEvent[];
};

/** The service ended with an error of its own, which stands in the other exit code. */
const serviceSpecific = 1066;
/** It ended as it was told, or was not started since the boot. */
const noFailure: ReadonlySet<number> = new Set([0, 1077]);
/** Errors that name one reason; any other only says that the service ended. */
const telling: ReadonlySet<number> = new Set([1053, 1058, 1068, 1069, 10_013, 10_048]);
/** A back end that could not have its port ends soon afterwards: both events tell of one failure. */
const oneFailureMs = 120_000;

/** The error of the last run by its exit codes; null where they show no failure. */
export const exitCodeOf = ({ win32ExitCode, serviceExitCode }: Service): number | null => {
  if (win32ExitCode === serviceSpecific) return serviceExitCode;
  return noFailure.has(win32ExitCode) ? null : win32ExitCode;
};

/**
 * An exit code that names a reason counts before everything else: it is of the last run. Otherwise the newest event that names one, unless the service ended once more later; otherwise whatever shows that it ended.
 */
export const lastFailureOf = (service: Service, { events }: ToldEvents): Failure | null => {
  const exitCode = exitCodeOf(service);
  if (exitCode !== null && telling.has(exitCode)) return failure(exitCode, true, events);
  const withCode = events.filter(hasCode);
  const named = withCode.find(({ code }) => telling.has(code));
  const ended = withCode.find(({ code }) => !telling.has(code));
  if (named && (!ended || Date.parse(ended.at) - Date.parse(named.at) <= oneFailureMs))
    return failure(named.code, false, events);
  if (exitCode !== null) return failure(exitCode, true, events);
  return ended ? failure(ended.code, false, events) : null;
};

const hasCode = (event: ToldEvent): event is ToldEvent & { readonly code: number } =>
  event.code !== null;

const failure = (code: number, byExitCode: boolean, events: readonly ToldEvent[]): Failure => {
  const same = events.filter((event) => event.code === code);
  return { code, at: same[0]?.at ?? null, byExitCode, events: same };
};
