/**
 * What went wrong, as data that can cross a process boundary.
 *
 * `code` is stable and is what programs decide by; `message` is for people.
 */
export type AppError = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: string | undefined;
};

/** Every code that an expected failure can carry. Adding one here makes each `switch` over it fail to compile. */
export const errorCodes = [
  'access-denied',
  'agent-gone',
  'agent-hangs',
  'bad-file',
  'bad-request',
  'busy',
  'cancelled',
  'conflict',
  'failed',
  'garbled',
  'not-found',
  'not-supported',
  'stale',
  'timed-out',
  'unauthorised',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The answer of everything that can fail in an expected way. Exceptions are kept for bugs. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const err = (code: ErrorCode, message: string, details?: string): Result<never> => ({
  ok: false,
  error: details === undefined ? { code, message } : { code, message, details },
});

/** Turns whatever was thrown into an {@link AppError}; the only place that looks inside an unknown exception. */
export const toAppError = (thrown: unknown, code: ErrorCode = 'unexpected'): AppError =>
  thrown instanceof Error
    ? { code, message: thrown.message, ...(thrown.stack ? { details: thrown.stack } : {}) }
    : { code, message: String(thrown) };
