import { assertNever } from '../../shared/assert-never.ts';
import type { AppError, ErrorCode } from '../../shared/result.ts';
import type { TextId, Texts } from '../../shared/texts/make-texts.ts';
import type { Notice, Told } from './ui-store.ts';

type AdviceId = Extract<
  TextId,
  | 'error.elevate'
  | 'error.on-disk'
  | 'error.wait'
  | 'error.look-again'
  | 'error.try-again'
  | 'error.restart'
  | 'error.fault'
>;

/** What the operator can do about an error; null where the message says it all. */
const adviceFor = (code: ErrorCode): AdviceId | null => {
  switch (code) {
    case 'access-denied':
      return 'error.elevate';
    case 'agent-gone':
    case 'agent-hangs':
      return 'error.on-disk';
    case 'busy':
      return 'error.wait';
    case 'stale':
      return 'error.look-again';
    case 'timed-out':
      return 'error.try-again';
    case 'unauthorised':
      return 'error.restart';
    case 'unexpected':
      return 'error.fault';
    case 'bad-file':
    case 'bad-request':
    case 'cancelled':
    case 'conflict':
    case 'failed':
    case 'garbled':
    case 'not-found':
    case 'not-supported':
      return null;
    default:
      return assertNever(code);
  }
};

/** An error as the operator reads it: why it did not work, and what to do. */
export const errorText = (error: AppError, { retell, say }: Texts): string => {
  const advice = adviceFor(error.code);
  return [retell(error.message), ...(advice === null ? [] : [say(advice)])].join(' ');
};

/** The same under what did not work. */
export const errorNotice = (title: Told, error: AppError): Notice => ({
  intent: error.code === 'busy' || error.code === 'cancelled' ? 'warning' : 'error',
  title,
  text: (texts) => errorText(error, texts),
});
