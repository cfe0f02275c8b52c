import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { TimelineEntry } from '../../shared/report/schema.ts';
import { Dismiss20Regular } from '../components/icons.ts';
import { StoredText } from '../components/stored-text.tsx';
import { useToneText } from '../components/tone.ts';
import type { Tone } from '../components/tones.ts';
import { formatDateTime, formatTime } from '../format.ts';
import { useRunState } from '../store/run-store.ts';
import { ui, useUi } from '../store/ui-store.ts';
import { useTexts } from '../store/use-texts.ts';

const useStyles = makeStyles({
  // The tint of the title bar's row keeps the drawer below it from looking like another window.
  drawer: { width: '480px', maxWidth: '80vw' },
  entry: {
    display: 'grid',
    gridTemplateColumns: '68px 92px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  kind: { fontWeight: tokens.fontWeightSemibold },
  note: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    paddingBottom: tokens.spacingVerticalS,
  },
});

const tones: Readonly<Record<TimelineEntry['kind'], Tone>> = {
  run: 'quiet',
  check: 'quiet',
  remediation: 'busy',
  waiver: 'warn',
  gate: 'good',
  port: 'busy',
  service: 'busy',
  setup: 'quiet',
  problem: 'bad',
};

/** Entries that are drawn; a run that was read again all night has more than anyone scrolls through. */
const mostEntries = 400;

/** Everything that happened in the run, newest first. */
export const TimelineDrawer = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const text = useToneText();
  const open = useUi(({ timelineOpen }) => timelineOpen);
  const timeline = useRunState()?.timeline ?? [];
  const shown = timeline.slice(-mostEntries).toReversed();
  return (
    <OverlayDrawer
      open={open}
      position="end"
      className={styles.drawer}
      onOpenChange={(_, data) => ui.setTimeline(data.open)}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={texts.say('window.timeline-close')}
              icon={<Dismiss20Regular />}
              onClick={() => ui.setTimeline(false)}
            />
          }
        >
          {texts.say('window.timeline')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody role="region" aria-label={texts.say('window.timeline-entries')} tabIndex={0}>
        <p className={styles.note}>
          {texts.say('window.timeline-order')}
          {timeline.length > mostEntries &&
            ` ${texts.say('window.timeline-more', { shown: mostEntries, all: timeline.length })}`}
        </p>
        <ol>
          {shown.map((entry, index) => (
            <li key={timeline.length - index} className={styles.entry}>
              <time
                dateTime={entry.at}
                title={formatDateTime(entry.at, texts)}
                className={styles.time}
              >
                {formatTime(entry.at, texts)}
              </time>
              <span className={mergeClasses(styles.kind, text[tones[entry.kind]])}>
                {texts.say(`entry.${entry.kind}`)}
              </span>
              <span>
                <StoredText lines={8}>{entry.text}</StoredText>
              </span>
            </li>
          ))}
        </ol>
      </DrawerBody>
    </OverlayDrawer>
  );
};
