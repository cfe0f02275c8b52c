import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';

import { families, type PortRange } from '../../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../../shared/report/schema.ts';
import { useWidth } from '../../../components/use-width.ts';
import { FamilyLane } from './family-lane.tsx';
import { PortLabel } from './port-label.tsx';
import { axisLayout, clusterPorts, placeLabels, portKey, tickPorts, xOf } from './axis-model.ts';
import type { Tables } from './use-tables.ts';

const useStyles = makeStyles({
  frame: { minWidth: 0 },
  svg: { display: 'block', fontFamily: tokens.fontFamilyBase },
  tick: { stroke: tokens.colorNeutralStroke1 },
  tickText: { fontSize: '11px', fill: tokens.colorNeutralForeground3 },
});

const { left, right, laneHeight, laneGap, labelHeight, ticksHeight } = axisLayout;
const lanesHeight = families.length * laneHeight + (families.length - 1) * laneGap;

type PortAxisProps = {
  readonly domain: PortRange;
  readonly ports: readonly ReportPort[];
  readonly tables: Tables;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  /** What the picture shows, for those who cannot see it; the table says the same in full. */
  readonly label: string;
  /** Rows of labels that there is always room for, so that nothing moves when ports are found. */
  readonly leastRows: number;
};

/** Ports on a line from left to right: for each family its dynamic range and exclusions, and the back-end ports as flags. */
export const PortAxis = (props: PortAxisProps): ReactElement => {
  const styles = useStyles();
  const [frame, width] = useWidth<HTMLDivElement>();
  const inner = Math.max(0, width - left - right);
  const labels = placeLabels(clusterPorts(props.ports, props.domain, inner));
  const rows = Math.max(props.leastRows, ...labels.map(({ row }) => row + 1));
  const lanesTop = rows * labelHeight + 8;
  const height = lanesTop + lanesHeight + ticksHeight;
  return (
    <div ref={frame} className={styles.frame} style={{ minHeight: height }}>
      {inner > 0 && (
        <svg
          className={styles.svg}
          width={width}
          height={height}
          role="img"
          aria-label={props.label}
        >
          <Patterns />
          {families.map((family, index) => (
            <g key={family} transform={`translate(0 ${lanesTop + index * (laneHeight + laneGap)})`}>
              <FamilyLane
                family={family}
                tables={props.tables[family]}
                domain={props.domain}
                width={inner}
                clusters={labels}
              />
            </g>
          ))}
          <g transform={`translate(${left} ${lanesTop + lanesHeight})`}>
            <Ticks domain={props.domain} width={inner} />
          </g>
          <g transform={`translate(${left} 0)`}>
            {labels.map((label) => (
              <PortLabel
                key={label.ports.map(portKey).join()}
                label={label}
                y={(rows - 1 - label.row) * labelHeight}
                axisTop={lanesTop}
                selected={label.ports.some((port) => portKey(port) === props.selected)}
                onSelect={props.onSelect}
              />
            ))}
          </g>
        </svg>
      )}
    </div>
  );
};

/** Hatching says "not known" and "system exclusion" without colour. */
const Patterns = (): ReactElement => (
  <defs>
    <pattern
      id="port-unknown"
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1="0" y1="0" x2="0" y2="8" stroke={tokens.colorNeutralStroke1} strokeWidth="2" />
    </pattern>
  </defs>
);

const Ticks = ({
  domain,
  width,
}: {
  readonly domain: PortRange;
  readonly width: number;
}): ReactElement => {
  const styles = useStyles();
  const id = useId();
  return (
    <>
      {tickPorts(domain, width).map((port) => {
        const x = xOf(port, domain, width);
        return (
          <g key={`${id}${port}`} transform={`translate(${x} 0)`}>
            <line y1="2" y2="6" className={styles.tick} />
            <text y="17" textAnchor="middle" className={mergeClasses(styles.tickText)}>
              {port}
            </text>
          </g>
        );
      })}
    </>
  );
};
