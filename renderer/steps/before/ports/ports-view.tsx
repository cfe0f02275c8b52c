import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { lastPort } from '../../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../../shared/report/schema.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { usePanel } from '../../../components/panel.ts';
import { Said } from '../../../components/said.tsx';
import { RiskTag } from '../../../components/tag.tsx';
import { useRunState } from '../../../store/run-store.ts';
import { ui, useUi } from '../../../store/ui-store.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { byRisk, lensDomain, portKey } from './axis-model.ts';
import { MapLegend } from './map-legend.tsx';
import { PortAxis } from './port-axis.tsx';
import { PortMap } from './port-map.tsx';
import { PortTable } from './port-table.tsx';
import { useTables } from './use-tables.ts';

const useStyles = makeStyles({
  figure: {
    margin: 0,
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  caption: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
  title: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

const describe = (ports: readonly ReportPort[], texts: Texts): string =>
  texts.say('before.ports.map', {
    last: lastPort,
    count: ports.length,
    ports: byRisk(ports)
      .slice(0, 20)
      .map(
        ({ port, risk }) => `${port} ${texts.say(`risk.${risk}`).toLocaleLowerCase(texts.locale)}`,
      )
      .join(', '),
  });

/** Where the back-end ports lie: the whole axis, the surroundings of one port, and a table. */
export const PortsView = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const panel = usePanel();
  const ports = useRunState()?.ports ?? [];
  const tables = useTables();
  const chosen = useUi(({ selectedPort }) => selectedPort);
  const sorted = byRisk(ports);
  const selected = sorted.find((port) => portKey(port) === chosen) ?? sorted[0];
  const key = selected === undefined ? null : portKey(selected);
  return (
    <div className={panel.pane}>
      <figure className={mergeClasses(panel.panel, panel.padded, styles.figure)}>
        <MapLegend ports={ports} />
        <PortMap
          ports={ports}
          tables={tables}
          selected={selected}
          onSelect={ui.selectPort}
          label={describe(ports, texts)}
        />
        {selected && <Lens port={selected} ports={ports} tables={tables} selected={key} />}
      </figure>
      <PortTable ports={sorted} selected={key} onSelect={ui.selectPort} />
    </div>
  );
};

type LensProps = {
  readonly port: ReportPort;
  readonly ports: readonly ReportPort[];
  readonly tables: ReturnType<typeof useTables>;
  readonly selected: string | null;
};

/** The chosen port and what lies near it: neighbours that the whole axis cannot tell apart, exclusions a hundred ports wide. */
const Lens = ({ port, ports, tables, selected }: LensProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const domain = lensDomain(port.port);
  return (
    <>
      <div className={styles.caption}>
        <span className={styles.title}>
          <Said
            parts={texts.parts('before.ports.around', {
              port: port.port,
              service: <OutsideText lines={1}>{port.service}</OutsideText>,
            })}
          />
        </span>
        <RiskTag risk={port.risk} />
        <span>{texts.say(`risk.${port.risk}.meaning`)}</span>
      </div>
      <PortAxis
        domain={domain}
        ports={ports}
        tables={tables}
        selected={selected}
        onSelect={ui.selectPort}
        label={texts.say('before.ports.lens', { ...domain, port: port.port })}
        leastRows={1}
      />
    </>
  );
};
