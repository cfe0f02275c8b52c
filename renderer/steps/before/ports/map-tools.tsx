import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PortRange } from '../../../../shared/ports/vocabulary.ts';
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
  const whole = isWhole(domain);
  return (
    <div className={styles.bar}>
      <Button
        size="small"
        className={styles.round}
        aria-label="Zoom out of the map"
        title="Zoom out of the map"
        disabledFocusable={whole}
        onClick={() => onDomain(zoomedDomain(domain, factor, around))}
      >
        −
      </Button>
      <Button
        size="small"
        className={styles.round}
        aria-label="Zoom into the map"
        title="Zoom into the map"
        onClick={() => onDomain(zoomedDomain(domain, 1 / factor, around))}
      >
        +
      </Button>
      <Button size="small" disabledFocusable={whole} onClick={() => onDomain(wholeAxis)}>
        All ports
      </Button>
      <span className={styles.shown}>
        {`${domain.first}–${domain.last}${whole ? '' : ' of 1–65535'}`}
      </span>
    </div>
  );
};
