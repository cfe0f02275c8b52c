import type { RunEvent } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isClosingByItself } from '../../../shared/ports/time-wait.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { PortChange } from '../../../shared/watch/schema.ts';

/** What this computer can do to be noticed. */
export type AttentionEffects = {
  readonly notify: (title: string, text: string) => void;
  /** Makes the taskbar button flash until the window is looked at. */
  readonly flash: () => void;
  /** Keeps the computer from going to sleep; the answer lets it again. */
  readonly blockSleep: () => () => void;
  /** The watch runs, or does not any more: what stands in the notification area follows. */
  readonly showWatching: (watching: boolean) => void;
  readonly isLookedAt: () => boolean;
};

/** Draws attention to captures, and keeps the computer awake while the watch runs. */
export type Attention = {
  readonly watching: () => boolean;
  /** The run as it stands, whenever it is learned as a whole. */
  readonly onState: (state: Pick<RunState, 'watch'> | null) => void;
  readonly onEvent: (event: RunEvent) => void;
  /** The window was closed while the watch runs. */
  readonly onWindowGone: () => void;
  /** No agent is connected any more. */
  readonly onGone: () => void;
};

/** `texts`: in the language that the operator has at that moment. */
export const createAttention = (effects: AttentionEffects, texts: () => Texts): Attention => {
  let allowSleep: (() => void) | null = null;
  /** The holder that was last named for each port; both families and repeated looks make one message. */
  const named = new Map<string, string>();

  const setWatching = (watching: boolean): void => {
    if (watching === (allowSleep !== null)) return;
    if (allowSleep === null) allowSleep = effects.blockSleep();
    else {
      allowSleep();
      allowSleep = null;
      named.clear();
    }
    effects.showWatching(watching);
  };

  const onPort = (change: PortChange): void => {
    const { service, protocol, port, sight } = change;
    const key = `${protocol}/${port}`;
    const { holder } = sight;
    // What is closed ends by itself: it is shown, but nobody is called for it.
    if (sight.status !== 'captured' || holder === null || isClosingByItself(holder)) return;
    const who = describeHolder(holder);
    if (named.get(key) === who) return;
    named.set(key, who);
    if (effects.isLookedAt()) return;
    const { retell, say } = texts();
    effects.notify(
      say('shell.captured', { port, service }),
      say('shell.captured-text', { holder: retell(who), service }),
    );
    effects.flash();
  };

  const onUrgent = (text: string): void => {
    if (effects.isLookedAt()) return;
    effects.notify(texts().say('shell.urgent'), texts().retell(text));
    effects.flash();
  };

  return {
    watching: () => allowSleep !== null,
    onState: (state) => setWatching(state?.watch?.status === 'running'),
    onEvent: ({ body }) => {
      switch (body.type) {
        case 'watch-started':
        case 'watch-resumed':
          return setWatching(true);
        case 'watch-ended':
        case 'watch-interrupted':
          return setWatching(false);
        case 'port-changed':
          return onPort(body.change);
        case 'problem':
          return body.urgent === true ? onUrgent(body.text) : undefined;
        default:
          return undefined;
      }
    },
    onWindowGone: () =>
      effects.notify(texts().say('shell.goes-on'), texts().say('shell.goes-on-text')),
    onGone: () => setWatching(false),
  };
};
