import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PortRange } from '../../../../shared/ports/vocabulary.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { isWhole, wholeAxis, zoomedDomain } from './axis-zoom.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  round: { minWidth: '32px' },
  shown: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

type MapToolsProps = {
  readonly domain: PortRange;
  /** The port that stays where it is when the map is zoomed. */
  readonly around: number;
  readonly onDomain: (domain: PortRange) => void;
};

const factor = 2;

/** What keys and wheel do on the map, as buttons. */
export const MapTools = ({ domain, around, onDomain }: MapToolsProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const whole = isWhole(domain);
  return (
    <div className={styles.bar}>
      <Button
        size="small"
        className={styles.round}
        aria-label={texts.say('before.ports.zoom-out')}
        title={texts.say('before.ports.zoom-out')}
        disabledFocusable={whole}
        onClick={() => onDomain(zoomedDomain(domain, factor, around))}
      >
        −
      </Button>
      <Button
        size="small"
        className={styles.round}
        aria-label={texts.say('before.ports.zoom-in')}
        title={texts.say('before.ports.zoom-in')}
        onClick={() => onDomain(zoomedDomain(domain, 1 / factor, around))}
      >
        +
      </Button>
      <Button size="small" disabledFocusable={whole} onClick={() => onDomain(wholeAxis)}>
        {texts.say('before.ports.all')}
      </Button>
      <span className={styles.shown}>
        {whole
          ? `${domain.first}–${domain.last}`
          : texts.say('before.ports.part', { ...domain, end: wholeAxis.last })}
      </span>
    </div>
  );
};
