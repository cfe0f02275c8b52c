import { Label, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';

import { rehearsalSpeeds } from '../../../shared/rehearsal/speeds.ts';
import { chooseSpeed, useChosenSpeed } from '../../store/rehearsal-speed.ts';
import { useTexts } from '../../store/use-texts.ts';

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
  const texts = useTexts();
  const label = useId();
  const factor = useChosenSpeed((store) => store.factor);
  const known = rehearsalSpeeds.find((speed) => speed === factor);
  return (
    <div className={styles.row}>
      <Label id={label} weight="semibold">
        {texts.say('connect.speed')}
      </Label>
      <RadioGroup
        layout="horizontal"
        aria-labelledby={label}
        value={String(factor)}
        onChange={(_, { value }) => chooseSpeed(Number(value))}
      >
        {rehearsalSpeeds.map((speed) => (
          <Radio key={speed} value={String(speed)} label={`${speed}×`} />
        ))}
      </RadioGroup>
      <span className={styles.meaning}>
        {known === undefined
          ? texts.say('connect.speed.meaning-other')
          : texts.say('connect.speed.meaning', { meaning: texts.say(`window.speed.${known}`) })}
      </span>
    </div>
  );
};
