import type { SetupProgress } from '../../../shared/setup-log/schema.ts';
import type { Quiet } from '../../../shared/setup-log/stuck.ts';
import type { Tone } from '../../components/tones.ts';

/** Success looks so only where the log proves it. */
export const setupTones: Readonly<Record<SetupProgress['status'], Tone>> = {
  'no-log': 'quiet',
  waiting: 'quiet',
  unreadable: 'unknown',
  running: 'busy',
  succeeded: 'good',
  failed: 'bad',
  'ended-unproved': 'bad',
};

export const quietTones: Readonly<Record<Quiet['verdict'], Tone>> = {
  working: 'good',
  quiet: 'warn',
  stuck: 'bad',
};

/** Whether Setup has not begun since the watch did: then the operator still has to run it. */
export const isSetupAwaited = (setup: SetupProgress | null): boolean =>
  setup === null || setup.status === 'no-log' || setup.status === 'waiting';
