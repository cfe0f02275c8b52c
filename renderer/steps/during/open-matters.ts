import type { WatchState } from '../../../shared/watch/state.ts';
import { plural } from '../../words.ts';
import { capturedPorts, openCaptures } from './captures.ts';
import { portKey } from './port-rows.ts';
import { servicesDown } from './service-rows.ts';

const mostNames = 4;

/** What speaks against stopping the watch now; empty when nothing does. */
export const openMatters = (watch: WatchState): readonly string[] => {
  const captured = capturedPorts(watch);
  const down = servicesDown(watch).map(({ name }) => name);
  const more = down.length > mostNames ? ` and ${down.length - mostNames} more` : '';
  return [
    ...(captured > 0
      ? [
          `${plural(captured, 'port')} captured: ${[...new Set(openCaptures(watch).map(portKey))].join(', ')}`,
        ]
      : []),
    ...(down.length > 0
      ? [
          `${plural(down.length, 'service')} down that ran before: ${down.slice(0, mostNames).join(', ')}${more}`,
        ]
      : []),
    ...(watch.setup?.status === 'running' ? ['Setup is under way'] : []),
  ];
};
