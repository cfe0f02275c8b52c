import { assertNever } from '../../shared/assert-never.ts';
import type { AppError, ErrorCode } from '../../shared/result.ts';
import type { TextId } from '../../shared/texts/texts.ts';
import type { Notice } from './ui-store.ts';
import { currentTexts } from './use-texts.ts';

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

/** An error as the operator reads it, in the language of the moment: what did not work, why, and what to do. */
export const explainError = (title: string, error: AppError): Notice => {
  const { retell, say } = currentTexts();
  const advice = adviceFor(error.code);
  return {
    intent: error.code === 'busy' || error.code === 'cancelled' ? 'warning' : 'error',
    title,
    text: [retell(error.message), ...(advice === null ? [] : [say(advice)])].join(' '),
  };
};
