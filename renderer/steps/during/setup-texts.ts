import type { SetupProgress } from '../../../shared/setup-log/schema.ts';
import type { Quiet } from '../../../shared/setup-log/stuck.ts';
import type { Tone } from '../../components/tones.ts';

/** How Setup stands, in a word or two. Success is called so only where the log proves it. */
export const setupStatusTexts: Readonly<
  Record<SetupProgress['status'], { readonly tone: Tone; readonly word: string }>
> = {
  'no-log': { tone: 'quiet', word: 'Not started: there is no log' },
  waiting: { tone: 'quiet', word: 'Not started yet' },
  unreadable: { tone: 'unknown', word: 'The log cannot be read' },
  running: { tone: 'busy', word: 'Running' },
  succeeded: { tone: 'good', word: 'Reports success' },
  failed: { tone: 'bad', word: 'Failed' },
  'ended-unproved': { tone: 'bad', word: 'Ended without proof of success' },
};

export const quietTexts: Readonly<
  Record<Quiet['verdict'], { readonly tone: Tone; readonly word: string }>
> = {
  working: { tone: 'good', word: 'Its log grows' },
  quiet: { tone: 'warn', word: 'Its log is quiet' },
  stuck: { tone: 'bad', word: 'It may be stuck' },
};

/** Whether Setup has not begun since the watch did: then the operator still has to run it. */
export const isSetupAwaited = (setup: SetupProgress | null): boolean =>
  setup === null || setup.status === 'no-log' || setup.status === 'waiting';
