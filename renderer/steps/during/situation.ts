import type { Texts } from '../../../shared/texts/texts.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import type { Tone } from '../../components/tones.ts';
import { openCaptures } from './captures.ts';
import { firstNames } from './first-names.ts';
import { portKey, portsWhere, type PortRow } from './port-rows.ts';
import { servicesDown } from './service-rows.ts';

/** The one sentence that the page is about now. */
export type Situation = { readonly tone: Tone; readonly title: string; readonly text: string };

const setupHasEnded = ({ setup }: WatchState): boolean =>
  setup !== null && ['succeeded', 'failed', 'ended-unproved'].includes(setup.status);
const capturedNames = (watch: WatchState): readonly string[] => [
  ...new Set(openCaptures(watch).map(portKey)),
];

/** What the watch shows, worst first. What nobody looks at any more is told as past. */
export const situationOf = (
  watch: WatchState,
  rows: readonly PortRow[],
  texts: Texts,
): Situation => {
  if (watch.status !== 'running') return pastSituation(watch, texts);
  const captured = capturedNames(watch);
  if (captured.length > 0)
    return {
      tone: 'bad',
      title: texts.say('during.situation.captured', {
        ports: texts.list(captured),
        count: captured.length,
      }),
      text: [
        ...(setupHasEnded(watch) ? [texts.say('during.situation.setup-ended')] : []),
        downText(watch, texts) ?? texts.say('during.situation.captured-text'),
      ].join(' '),
    };
  const unknown = portsWhere(rows, ({ status }) => status === 'unknown');
  if (unknown.length > 0)
    return {
      tone: 'unknown',
      title: texts.say('during.situation.unknown', { ports: unknown.join(', ') }),
      text: texts.say('during.situation.unknown-text'),
    };
  if (watch.services.length === 0 || portsWhere(rows, ({ status }) => status === null).length > 0)
    return { tone: 'busy', title: texts.say('during.situation.first-look'), text: '' };
  const down = downText(watch, texts);
  const calm = texts.say('during.situation.none-captured');
  if (down === null) return { tone: 'good', title: calm, text: runningText(watch, texts) };
  return setupHasEnded(watch)
    ? {
        tone: 'bad',
        title: texts.say('during.situation.ended-and-down', {
          count: servicesDown(watch).length,
        }),
        text: down,
      }
    : { tone: 'busy', title: calm, text: down };
};

const mostNames = 3;

const downText = (watch: WatchState, texts: Texts): string | null => {
  const down = servicesDown(watch).map(({ name }) => name);
  return down.length === 0
    ? null
    : texts.say('during.situation.down', {
        count: down.length,
        services: firstNames(down, mostNames, texts),
      });
};

const runningText = ({ services }: WatchState, texts: Texts): string => {
  const ran = services.filter(({ before }) => before.state === 'running').length;
  const idle = services
    .filter(({ before, state }) => before.state !== 'running' && state !== 'running')
    .map(({ name }) => name);
  return [
    texts.say('during.situation.all-run', { count: ran }),
    ...(idle.length === 0
      ? []
      : [texts.say('during.situation.idle', { services: firstNames(idle, mostNames, texts) })]),
  ].join(' ');
};

const pastSituation = (watch: WatchState, texts: Texts): Situation => {
  const ended = watch.status === 'ended';
  const quiet = capturedNames(watch).length === 0 && servicesDown(watch).length === 0;
  const lastTone: Tone = quiet ? 'good' : 'warn';
  return {
    tone: ended ? lastTone : 'unknown',
    title: texts.say(ended ? 'during.situation.ended' : 'during.situation.interrupted'),
    text: `${lastSeenText(watch, texts)} ${texts.say('during.situation.as-then')}`,
  };
};

const lastSeenText = (watch: WatchState, texts: Texts): string => {
  const names = capturedNames(watch);
  const ports = texts.list(names);
  const count = servicesDown(watch).length;
  if (names.length > 0)
    return count > 0
      ? texts.say('during.situation.last-captured-and-down', { ports, count })
      : texts.say('during.situation.last-captured', { ports });
  return count > 0
    ? texts.say('during.situation.last-down', { count })
    : texts.say('during.situation.last-quiet');
};
