import type { WatchState } from '../../../shared/watch/state.ts';
import type { Tone } from '../../components/tones.ts';
import { plural } from '../../words.ts';
import { openCaptures } from './captures.ts';
import { portKey, portsWhere, type PortRow } from './port-rows.ts';
import { servicesDown } from './service-rows.ts';

/** The one sentence that the page is about now. */
export type Situation = { readonly tone: Tone; readonly title: string; readonly text: string };

const isAre = (count: number): string => (count === 1 ? 'is' : 'are');
const setupHasEnded = ({ setup }: WatchState): boolean =>
  setup !== null && ['succeeded', 'failed', 'ended-unproved'].includes(setup.status);
const capturedNames = (watch: WatchState): readonly string[] => [
  ...new Set(openCaptures(watch).map(portKey)),
];

/** What the watch shows, worst first. What nobody looks at any more is told as past. */
export const situationOf = (watch: WatchState, rows: readonly PortRow[]): Situation => {
  if (watch.status !== 'running') return pastSituation(watch);
  const captured = capturedNames(watch);
  if (captured.length > 0)
    return {
      tone: 'bad',
      title: `${captured.join(' and ')} ${isAre(captured.length)} captured`,
      text: `${setupHasEnded(watch) ? 'Setup has ended. ' : ''}${downText(watch) ?? 'Its service cannot start as long as that is so.'}`,
    };
  const unknown = portsWhere(rows, ({ status }) => status === 'unknown');
  if (unknown.length > 0)
    return {
      tone: 'unknown',
      title: `It is not known who has ${unknown.join(', ')}`,
      text: 'What cannot be read is never taken for free. The reason stands with each port.',
    };
  if (watch.services.length === 0 || portsWhere(rows, ({ status }) => status === null).length > 0)
    return { tone: 'busy', title: 'The first look is under way', text: '' };
  const down = downText(watch);
  if (down === null)
    return { tone: 'good', title: 'No back-end port is captured', text: runningText(watch) };
  const count = servicesDown(watch).length;
  return setupHasEnded(watch)
    ? {
        tone: 'bad',
        title: `Setup has ended, and ${plural(count, 'service')} that ran before ${isAre(count)} down`,
        text: down,
      }
    : { tone: 'busy', title: 'No back-end port is captured', text: down };
};

const mostNames = 3;
const listed = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join(', ')
    : `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;

const downText = (watch: WatchState): string | null => {
  const down = servicesDown(watch).map(({ name }) => name);
  return down.length === 0
    ? null
    : `${plural(down.length, 'service')} that ran before ${isAre(down.length)} down: ${listed(down)}.`;
};

const runningText = ({ services }: WatchState): string => {
  const ran = services.filter(({ before }) => before.state === 'running').length;
  const idle = services
    .filter(({ before, state }) => before.state !== 'running' && state !== 'running')
    .map(({ name }) => name);
  const rest = idle.length === 0 ? '' : ` Not running then, and not now: ${listed(idle)}.`;
  return `Every service that ran when the watch began runs now (${ran}).${rest}`;
};

const pastSituation = (watch: WatchState): Situation => {
  const ended = watch.status === 'ended';
  const captured = capturedNames(watch);
  const left = [
    ...(captured.length > 0 ? [`${captured.join(' and ')} captured`] : []),
    ...(servicesDown(watch).length > 0
      ? [`${plural(servicesDown(watch).length, 'service')} down that ran before`]
      : []),
  ];
  const quiet = left.length === 0;
  const lastTone: Tone = quiet ? 'good' : 'warn';
  return {
    tone: ended ? lastTone : 'unknown',
    title: ended ? 'The watch has ended' : 'The watch was interrupted: nobody looks',
    text: `${quiet ? 'When it looked last, no port was captured and every service that ran before ran.' : `When it looked last: ${left.join(', ')}.`} Everything below is as it was then.`,
  };
};
