import { explainExitCode } from '../../exchange/exit-codes.ts';
import { timeText } from '../../text/time.ts';
import { causeOf, proofOf, type CauseContext, type CauseRule } from './context.ts';
import { failureProof } from './failure-proof.ts';

const logonFailedCode = 1069;
const timedOutCode = 1053;
const processAborted = 1067;
/** Ended unexpectedly: by itself (7034), and with something that Windows does about it (7031). */
const endedUnexpectedly: ReadonlySet<number> = new Set([7031, 7034]);

const when = ({ failure }: CauseContext): string =>
  failure?.at ? ` at ${timeText(failure.at)}` : '';

/** 1069, 7038 or 7041: Windows could not log the service's account on. */
export const logonFailed: CauseRule = (context) => {
  const { failure, service } = context;
  if (failure?.code !== logonFailedCode) return null;
  const about = failure.events.find(({ eventId }) => eventId === 7038 || eventId === 7041);
  const account = about?.values[1]?.trim() ?? '';
  const right =
    about?.eventId === 7041 ? ' The account does not have the right to log on as a service.' : '';
  return causeOf(
    context,
    'logon-failed',
    `${service.name} could not log on${account === '' ? '' : ` as ${account}`} (1069)${when(context)}.${right}`,
    failureProof(context),
  );
};

/** 1053, 7009, 7011 or 7022: the service did not answer the service control manager in time. */
export const timedOut: CauseRule = (context) =>
  context.failure?.code === timedOutCode
    ? causeOf(
        context,
        'timed-out',
        `${context.service.name} did not answer in time when it was to be started (1053)${when(context)}.`,
        failureProof(context),
      )
    : null;

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
    `${service.name}: ${unexpected ? 'its process ended unexpectedly' : codeText(failure.code)}${when(context)}.`,
    [
      ...failureProof(context),
      ...(clean
        ? [
            proofOf(
              'Its exit code shows no failure, so something may have started and stopped it once more since.',
              'services',
            ),
          ]
        : []),
    ],
  );
};

const codeText = (code: number): string => explainExitCode(code) ?? `it ended with code ${code}`;
