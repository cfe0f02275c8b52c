import { nothingAbout } from '../../shared/ipc/about.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { IpcMethod, IpcParams, IpcResult } from '../../shared/ipc/contract.ts';
import { err, toAppError, type Result } from '../../shared/result.ts';
import { say } from '../../shared/texts/stored.ts';

declare global {
  interface Window {
    /** Put there by the preload script; missing when the page is opened in a browser. */
    readonly preflight?: Bridge;
  }
}

const missing: Bridge = {
  about: nothingAbout,
  call: () => Promise.resolve(err('not-supported', say('shell-error.outside'))),
  on: () => () => undefined,
};

/** The only way out of the window. Nothing else in the renderer touches `window.preflight`. */
export const bridge = (): Bridge => window.preflight ?? missing;

let beforeAnswer: () => void = () => undefined;

/** What is done before the answer to a call is handed out: what the agent said before it has to be on the screen first. */
export const onAnswer = (work: () => void): void => {
  beforeAnswer = work;
};

/** Calls the shell or the agent. Never rejects: whatever goes wrong is a Result. */
export const call = async <M extends IpcMethod>(
  method: M,
  params: IpcParams<M>,
): Promise<Result<IpcResult<M>>> => {
  try {
    const answer = await bridge().call(method, params);
    beforeAnswer();
    return answer;
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown) };
  }
};
