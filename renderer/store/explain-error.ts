import { assertNever } from '../../shared/assert-never.ts';
import type { AppError, ErrorCode } from '../../shared/result.ts';
import type { Notice } from './ui-store.ts';

/** What the operator can do about an error; empty where the message says it all. */
const adviceFor = (code: ErrorCode): string => {
  switch (code) {
    case 'access-denied':
      return 'Connect again and accept the elevation prompt.';
    case 'agent-gone':
    case 'agent-hangs':
      return 'Everything that happened before is on disk. Connect again; nothing is repeated by itself.';
    case 'busy':
      return 'Wait for its end, or cancel it.';
    case 'stale':
      return 'Look at it again before you confirm.';
    case 'timed-out':
      return 'Try again; if it stays so, read everything again.';
    case 'unauthorised':
      return 'Close the program and start it again.';
    case 'unexpected':
      return 'This is a fault of the program. Nothing was changed that the timeline does not show.';
    case 'bad-file':
    case 'bad-request':
    case 'cancelled':
    case 'conflict':
    case 'failed':
    case 'garbled':
    case 'not-found':
    case 'not-supported':
      return '';
    default:
      return assertNever(code);
  }
};

/** An error as the operator reads it: what did not work, why, and what to do. */
export const explainError = (title: string, error: AppError): Notice => ({
  intent: error.code === 'busy' || error.code === 'cancelled' ? 'warning' : 'error',
  title,
  text: [error.message, adviceFor(error.code)].filter((part) => part !== '').join(' '),
});
