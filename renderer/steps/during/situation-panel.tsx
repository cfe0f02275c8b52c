import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { useToneSurface } from '../../components/tone.ts';
import { useTexts } from '../../store/use-texts.ts';
import { CalmFacts } from './calm-facts.tsx';
import { CaptureCard } from './capture-card.tsx';
import { openCaptures } from './captures.ts';
import type { PortRow } from './port-rows.ts';
import { situationOf } from './situation.ts';

const useStyles = makeStyles({
  // As high in the calm as with a capture, so that nothing below moves when one appears.
  panel: {
    flexShrink: 0,
    height: '272px',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    padding: `${tokens.spacingVerticalM} 0 0 ${tokens.spacingHorizontalL}`,
    ...shorthands.borderWidth('1px'),
    ...shorthands.borderStyle('solid'),
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
  },
  head: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    paddingBottom: tokens.spacingVerticalS,
    paddingRight: tokens.spacingHorizontalL,
  },
  title: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  rest: {
    overflowY: 'auto',
    paddingRight: tokens.spacingHorizontalL,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

type SituationPanelProps = {
  readonly watch: WatchState;
  readonly rows: readonly PortRow[];
  readonly now: Date;
};

/** What is so now, and every capture that goes on with what can be done about it. */
export const SituationPanel = ({ watch, rows, now }: SituationPanelProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const surface = useToneSurface();
  const { tone, title, text } = situationOf(watch, rows, texts);
  const captures = openCaptures(watch);
  return (
    <section
      aria-label={texts.say('during.situation')}
      className={mergeClasses(styles.panel, surface[tone])}
    >
      <div className={styles.head}>
        <ToneIcon tone={tone} size={32} />
        <div>
          <h2 className={styles.title}>
            <OutsideText lines={2}>{title}</OutsideText>
          </h2>
          <p>
            <OutsideText lines={2}>{text}</OutsideText>
          </p>
        </div>
      </div>
      <div
        className={styles.rest}
        tabIndex={0}
        role="region"
        aria-label={texts.say('during.situation.details')}
      >
        {captures.length === 0 ? (
          <CalmFacts watch={watch} rows={rows} />
        ) : (
          <ul>
            {captures.map((capture) => (
              <CaptureCard key={capture.id} capture={capture} watch={watch} now={now} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
};
