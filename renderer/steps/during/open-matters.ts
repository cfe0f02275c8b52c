import type { Texts } from '../../../shared/texts/texts.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { capturedPorts, openCaptures } from './captures.ts';
import { firstNames } from './first-names.ts';
import { portKey } from './port-rows.ts';
import { servicesDown } from './service-rows.ts';

const mostNames = 4;

/** Whether something speaks against stopping the watch now. */
export const hasOpenMatters = (watch: WatchState): boolean =>
  capturedPorts(watch) > 0 || servicesDown(watch).length > 0 || watch.setup?.status === 'running';

/** What speaks against stopping the watch now; empty when nothing does. */
export const openMatters = (watch: WatchState, texts: Texts): readonly string[] => {
  const captured = capturedPorts(watch);
  const down = servicesDown(watch).map(({ name }) => name);
  return [
    ...(captured > 0
      ? [
          texts.say('during.open.captured', {
            count: captured,
            ports: [...new Set(openCaptures(watch).map(portKey))].join(', '),
          }),
        ]
      : []),
    ...(down.length > 0
      ? [
          texts.say('during.open.down', {
            count: down.length,
            services: firstNames(down, mostNames, texts),
          }),
        ]
      : []),
    ...(watch.setup?.status === 'running' ? [texts.say('during.open.setup')] : []),
  ];
};
