import { contextBridge, ipcRenderer } from 'electron';

import { readAbout } from '../../shared/ipc/about.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { callChannel, topicChannel, topics } from '../../shared/ipc/channels.ts';
import type { IpcMethod, IpcResult, IpcTopic } from '../../shared/ipc/contract.ts';
import { err, type Result } from '../../shared/result.ts';

const call = async (method: IpcMethod, params: unknown): Promise<Result<IpcResult<IpcMethod>>> => {
  try {
    return (await ipcRenderer.invoke(callChannel, method, params)) as Result<IpcResult<IpcMethod>>;
  } catch {
    // What cannot be cloned, or a shell that is going down; its wording is no use to an operator.
    return err('unexpected', 'The program could not take this request.');
  }
};

const on = (topic: IpcTopic, listener: (message: never) => void): (() => void) => {
  if (!topics.includes(topic) || typeof listener !== 'function') return () => undefined;
  const pass = (_event: unknown, message: unknown): void => listener(message as never);
  ipcRenderer.on(topicChannel(topic), pass);
  return () => {
    ipcRenderer.off(topicChannel(topic), pass);
  };
};

// The shell checks method, parameters and results against the contract; here are no more than its two doors.
const bridge: Bridge = { about: readAbout(process.argv), call: call as Bridge['call'], on };
contextBridge.exposeInMainWorld('preflight', bridge);
