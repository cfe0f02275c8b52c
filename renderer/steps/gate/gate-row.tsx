import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

import { StoredText } from '../../components/stored-text.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import type { Tone } from '../../components/tones.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

type GateRowProps = {
  readonly tone: Tone;
  readonly title: string;
  readonly notes: readonly ReactNode[];
  /** The ways to settle it; the best one first. */
  readonly buttons: ReactNode;
};

/** One thing that stands between the operator and the update. */
export const GateRow = ({ tone, title, notes, buttons }: GateRowProps): ReactElement => {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <ToneIcon tone={tone} />
      <div>
        <div className={styles.title}>
          <StoredText lines={4}>{title}</StoredText>
        </div>
        {notes.map((note, index) => (
          <div key={index} className={styles.note}>
            {note}
          </div>
        ))}
      </div>
      <div className={styles.buttons}>{buttons}</div>
    </li>
  );
};
