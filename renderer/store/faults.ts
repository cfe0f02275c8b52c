import { toAppError } from '../../shared/result.ts';
import { call } from './client.ts';
import { errorNotice } from './explain-error.ts';
import { ui } from './ui-store.ts';

/** What the shell takes of it; the beginning of a stack says where it was. */
const mostCharacters = 4_000;

const tellShell = (thrown: unknown, ends: boolean): string => {
  const message = toAppError(thrown).message.slice(0, mostCharacters);
  const stack = thrown instanceof Error ? (thrown.stack ?? message) : message;
  void call('app.fault', { message, stack: stack.slice(0, mostCharacters), ends });
  return message;
};

/** The window can show nothing any more: the shell says so in its place, and offers a new one. A white window in the middle of an update would be the worst of answers. */
export const endWithFault = (thrown: unknown): void => {
  // oxlint-disable-next-line no-console -- for whoever has the tools of the browser open
  console.error(thrown);
  tellShell(thrown, true);
};

/** Something that nobody expected, while the window stands: the operator is told, because what was clicked may have done nothing. */
const showFault = (thrown: unknown): void => {
  const message = tellShell(thrown, false);
  ui.notify(errorNotice(({ say }) => say('error.window'), { code: 'unexpected', message }));
};

/** Watches for faults outside of what is drawn; called once. */
export const watchFaults = (): void => {
  addEventListener('error', ({ error }) => {
    // Without one it is a remark of the browser about its own layout.
    if (error instanceof Error) showFault(error);
  });
  addEventListener('unhandledrejection', ({ reason }) => showFault(reason));
};
