import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { CaptureEstimate } from '../../../shared/report/schema.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { FactsList } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { boundsText, chanceRows } from '../before/chance/chance-model.ts';
import { capturedPorts } from './captures.ts';
import { spanBetween } from './span.ts';
import { useDuringList } from './use-during-list.ts';
import { paceText, rateText } from './watch-texts.ts';

const useStyles = makeStyles({
  notes: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

type WatchFactsProps = {
  readonly watch: WatchState;
  readonly estimate: CaptureEstimate | null;
  readonly now: Date;
};

const chanceText = (estimate: CaptureEstimate | null): string => {
  if (estimate === null || estimate.ports.length === 0) return 'no port at risk';
  return `${boundsText(chanceRows(estimate).at(-1)?.ever ?? null)} in ${estimate.windowMinutes} min`;
};

const statusTags = {
  running: { tone: 'good', word: 'Watching' },
  interrupted: { tone: 'unknown', word: 'Interrupted' },
  ended: { tone: 'quiet', word: 'Ended' },
} as const;

/** How the watch itself does: how often it looks, gaps in which nobody looked, and the rate at which ports are handed out. */
export const WatchFacts = ({ watch, estimate, now }: WatchFactsProps): ReactElement => {
  const styles = useStyles();
  const list = useDuringList();
  const { startedAt, startedBy, endedAt, slowedWhy, gaps, bootTask } = watch;
  const rate = rateText(watch.rate, estimate);
  const status = statusTags[watch.status];
  return (
    <PanelSection title="The watch">
      <FactsList
        facts={[
          { name: 'Status', value: <Tag tone={status.tone} word={status.word} /> },
          {
            name: 'Since',
            value: `${formatTime(startedAt)} (${spanBetween(startedAt, endedAt, now)})`,
          },
          { name: 'Started by', value: <OutsideText lines={1}>{startedBy}</OutsideText> },
          {
            name: 'Looks',
            value:
              slowedWhy === null ? (
                paceText(watch)
              ) : (
                <Tag tone="warn" word={`Slowed: ${paceText(watch)}`} />
              ),
          },
          { name: 'Ports handed out now', value: rate.now },
          { name: 'Chance of a capture, estimated', value: chanceText(estimate) },
          {
            name: 'Really captured',
            value: `${watch.captures.length} seen, ${capturedPorts(watch)} now`,
          },
          {
            name: 'Gaps',
            value:
              gaps.length === 0 ? (
                'none'
              ) : (
                <Tag tone="unknown" word={`${gaps.length}: nobody watched`} />
              ),
          },
        ]}
      />
      <ul className={`${styles.notes} ${list.small}`}>
        {rate.compared !== null && <li>Ports are handed out {rate.compared}.</li>}
        {slowedWhy !== null && (
          <li>
            <OutsideText>{slowedWhy}</OutsideText>
          </li>
        )}
        {gaps.map(({ from, to }) => (
          <li key={from}>
            Nobody watched from {formatTime(from)} to {formatTime(to)} ({spanBetween(from, to, now)}
            ): the agent or its computer was down. A capture in that time may be missing.
          </li>
        ))}
        {bootTask !== null && (
          <li>
            <OutsideText lines={2}>
              {bootTask.detail === '' ? bootTask.command : bootTask.detail}
            </OutsideText>
          </li>
        )}
      </ul>
    </PanelSection>
  );
};
