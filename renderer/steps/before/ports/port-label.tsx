import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { visibleText } from '../../../../shared/text/visible.ts';
import { RiskIcon } from '../../../components/tone-icon.tsx';
import { useToneText } from '../../../components/tone.ts';
import { riskTones } from '../../../components/tones.ts';
import { shorten } from '../../../format.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { axisLayout, isCandidate, portKey, type PlacedLabel } from './axis-model.ts';

const useStyles = makeStyles({
  flag: { cursor: 'pointer' },
  leader: { stroke: 'currentColor', strokeWidth: 1 },
  box: { fill: 'transparent' },
  selectedBox: { fill: tokens.colorNeutralBackground1Selected, stroke: 'currentColor' },
  text: {
    fontSize: '12px',
    fontWeight: 600,
    fill: tokens.colorNeutralForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
});

type PortLabelProps = {
  readonly label: PlacedLabel;
  readonly y: number;
  /** Where the lanes begin: the leader ends there. */
  readonly axisTop: number;
  readonly selected: boolean;
  readonly onSelect: (key: string) => void;
};

/** The flag of a port, or of several that lie too close together. The table beside the map has the same as buttons, for the keyboard. */
export const PortLabel = ({
  label,
  y,
  axisTop,
  selected,
  onSelect,
}: PortLabelProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const text = useToneText();
  const [first] = label.ports;
  return (
    <g
      className={mergeClasses(styles.flag, text[riskTones[label.risk]])}
      transform={`translate(${label.x} 0)`}
      onClick={() => {
        if (first) onSelect(portKey(first));
      }}
    >
      <title>
        {label.ports
          .map((port) =>
            texts.say('before.ports.flag', {
              port: visibleText(shorten(portKey(port), 120, texts)),
              risk: texts.say(`risk.${port.risk}`).toLocaleLowerCase(texts.locale),
              source: texts.say(`source.${port.source}`),
            }),
          )
          .join('\n')}
      </title>
      <line
        y1={y + 2}
        y2={axisTop}
        className={styles.leader}
        {...(label.ports.every(isCandidate) ? { strokeDasharray: '3 2' } : {})}
      />
      <rect
        x="0"
        y={y}
        width={label.width}
        height={axisLayout.labelHeight - 2}
        rx="2"
        className={selected ? styles.selectedBox : styles.box}
      />
      {/* Inside a drawing an icon keeps its 20 units, whatever its style says. */}
      <g transform={`translate(3 ${y + 2}) scale(0.7)`}>
        <RiskIcon risk={label.risk} />
      </g>
      <text x="20" y={y + 13} className={styles.text}>
        {label.text}
      </text>
    </g>
  );
};
