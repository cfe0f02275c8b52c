import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Family, PortRange } from '../../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../../shared/report/schema.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { axisLayout, exclusionBlocks, xOf, type Block, type PortCluster } from './axis-model.ts';
import { familyNames } from './family-text.ts';
import type { FamilyTables } from './use-tables.ts';

const { left, laneHeight } = axisLayout;

const useStyles = makeStyles({
  name: { fontSize: '12px', fontWeight: 600, fill: tokens.colorNeutralForeground1 },
  range: {
    fontSize: '11px',
    fill: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  track: { fill: tokens.colorNeutralBackground4, stroke: tokens.colorNeutralStroke2 },
  dynamic: { fill: tokens.colorBrandBackground2, stroke: tokens.colorBrandStroke2 },
  administered: { fill: tokens.colorStatusSuccessForeground1 },
  system: { fill: tokens.colorStatusDangerForeground1 },
  marker: { strokeWidth: 2 },
  safe: { stroke: tokens.colorStatusSuccessForeground1 },
  exposed: { stroke: tokens.colorStatusWarningForeground1 },
  blocked: { stroke: tokens.colorStatusDangerForeground1 },
  unknown: { stroke: tokens.colorPaletteBerryForeground1, strokeDasharray: '3 2' },
});

type FamilyLaneProps = {
  readonly family: Family;
  readonly tables: FamilyTables;
  readonly domain: PortRange;
  readonly width: number;
  readonly clusters: readonly PortCluster[];
};

/** One family: the whole axis, the part that Windows hands out from, the parts that it leaves alone, and how each back-end port stands there. */
export const FamilyLane = (props: FamilyLaneProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { family, tables, domain, width, clusters } = props;
  const { range, exclusions } = tables;
  return (
    <>
      <text x="0" y="10" className={styles.name}>
        {familyNames[family]}
      </text>
      <text x="0" y="23" className={styles.range}>
        {range === null ? texts.say('before.ports.range-not-read') : `${range.first}–${range.last}`}
      </text>
      <g transform={`translate(${left} 0)`}>
        <rect width={width} height={laneHeight} rx="3" className={styles.track} />
        {range === null ? (
          <rect width={width} height={laneHeight} rx="3" fill="url(#port-unknown)" />
        ) : (
          <DynamicRange range={range} domain={domain} width={width} />
        )}
        {exclusions !== null &&
          exclusionBlocks(exclusions, domain, width).map((block) => (
            <rect
              key={`${block.kind}${block.x}`}
              x={block.x}
              width={block.width}
              // At the foot of the lane or at its head: told apart without colour.
              y={block.kind === 'administered' ? laneHeight - 8 : 0}
              height="8"
              className={styles[block.kind]}
            >
              <title>{blockText(block, texts)}</title>
            </rect>
          ))}
        {clusters.map(({ ports, x }) => (
          <line
            key={x}
            x1={x}
            x2={x}
            y1="1"
            y2={laneHeight - 1}
            className={mergeClasses(styles.marker, styles[worstStanding(ports, family)])}
          />
        ))}
      </g>
    </>
  );
};

const DynamicRange = ({
  range,
  domain,
  width,
}: {
  readonly range: PortRange;
  readonly domain: PortRange;
  readonly width: number;
}): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  const first = Math.max(range.first, domain.first);
  const last = Math.min(range.last, domain.last);
  if (first > last) return null;
  const x = xOf(first, domain, width);
  return (
    <rect
      x={x}
      width={Math.max(2, xOf(last, domain, width) - x)}
      height={laneHeight}
      rx="3"
      className={styles.dynamic}
    >
      <title>{texts.say('before.ports.dynamic-range.ports', range)}</title>
    </rect>
  );
};

type Standing = 'safe' | 'exposed' | 'blocked' | 'unknown';
const standings: readonly Standing[] = ['blocked', 'unknown', 'exposed', 'safe'];

const standingOf = ({ risk, families }: ReportPort, family: Family): Standing => {
  const { inside, exclusion } = families[family];
  // The service cannot have the port, whichever family the holder came by.
  if (risk === 'captured' || exclusion === 'system') return 'blocked';
  if (inside === null || exclusion === null) return 'unknown';
  return inside && exclusion === 'none' ? 'exposed' : 'safe';
};

const worstStanding = (ports: readonly ReportPort[], family: Family): Standing =>
  standings.find((standing) => ports.some((port) => standingOf(port, family) === standing)) ??
  'unknown';

const blockText = ({ kind, rows }: Block, texts: Texts): string => {
  const ports = rows
    .slice(0, 6)
    .map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`))
    .join(', ');
  const more = rows.length - 6;
  return more > 0
    ? texts.say(`before.ports.${kind}.more`, { ports, more })
    : texts.say(`before.ports.${kind}.rows`, { ports });
};
