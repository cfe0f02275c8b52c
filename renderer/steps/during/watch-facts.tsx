import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { CaptureEstimate } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { FactsList } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import type { Tone } from '../../components/tones.ts';
import { formatTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
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

const chanceText = (estimate: CaptureEstimate | null, texts: Texts): string => {
  if (estimate === null || estimate.ports.length === 0) return texts.say('during.watch.no-chance');
  return texts.say('during.watch.chance-in', {
    chance: boundsText(chanceRows(estimate).at(-1)?.ever ?? null, texts),
    minutes: estimate.windowMinutes,
  });
};

const statusTones: Readonly<Record<WatchState['status'], Tone>> = {
  running: 'good',
  interrupted: 'unknown',
  ended: 'quiet',
};

/** How the watch itself does: how often it looks, gaps in which nobody looked, and the rate at which ports are handed out. */
export const WatchFacts = ({ watch, estimate, now }: WatchFactsProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const list = useDuringList();
  const { startedAt, startedBy, endedAt, slowedWhy, gaps, bootTask } = watch;
  const rate = rateText(watch.rate, estimate, texts);
  return (
    <PanelSection title={texts.say('during.watch')}>
      <FactsList
        facts={[
          {
            name: texts.say('during.watch.status'),
            value: (
              <Tag
                tone={statusTones[watch.status]}
                word={texts.say(`during.watch.${watch.status}`)}
              />
            ),
          },
          {
            name: texts.say('during.watch.since'),
            value: texts.say('during.watch.since-time', {
              time: formatTime(startedAt, texts),
              span: spanBetween(startedAt, endedAt, now, texts),
            }),
          },
          {
            name: texts.say('during.watch.by'),
            value: <OutsideText lines={1}>{startedBy}</OutsideText>,
          },
          {
            name: texts.say('during.watch.looks'),
            value:
              slowedWhy === null ? (
                paceText(watch, texts)
              ) : (
                <Tag
                  tone="warn"
                  word={texts.say('during.watch.slowed', { pace: paceText(watch, texts) })}
                />
              ),
          },
          { name: texts.say('during.watch.rate'), value: rate.now },
          { name: texts.say('during.watch.chance'), value: chanceText(estimate, texts) },
          {
            name: texts.say('during.watch.captured'),
            value: texts.say('during.watch.captured-counts', {
              seen: watch.captures.length,
              now: capturedPorts(watch),
            }),
          },
          {
            name: texts.say('during.watch.gaps'),
            value:
              gaps.length === 0 ? (
                texts.say('during.watch.no-gaps')
              ) : (
                <Tag
                  tone="unknown"
                  word={texts.say('during.watch.some-gaps', { count: gaps.length })}
                />
              ),
          },
        ]}
      />
      <ul className={`${styles.notes} ${list.small}`}>
        {rate.compared !== null && <li>{rate.compared}</li>}
        {slowedWhy !== null && (
          <li>
            <StoredText>{slowedWhy}</StoredText>
          </li>
        )}
        {gaps.map(({ from, to }) => (
          <li key={from}>
            {texts.say('during.watch.gap', {
              from: formatTime(from, texts),
              to: formatTime(to, texts),
              span: spanBetween(from, to, now, texts),
            })}
          </li>
        ))}
        {bootTask !== null && (
          <li>
            <StoredText lines={2}>
              {bootTask.detail === '' ? bootTask.command : bootTask.detail}
            </StoredText>
          </li>
        )}
      </ul>
    </PanelSection>
  );
};
