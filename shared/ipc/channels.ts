import type { IpcTopic } from './contract.ts';

/** The one channel of every call: method and parameters in, a Result out. One entry is one gate; no method can be forgotten when it is guarded. */
export const callChannel = 'preflight:call';

/** The channel of what the shell tells the window without being asked. */
export const topicChannel = (topic: IpcTopic): string => `preflight:${topic}`;

/** Every topic, for the preload script, which has no use for the schemas. */
export const topics: readonly IpcTopic[] = ['connection', 'run-event'];
