import { ipcMethods, isIpcMethod } from '../../../shared/ipc/contract.ts';
import type { IpcMethod, IpcParams, IpcResult } from '../../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Log } from '../app/log.ts';
import type { Caller } from '../security/trusted-sender.ts';

/** One handler for every method of the contract; the compiler demands each. */
export type Handlers = {
  readonly [M in IpcMethod]: (
    params: IpcParams<M>,
  ) => Promise<Result<IpcResult<M>>> | Result<IpcResult<M>>;
};

export type AnswerOptions = {
  readonly isTrusted: (caller: Caller) => boolean;
  readonly handlers: Handlers;
  readonly log: Log;
};

/** Answers one call: who asks, what is asked, the handler, what it gives back; then one line in the log. Never throws. */
export type Answer = (caller: Caller, method: unknown, params: unknown) => Promise<Result<unknown>>;

export const createAnswer = (options: AnswerOptions): Answer => {
  const { log } = options;
  return async (caller, method, params) => {
    const begun = performance.now();
    const result = await answerOne(options, caller, method, params);
    const name = isIpcMethod(method) ? method : 'unknown method';
    const outcome = result.ok ? 'ok' : `${result.error.code}: ${result.error.message}`;
    log.write('call', `${name} ${Math.round(performance.now() - begun)} ms ${outcome}`);
    return result;
  };
};

const answerOne = async (
  { isTrusted, handlers, log }: AnswerOptions,
  caller: Caller,
  method: unknown,
  params: unknown,
): Promise<Result<unknown>> => {
  if (!isTrusted(caller)) return err('unauthorised', say('shell-error.untrusted'));
  if (!isIpcMethod(method)) return err('bad-request', say('shell-error.no-method'));
  const parsed = ipcMethods[method].params.safeParse(params);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'parameters';
    return err('bad-request', `${method}: ${where}: ${issue?.message ?? 'not as agreed'}`);
  }
  try {
    const handler = handlers[method] as (params: unknown) => Promise<Result<unknown>>;
    const result = await handler(parsed.data);
    if (!result.ok) return result;
    const value = ipcMethods[method].result.safeParse(result.value);
    if (value.success) return ok(value.data);
    throw new Error(`${method} answers with something else than agreed: ${value.error.message}`);
  } catch (thrown) {
    const id = log.unexpected('call', thrown);
    return err('unexpected', say('shell-error.unexpected', { method, entry: id }));
  }
};
