import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState, type KeyboardEvent, type ReactElement } from 'react';

import type { Lane, Timeline } from '../../../shared/pictures/timeline/model.ts';
import { wholeSpan } from '../../../shared/pictures/timeline/view.ts';
import { useTexts } from '../../store/use-texts.ts';
import { useWidth } from '../use-width.ts';
import { chartLayout, layoutChart, shownLanes } from './chart-model.ts';
import { ChartPlot } from './chart-plot.tsx';
import { ChartTools } from './chart-tools.tsx';
import { Legend } from './legend.tsx';
import { captureFrom, capturePlaces, moveFor, placeText, type Marker } from './marker.ts';
import { TimelineTable } from './timeline-table.tsx';
import { useSpan } from './use-span.ts';

const useStyles = makeStyles({
  frame: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  readout: {
    // Room for a holder with a long name.
    minHeight: '32px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  more: { minHeight: '24px' },
});

/** The lane that is told about first. */
const firstPort = (lanes: readonly Lane[]): number =>
  Math.max(
    0,
    lanes.findIndex(({ kind }) => kind === 'port'),
  );

type TimelineChartProps = {
  readonly timeline: Timeline;
  /** The last moment of which anything is known, in milliseconds since 1970. */
  readonly until: number;
};

/** The timeline as a picture that can be zoomed and searched, and as a table. */
export const TimelineChart = ({ timeline, until }: TimelineChartProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const hatch = useId().replaceAll(/\W/g, '');
  const [frame, available] = useWidth<HTMLDivElement>();
  const [allServices, setAllServices] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const [chosen, setMarker] = useState<Marker | null>(null);
  const whole = wholeSpan(timeline, until);
  const control = useSpan(whole);
  const { from, to } = control.span;
  const width = Math.max(0, available - chartLayout.left - chartLayout.right);
  const { lanes, hidden } = useMemo(
    () => shownLanes(timeline, allServices),
    [timeline, allServices],
  );
  const chart = useMemo(
    () => layoutChart(timeline, lanes, { from, to, width, until }),
    [timeline, lanes, until, from, to, width],
  );
  const captures = useMemo(() => capturePlaces(lanes), [lanes]);
  const marker = chosen ?? { lane: firstPort(lanes), at: Math.min(until, whole.to) };
  const lane = lanes[Math.min(marker.lane, lanes.length - 1)];
  const perPixel = (to - from) / Math.max(1, width);
  const text = lane === undefined ? '' : placeText(timeline, lane, marker.at, perPixel * 4, texts);
  const go = (next: Marker): void => {
    setMarker(next);
    control.show(next.at);
  };
  const onKey = (event: KeyboardEvent): void => {
    const move = moveFor(event, { marker, lanes, span: control.span, whole, until });
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'marker') go(move.marker);
    else if (move.kind === 'zoom') control.zoom(move.factor, marker.at);
    else control.showWhole();
  };
  const toCapture = (forwards: boolean): void => {
    const place = captureFrom(captures, marker, forwards);
    if (place !== null) go({ lane: place.lane, at: place.at });
  };
  return (
    <div className={styles.frame}>
      <ChartTools
        control={control}
        around={marker.at}
        asTable={asTable}
        onTable={setAsTable}
        captures={captures.length}
        onCapture={toCapture}
      />
      <div ref={frame} style={{ minHeight: asTable ? undefined : 60 }}>
        {width > 0 && !asTable && (
          <ChartPlot
            timeline={timeline}
            chart={chart}
            width={width}
            hatch={hatch}
            control={control}
            marker={marker}
            markerText={text}
            until={until}
            onMarker={setMarker}
            onKey={onKey}
          />
        )}
      </div>
      {asTable ? (
        <TimelineTable timeline={timeline} span={control.span} />
      ) : (
        <>
          <p className={styles.readout} aria-hidden>
            {text}
          </p>
          <Legend hatch={hatch} />
        </>
      )}
      {!asTable && (
        <div className={styles.more}>
          {(hidden > 0 || allServices) && (
            <Button size="small" appearance="subtle" onClick={() => setAllServices(!allServices)}>
              {allServices
                ? texts.say('timeline.fewer-services')
                : texts.say('timeline.more-services', { count: hidden })}
            </Button>
          )}
        </div>
      )}
      {timeline.dropped > 0 && (
        <p className={styles.note}>{texts.say('timeline.dropped', { count: timeline.dropped })}</p>
      )}
    </div>
  );
};
