import { err, ok, toAppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { loadBindings, type Bindings } from './bindings.ts';
import { win32Failure } from './errors.ts';
import { limitsFrom, timeLeft, type Limits } from './limits.ts';
import { signatures, type FunctionName, type Functions } from './signatures.ts';

/** What a call came back with: its own result, and what GetLastError (WSAGetLastError) said right after it. */
export type Answer<T> = { readonly value: T; readonly lastError: number };

/** The Win32 API of this machine. Calls run on a thread of their own and never hold up the agent. */
export type Win32 = Pick<Bindings, 'system32' | 'addressOf' | 'copyOf'> & {
  /** Calls one function. The only errors are those of the call itself: time limit, cancellation, function missing. */
  readonly call: <N extends FunctionName>(
    limits: Limits,
    name: N,
    ...args: Parameters<Functions[N]>
  ) => Promise<Result<Answer<ReturnType<Functions[N]>>>>;
  /** Calls a function whose result 0 (FALSE, NULL) means failure; the error then carries the Win32 number. */
  readonly demand: <N extends FunctionName>(
    limits: Limits,
    name: N,
    ...args: Parameters<Functions[N]>
  ) => Promise<Result<NonNullable<ReturnType<Functions[N]>>>>;
  /** Lets go of something (CloseHandle, closesocket …), also after time is up or the work was cancelled. */
  readonly release: <N extends FunctionName>(
    name: N,
    ...args: Parameters<Functions[N]>
  ) => Promise<void>;
  /** Whether this Windows has the function. */
  readonly has: (name: FunctionName) => boolean;
};

/**
 * Calls that may be past their time limit without having come back. Each occupies one of the four threads that files and koffi share; a third one would be a step towards an agent that cannot write its journal any more.
 */
const mostHanging = 2;

/** A call that is under way when the work is cancelled has this long to come back, so that what it opened can be closed. */
const cancelGraceMs = 1_000;
const releaseWithinMs = 5_000;

let loaded: Promise<Win32> | undefined;

/** The one Win32 API of this process. Throws where there is no 64-bit Windows. */
export const loadWin32 = (): Promise<Win32> => {
  loaded ??= loadBindings().then(guard);
  return loaded;
};

const guard = (bindings: Bindings): Win32 => {
  /** Calls past their time limit, with what they wait for. */
  const hanging = new Map<symbol, string>();
  /** What is to be let go of when the call before it has come back. */
  const postponed: (() => Promise<unknown>)[] = [];
  // Node joins its threads before it ends; with one that never comes back it would not end at all.
  process.once('exit', (code) => {
    if (hanging.size > 0) bindings.terminate(code);
  });

  const isHanging = (name: FunctionName): boolean =>
    hanging.size >= mostHanging || [...hanging.values()].includes(signatures[name].subsystem);

  const invoke = (
    limits: Limits,
    name: FunctionName,
    args: readonly unknown[],
  ): Promise<Result<Answer<unknown>>> => {
    const native = bindings.find(name);
    if (native === null)
      return Promise.resolve(err('not-supported', say('read.not-here', { call: name })));
    if (limits.signal.aborted)
      return Promise.resolve(err('cancelled', say('read.cancelled-named', { what: name })));
    if (isHanging(name))
      return Promise.resolve(err('timed-out', say('read.hangs', { call: name })));
    return new Promise((resolve) => {
      const token = Symbol(name);
      const settle = (result: Result<Answer<unknown>>): void => {
        clearTimeout(limit);
        clearTimeout(grace);
        limits.signal.removeEventListener('abort', cancel);
        resolve(result);
      };
      const abandon = (result: Result<never>): void => {
        hanging.set(token, signatures[name].subsystem);
        settle(result);
      };
      let grace: NodeJS.Timeout | undefined;
      const cancel = (): void => {
        grace = setTimeout(
          () => abandon(err('cancelled', say('read.cancelled-named', { what: name }))),
          cancelGraceMs,
        );
      };
      const limit = setTimeout(
        () =>
          abandon(
            err(
              'timed-out',
              say('read.timed-out-named', { what: name, seconds: limits.totalMs / 1_000 }),
            ),
          ),
        timeLeft(limits),
      );
      limits.signal.addEventListener('abort', cancel, { once: true });
      const comeBack = (thrown: unknown, value: unknown): void => {
        // Naming `args` keeps the buffers alive until Windows has stopped writing into them.
        const answer = { value, lastError: bindings.lastError(), arguments: args.length };
        if (hanging.delete(token)) for (const release of postponed.splice(0)) void release();
        settle(thrown ? { ok: false, error: toAppError(thrown) } : ok(answer));
      };
      try {
        native.async(...args, comeBack);
      } catch (thrown) {
        settle({ ok: false, error: toAppError(thrown) });
      }
    });
  };

  const release = async (name: FunctionName, args: readonly unknown[]): Promise<void> => {
    const limits = limitsFrom(new AbortController().signal, releaseWithinMs);
    if (isHanging(name)) postponed.push(() => release(name, args));
    else await invoke(limits, name, args);
  };

  return {
    system32: bindings.system32,
    addressOf: bindings.addressOf,
    copyOf: bindings.copyOf,
    call: (limits, name, ...args) => invoke(limits, name, args) as never,
    demand: (async (limits: Limits, name: FunctionName, ...args: unknown[]) => {
      const answer = await invoke(limits, name, args);
      if (!answer.ok) return answer;
      const { value, lastError } = answer.value;
      return value === 0 || value === null ? win32Failure(name, lastError) : ok(value);
    }) as Win32['demand'],
    release: (name, ...args) => release(name, args),
    has: (name) => bindings.find(name) !== null,
  };
};
