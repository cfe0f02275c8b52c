import type { RunEvent } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { timelineEntryOf } from '../../../shared/run/timeline.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { timeText } from '../../../shared/text/time.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { PortChange } from '../../../shared/watch/schema.ts';
import { pad } from '../text/layout.ts';

const kindWidth = 11;

/** The line that an event deserves where everything is told; null for those that only move a figure. One line each, whatever the server wrote. */
export const eventLine = (event: RunEvent, state: RunState | null, texts: Texts): string | null => {
  if (state === null || event.body.type === 'clock-advanced') return null;
  const entry = timelineEntryOf(state, event);
  if (entry === null) return null;
  const [first = '', ...more] = visibleText(texts.retell(entry.text)).split('\n');
  const rest = more.filter((line) => line.trim() !== '').length;
  const text = first.trimEnd();
  const told = rest > 0 ? texts.say('terminal.event.more', { text, count: rest }) : text;
  const kind = pad(texts.say(`report.timeline.${entry.kind}`), kindWidth);
  return `${timeText(entry.at)}  ${kind}  ${told}`;
};

/** Whether an event stays on a terminal above the table. The others are in the table as long as they matter. */
export const isNotable = ({ body }: RunEvent, state: RunState | null): boolean => {
  switch (body.type) {
    case 'port-changed':
      return (
        ['captured', 'unknown'].includes(body.change.sight.status) ||
        endsCapture(body.change, state)
      );
    case 'setup-noted':
      return ['started', 'error', 'succeeded', 'failed', 'ended', 'log'].includes(body.note.kind);
    case 'watch-started':
    case 'watch-interrupted':
    case 'watch-resumed':
    case 'watch-paced':
    case 'watch-ended':
    case 'plan-finished':
    case 'problem':
      return true;
    case 'step-finished':
      // What failed is tried again, up to twice a second.
      return body.outcome !== 'failed';
    default:
      return false;
  }
};

const endsCapture = (
  { protocol, port, family, beforeSeenAt }: PortChange,
  state: RunState | null,
): boolean =>
  state?.watch?.captures.some(
    (capture) =>
      capture.protocol === protocol &&
      capture.port === port &&
      capture.family === family &&
      capture.lastSeenAt !== null &&
      capture.lastSeenAt === beforeSeenAt,
  ) ?? false;
