import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';

import { families, sizeOf } from '../../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../../shared/report/schema.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import { usePointer } from '../../../components/use-pointer.ts';
import { useWidth } from '../../../components/use-width.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { axisLayout, portKey } from './axis-model.ts';
import {
  axisMoveFor,
  domainFrom,
  domainShowing,
  pannedDomain,
  wholeAxis,
  zoomedDomain,
} from './axis-zoom.ts';
import { exclusionText, familyNames, placeText } from './family-text.ts';
import { MapTools } from './map-tools.tsx';
import { PortAxis } from './port-axis.tsx';
import type { Tables } from './use-tables.ts';

const useStyles = makeStyles({
  plot: { position: 'relative', minWidth: 0, userSelect: 'none' },
  movable: { cursor: 'grab' },
  slider: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
    pointerEvents: 'none',
    borderRadius: tokens.borderRadiusMedium,
    outlineOffset: '2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type PortMapProps = {
  readonly ports: readonly ReportPort[];
  readonly tables: Tables;
  readonly selected: ReportPort | undefined;
  readonly onSelect: (key: string) => void;
  /** What the map shows, for those who cannot see it. */
  readonly label: string;
};

/** All ports on one line, that can be enlarged. For screen readers it is a slider over the back-end ports; the table says the same in full. */
export const PortMap = ({
  ports,
  tables,
  selected,
  onSelect,
  label,
}: PortMapProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const [domain, setDomain] = useState(wholeAxis);
  const plot = useRef<HTMLDivElement>(null);
  const [frame, available] = useWidth<HTMLDivElement>();
  const width = Math.max(1, available - axisLayout.left - axisLayout.right);
  const { handlers } = usePointer(
    plot,
    {
      span: { from: domain.first, to: domain.last },
      zoom: (factor, around) => setDomain(zoomedDomain(domain, factor, around)),
      pan: (part) => setDomain(pannedDomain(domain, part)),
      set: ({ from }) => setDomain(domainFrom(from, sizeOf(domain))),
    },
    { left: axisLayout.left, width },
    () => undefined,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = axisMoveFor(event.key, domain, ports, selected);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'domain') setDomain(move.domain);
    else {
      onSelect(portKey(move.port));
      setDomain(domainShowing(domain, move.port.port));
    }
  };
  const isPart = sizeOf(domain) < sizeOf(wholeAxis);
  return (
    <>
      <MapTools
        domain={domain}
        around={selected?.port ?? (domain.first + domain.last) / 2}
        onDomain={setDomain}
      />
      <div ref={frame}>
        <div
          ref={plot}
          className={mergeClasses(styles.plot, isPart && styles.movable)}
          {...handlers}
        >
          <PortAxis
            domain={domain}
            ports={ports}
            tables={tables}
            selected={selected === undefined ? null : portKey(selected)}
            onSelect={onSelect}
            label={label}
            leastRows={2}
          />
          {selected !== undefined && (
            <div
              className={styles.slider}
              role="slider"
              tabIndex={0}
              aria-label={texts.say('before.ports.slider')}
              aria-description={texts.say('before.ports.slider.keys')}
              aria-valuemin={wholeAxis.first}
              aria-valuemax={wholeAxis.last}
              aria-valuenow={selected.port}
              aria-valuetext={valueText(selected, texts)}
              onKeyDown={onKeyDown}
            />
          )}
        </div>
      </div>
    </>
  );
};

const valueText = (port: ReportPort, texts: Texts): string =>
  [
    texts.say('before.ports.value', {
      port: portKey(port),
      source: texts.say(`source.${port.source}`),
      risk: texts.say(`risk.${port.risk}`),
    }),
    ...families.map((family) => {
      const own = port.families[family];
      return texts.say('before.ports.value.family', {
        family: familyNames[family],
        place: placeText(own, texts),
        exclusion: exclusionText(own, texts).text,
      });
    }),
  ].join('. ');
