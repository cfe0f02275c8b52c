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
import { OutsideText } from '../components/outside-text.tsx';
import { useToneText } from '../components/tone.ts';
import type { Tone } from '../components/tones.ts';
import { formatDateTime, formatTime } from '../format.ts';
import { useRunState } from '../store/run-store.ts';
import { ui, useUi } from '../store/ui-store.ts';

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

const kinds: Readonly<
  Record<TimelineEntry['kind'], { readonly word: string; readonly tone: Tone }>
> = {
  run: { word: 'Run', tone: 'quiet' },
  check: { word: 'Check', tone: 'quiet' },
  remediation: { word: 'Remediation', tone: 'busy' },
  waiver: { word: 'Waiver', tone: 'warn' },
  gate: { word: 'Gate', tone: 'good' },
  port: { word: 'Port', tone: 'busy' },
  service: { word: 'Service', tone: 'busy' },
  setup: { word: 'Setup', tone: 'quiet' },
  problem: { word: 'Problem', tone: 'bad' },
};

/** Entries that are drawn; a run that was read again all night has more than anyone scrolls through. */
const mostEntries = 400;

/** Everything that happened in the run, newest first. */
export const TimelineDrawer = (): ReactElement => {
  const styles = useStyles();
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
              aria-label="Close the timeline"
              icon={<Dismiss20Regular />}
              onClick={() => ui.setTimeline(false)}
            />
          }
        >
          Timeline
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody role="region" aria-label="Entries of the timeline" tabIndex={0}>
        <p className={styles.note}>
          Newest first, by the server’s clock.
          {timeline.length > mostEntries &&
            ` The last ${mostEntries} of ${timeline.length} entries; the report has all.`}
        </p>
        <ol>
          {shown.map((entry, index) => (
            <li key={timeline.length - index} className={styles.entry}>
              <time dateTime={entry.at} title={formatDateTime(entry.at)} className={styles.time}>
                {formatTime(entry.at)}
              </time>
              <span className={mergeClasses(styles.kind, text[kinds[entry.kind].tone])}>
                {kinds[entry.kind].word}
              </span>
              <span>
                <OutsideText lines={8}>{entry.text}</OutsideText>
              </span>
            </li>
          ))}
        </ol>
      </DrawerBody>
    </OverlayDrawer>
  );
};
