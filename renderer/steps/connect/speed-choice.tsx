import { Label, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';

import { rehearsalSpeeds } from '../../../shared/rehearsal/speeds.ts';
import { speedMeanings, speedText } from '../../app/speed-words.ts';
import { chooseSpeed, useChosenSpeed } from '../../store/rehearsal-speed.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
  },
  meaning: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How fast the clock of the next rehearsal runs; it can be changed while the rehearsal goes on. */
export const SpeedChoice = (): ReactElement => {
  const styles = useStyles();
  const label = useId();
  const factor = useChosenSpeed((store) => store.factor);
  const known = rehearsalSpeeds.find((speed) => speed === factor);
  return (
    <div className={styles.row}>
      <Label id={label} weight="semibold">
        Speed
      </Label>
      <RadioGroup
        layout="horizontal"
        aria-labelledby={label}
        value={String(factor)}
        onChange={(_, { value }) => chooseSpeed(Number(value))}
      >
        {rehearsalSpeeds.map((speed) => (
          <Radio key={speed} value={String(speed)} label={speedText(speed)} />
        ))}
      </RadioGroup>
      <span className={styles.meaning}>
        {known === undefined ? '' : `${speedMeanings[known]}; `}checks grow old as fast. Can be
        changed at any time.
      </span>
    </div>
  );
};
