import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';

import type { LaidCapture } from '../../../shared/pictures/timeline/layout.ts';
import type { Timeline } from '../../../shared/pictures/timeline/model.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { useTexts } from '../../store/use-texts.ts';
import { usePointer } from '../use-pointer.ts';
import { ChartFrame } from './chart-frame.tsx';
import { chartLayout, laneAt, type Chart, type PlacedLane } from './chart-model.ts';
import { LanePicture } from './lane-picture.tsx';
import { placeText, type Marker } from './marker.ts';
import type { SpanControl } from './use-span.ts';
import { capturesText, laneTitle } from './words.ts';

const { left, axisHeight, laneHeight } = chartLayout;

const useStyles = makeStyles({
  plot: { position: 'relative', touchAction: 'pan-y', userSelect: 'none', cursor: 'grab' },
  dragging: { cursor: 'grabbing' },
  svg: { display: 'block', fontFamily: tokens.fontFamilyBase },
  slider: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
    pointerEvents: 'none',
    borderRadius: tokens.borderRadiusMedium,
    outlineOffset: '1px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  marker: { stroke: tokens.colorNeutralForeground1, strokeWidth: 1 },
  markedLane: { fill: 'none', stroke: tokens.colorNeutralForeground1 },
  capture: {
    position: 'absolute',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  tip: {
    position: 'absolute',
    pointerEvents: 'none',
    zIndex: 1,
    maxWidth: '360px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow8,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

type ChartPlotProps = {
  readonly timeline: Timeline;
  readonly chart: Chart;
  readonly width: number;
  /** Begins the names of the patterns. */
  readonly hatch: string;
  readonly control: SpanControl;
  readonly marker: Marker;
  readonly markerText: string;
  readonly until: number;
  readonly onMarker: (marker: Marker) => void;
  readonly onKey: (event: KeyboardEvent) => void;
};

/** The drawing itself, moved by keys and pointer. For screen readers it is one slider whose value tells what is at the marker. */
export const ChartPlot = (props: ChartPlotProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const plot = useRef<HTMLDivElement>(null);
  const { timeline, chart, width, hatch, control, marker } = props;
  const { span } = control;
  const perPixel = (span.to - span.from) / Math.max(1, width);
  const markerAt = (place: { readonly x: number; readonly y: number }): Marker => ({
    lane: laneAt(chart.lanes, place.y - axisHeight),
    at: Math.max(span.from, Math.min(props.until, span.from + place.x * perPixel)),
  });
  const { place, dragging, handlers } = usePointer(plot, control, { left, width }, (clicked) =>
    props.onMarker(markerAt(clicked)),
  );
  const height = axisHeight + chart.height + 2;
  const markerX = (marker.at - span.from) / perPixel;
  const markedLane = chart.lanes[marker.lane];
  return (
    <div
      ref={plot}
      className={mergeClasses(styles.plot, dragging && styles.dragging)}
      {...handlers}
    >
      <svg
        className={styles.svg}
        width={left + width + chartLayout.right}
        height={height}
        aria-hidden
      >
        <ChartFrame chart={chart} span={span} width={width} hatch={hatch} />
        <g transform={`translate(${left} ${axisHeight})`}>
          {chart.lanes.map((laid) => (
            <LanePicture key={laid.lane.id} laid={laid} width={width} hatch={`${hatch}-reserved`} />
          ))}
          {markerX >= 0 && markerX <= width && (
            <>
              <line x1={markerX} x2={markerX} y2={chart.height} className={styles.marker} />
              <rect
                x={markerX - 4}
                y={markedLane?.y ?? 0}
                width="8"
                height={laneHeight}
                rx="2"
                className={styles.markedLane}
              />
            </>
          )}
        </g>
      </svg>
      <div
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={texts.say('timeline.title')}
        aria-orientation="horizontal"
        aria-valuemin={timeline.from}
        aria-valuemax={Math.max(timeline.from, props.until)}
        aria-valuenow={Math.round(marker.at)}
        aria-valuetext={props.markerText}
        aria-description={texts.say('timeline.keys')}
        onKeyDown={props.onKey}
      />
      {/* Whoever drags does not press, and hundreds of buttons would have to follow each frame. */}
      {!dragging && <CaptureButtons lanes={chart.lanes} onMarker={props.onMarker} />}
      {place !== null && !dragging && place.x >= 0 && place.x <= width && (
        <Tip
          x={place.x}
          y={place.y}
          width={width}
          text={tipText(timeline, chart.lanes, markerAt(place), perPixel, texts)}
        />
      )}
    </div>
  );
};

const tipText = (
  timeline: Timeline,
  lanes: readonly PlacedLane[],
  { lane, at }: Marker,
  perPixel: number,
  texts: Texts,
): string => {
  const laid = lanes[lane];
  return laid === undefined ? '' : placeText(timeline, laid.lane, at, perPixel * 4, texts);
};

type TipProps = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
};

/** The line at the marker says the same to those who have no pointer. */
const Tip = ({ x, y, width, text }: TipProps): ReactElement => {
  const styles = useStyles();
  const side = x > width / 2 ? { right: width - x + 24 } : { left: left + x + 14 };
  return (
    <div className={styles.tip} style={{ top: y + 14, ...side }} aria-hidden>
      {text}
    </div>
  );
};

type CaptureButtonsProps = {
  readonly lanes: readonly PlacedLane[];
  readonly onMarker: (marker: Marker) => void;
};

/** Pixels; a capture of a moment can be hit all the same. */
const least = 8;

/** More captures than this are a smear; the marker and the table reach each of them. */
const mostButtons = 150;

/** A capture can be reached with the Tab key, the arrows go to the others; so there is one stop and not hundreds. */
const CaptureButtons = ({ lanes, onMarker }: CaptureButtonsProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const seen = lanes
    .flatMap((laid, lane) => laid.captures.map((capture) => ({ laid, lane, capture })))
    .slice(0, mostButtons);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[at + by]?.focus();
  };
  return (
    <div
      ref={list}
      role="group"
      aria-label={texts.say('timeline.captures-group')}
      onKeyDown={onKeyDown}
    >
      {seen.map(({ laid, lane, capture }, index) => (
        <button
          key={`${laid.lane.id} ${keyOf(capture)}`}
          type="button"
          className={styles.capture}
          tabIndex={index === 0 ? 0 : -1}
          style={{
            left: left + capture.x - (least - Math.min(least, capture.width)) / 2,
            width: Math.max(least, capture.width),
            top: axisHeight + laid.y,
            height: laneHeight,
          }}
          aria-label={texts.say('timeline.named', {
            name: laneTitle(laid.lane, texts),
            text: capturesText(capture.bars, texts),
          })}
          onFocus={() => {
            const [first] = capture.bars;
            if (first !== undefined) onMarker({ lane, at: first.from });
          }}
        />
      ))}
    </div>
  );
};

const keyOf = ({ bars }: LaidCapture): string => `${bars[0]?.from ?? ''}`;
