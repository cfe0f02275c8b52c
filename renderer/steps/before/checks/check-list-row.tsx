import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Circle20Regular, Clock20Regular } from '../../../components/icons.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { ToneIcon } from '../../../components/tone-icon.tsx';
import { useToneText } from '../../../components/tone.ts';
import { outcomeTone, type Tone } from '../../../components/tones.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { narrow } from '../../../theme/narrow.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import type { CheckRow } from '../check-rows.ts';

const useStyles = makeStyles({
  row: {
    // Fixed: results arrive without moving anything.
    height: '56px',
    flexShrink: 0,
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    color: tokens.colorNeutralForeground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Selected },
  },
  icon: { display: 'flex', justifyContent: 'center', color: tokens.colorNeutralForeground3 },
  text: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
  },
  name: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    height: tokens.lineHeightBase200,
    overflow: 'hidden',
  },
  // The first to give way: the details name it too.
  impact: { [narrow]: { display: 'none' } },
  word: {
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const RowIcon = ({ row }: { readonly row: CheckRow }): ReactElement => {
  switch (row.phase) {
    case 'not-run':
      return <Circle20Regular aria-hidden />;
    case 'waiting':
      return <Clock20Regular aria-hidden />;
    case 'reading':
    case 'in-progress':
      return <Spinner size="extra-tiny" aria-hidden />;
    case 'finished':
      return <ToneIcon tone={toneOf(row)} />;
  }
};

const toneOf = ({ phase, outcome, impact }: CheckRow): Tone => {
  if (phase === 'finished' && outcome !== null) return outcomeTone(outcome, impact);
  return phase === 'reading' || phase === 'in-progress' ? 'busy' : 'quiet';
};

const wordOf = ({ phase, outcome }: CheckRow, texts: Texts): string => {
  if (phase === 'finished') return texts.say(`outcome.${outcome ?? 'skipped'}`);
  // While it is in progress, the next thing that it needs is read with another check's turn: to the operator the same.
  return texts.say(`before.phase.${phase === 'in-progress' ? 'reading' : phase}`);
};

/** An impact beside a pass would read like an alarm. */
const needsAttention = ({ phase, outcome }: CheckRow): boolean =>
  phase === 'finished' && (outcome === 'fail' || outcome === 'error' || outcome === 'skipped');

type CheckListRowProps = {
  readonly row: CheckRow;
  readonly selected: boolean;
  readonly onSelect: () => void;
};

/** One check: what it asks, how far it is, how it ended and what that would mean. */
export const CheckListRow = ({ row, selected, onSelect }: CheckListRowProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const text = useToneText();
  return (
    <div
      role="option"
      aria-selected={selected}
      data-check={row.id}
      data-phase={row.phase}
      tabIndex={selected ? 0 : -1}
      className={mergeClasses(styles.row, selected && styles.selected)}
      onClick={onSelect}
      onFocus={onSelect}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onSelect();
      }}
    >
      <span className={styles.icon}>
        <RowIcon row={row} />
      </span>
      <span className={styles.text}>
        <span className={styles.line}>
          <span className={styles.name} title={row.name}>
            {row.name}
          </span>
          <span className={mergeClasses(styles.word, text[toneOf(row)])}>{wordOf(row, texts)}</span>
        </span>
        <span className={styles.line}>
          <span className={styles.small}>
            <OutsideText lines={1}>{`${row.id} · ${row.detail}`}</OutsideText>
          </span>
          {needsAttention(row) && (
            <span
              className={mergeClasses(styles.small, styles.impact)}
              title={texts.say('before.impact.meaning')}
            >
              {texts.say('before.impact', { impact: texts.say(`impact.${row.impact}`) })}
            </span>
          )}
        </span>
      </span>
    </div>
  );
};
