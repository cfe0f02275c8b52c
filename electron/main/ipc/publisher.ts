import { topicChannel } from '../../../shared/ipc/channels.ts';
import type { IpcMessage, IpcTopic } from '../../../shared/ipc/contract.ts';

/** Where messages go: of a window's contents, the part that is needed. */
export type Receiver = {
  readonly isDestroyed: () => boolean;
  readonly send: (channel: string, message: unknown) => void;
};

export type Publisher = {
  readonly publish: <T extends IpcTopic>(topic: T, message: IpcMessage<T>) => void;
  /** The window loads its page, so nobody listens until {@link Publisher.ready}. */
  readonly attach: (receiver: Receiver) => void;
  /** The page has made its first call. It subscribes before it asks how things stand; whatever it does not hear before, it learns by that. */
  readonly ready: () => void;
};

/** A window that does not come up in this many messages starts from a snapshot anyway. */
const mostQueued = 5_000;

export const createPublisher = (): Publisher => {
  let receiver: Receiver | null = null;
  let listening = false;
  let queue: { readonly channel: string; readonly message: unknown }[] = [];
  const send = (channel: string, message: unknown): void => {
    if (receiver !== null && !receiver.isDestroyed()) receiver.send(channel, message);
  };
  return {
    publish: (topic, message) => {
      if (listening) send(topicChannel(topic), message);
      else queue = [...queue, { channel: topicChannel(topic), message }].slice(-mostQueued);
    },
    attach: (next) => {
      receiver = next;
      listening = false;
      // A page that begins asks for everything; what was meant for the one before is old.
      queue = [];
    },
    ready: () => {
      if (listening) return;
      listening = true;
      for (const { channel, message } of queue) send(channel, message);
      queue = [];
    },
  };
};
