import { FluentProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

import { UpdateTimeline } from '../../../../renderer/components/timeline-chart/update-timeline.tsx';
import { speak } from '../../../../renderer/store/use-texts.ts';
import { themes } from '../../../../renderer/theme/themes.ts';
import { reduceAll } from '../../../../shared/run/reduce.ts';
import { longUpdate } from '../../../support/long-update.ts';

/** The picture of a long update, alone in a window, for measuring and for looking at. */
const query = new URLSearchParams(location.search);
const state = reduceAll(longUpdate(Number(query.get('changes') ?? 10_000)));
const element = document.querySelector('#root');
if (element === null || state === null) throw new Error('There is nothing to draw.');
await speak('en');
createRoot(element).render(
  <FluentProvider theme={themes[query.get('theme') === 'dark' ? 'dark' : 'light']}>
    <UpdateTimeline state={state} />
  </FluentProvider>,
);
