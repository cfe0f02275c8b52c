import type { Result } from '../result.ts';
import type { About } from './about.ts';
import type { IpcMessage, IpcMethod, IpcParams, IpcResult, IpcTopic } from './contract.ts';

/** What the preload script puts on `window.preflight`: the contract, and nothing else. */
export type Bridge = {
  readonly about: About;
  readonly call: <M extends IpcMethod>(
    method: M,
    params: IpcParams<M>,
  ) => Promise<Result<IpcResult<M>>>;
  /** Subscribes; the answer unsubscribes. The listener gets data, never an Electron event. */
  readonly on: <T extends IpcTopic>(
    topic: T,
    listener: (message: IpcMessage<T>) => void,
  ) => () => void;
};
