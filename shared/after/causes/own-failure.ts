import { timeText } from '../../text/time.ts';
import { say } from '../../texts/stored.ts';
import { causeOf, proofOf, type CauseContext, type CauseRule } from './context.ts';
import { failureProof } from './failure-proof.ts';

const logonFailedCode = 1069;
const timedOutCode = 1053;
const processAborted = 1067;
/** Ended unexpectedly: by itself (7034), and with something that Windows does about it (7031). */
const endedUnexpectedly: ReadonlySet<number> = new Set([7031, 7034]);

/** When it happened; null where no log tells. */
const when = ({ failure }: CauseContext): string | null =>
  failure?.at ? timeText(failure.at) : null;

/** 1069, 7038 or 7041: Windows could not log the service's account on. */
export const logonFailed: CauseRule = (context) => {
  const { failure, service } = context;
  if (failure?.code !== logonFailedCode) return null;
  const about = failure.events.find(({ eventId }) => eventId === 7038 || eventId === 7041);
  const account = about?.values[1]?.trim() ?? '';
  const text = logonText(service.name, account, when(context));
  return causeOf(
    context,
    'logon-failed',
    about?.eventId === 7041 ? `${text} ${say('cause.logon-right')}` : text,
    failureProof(context),
  );
};

const logonText = (service: string, account: string, time: string | null): string => {
  if (account === '')
    return time === null
      ? say('cause.logon', { service })
      : say('cause.logon-at', { service, time });
  return time === null
    ? say('cause.logon-as', { service, account })
    : say('cause.logon-as-at', { service, account, time });
};

/** 1053, 7009, 7011 or 7022: the service did not answer the service control manager in time. */
export const timedOut: CauseRule = (context) =>
  context.failure?.code === timedOutCode
    ? causeOf(
        context,
        'timed-out',
        timedOutText(context.service.name, when(context)),
        failureProof(context),
      )
    : null;

const timedOutText = (service: string, time: string | null): string =>
  time === null
    ? say('cause.timed-out', { service })
    : say('cause.timed-out-at', { service, time });

/** Any other end with an error: the process died, or the service reported an error of its own. Why it did stands in its own log. */
export const processDied: CauseRule = (context) => {
  const { failure, service } = context;
  if (failure === null) return null;
  const unexpected =
    failure.code === processAborted ||
    failure.events.some(({ eventId }) => endedUnexpectedly.has(eventId));
  const clean = !failure.byExitCode && service.win32ExitCode === 0;
  return causeOf(
    context,
    'process-died',
    endText(service.name, unexpected ? null : failure.code, when(context)),
    [...failureProof(context), ...(clean ? [proofOf(say('cause.ended-clean'), 'services')] : [])],
  );
};

/** Codes that name a reason have rules of their own, so here the number is all there is. */
const endText = (service: string, code: number | null, time: string | null): string => {
  if (code === null)
    return time === null ? say('cause.died', { service }) : say('cause.died-at', { service, time });
  return time === null
    ? say('cause.ended', { service, code })
    : say('cause.ended-at', { service, code, time });
};
