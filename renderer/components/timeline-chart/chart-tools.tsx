import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { SpanControl } from './use-span.ts';
import { chartWords, timeOf } from './words.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  round: { minWidth: '32px' },
  span: {
    flexGrow: 1,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

type ChartToolsProps = {
  readonly control: SpanControl;
  /** The time that stays where it is when it is zoomed. */
  readonly around: number;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
  /** How many captures there are. */
  readonly captures: number;
  readonly onCapture: (forwards: boolean) => void;
};

const zoomFactor = 2;

/** Everything that keys and pointer do in the picture, as buttons. */
export const ChartTools = (props: ChartToolsProps): ReactElement => {
  const styles = useStyles();
  const { control, around, asTable, captures } = props;
  return (
    <div className={styles.bar}>
      <Button
        size="small"
        className={styles.round}
        aria-label={chartWords.zoomOut}
        title={chartWords.zoomOut}
        disabledFocusable={control.isWhole}
        onClick={() => control.zoom(zoomFactor, around)}
      >
        −
      </Button>
      <Button
        size="small"
        className={styles.round}
        aria-label={chartWords.zoomIn}
        title={chartWords.zoomIn}
        onClick={() => control.zoom(1 / zoomFactor, around)}
      >
        +
      </Button>
      <Button size="small" disabledFocusable={control.isWhole} onClick={control.showWhole}>
        {chartWords.whole}
      </Button>
      {!asTable && (
        <>
          <Button
            size="small"
            disabledFocusable={captures === 0}
            onClick={() => props.onCapture(false)}
          >
            {chartWords.previousCapture}
          </Button>
          <Button
            size="small"
            disabledFocusable={captures === 0}
            onClick={() => props.onCapture(true)}
          >
            {chartWords.nextCapture}
          </Button>
        </>
      )}
      <span className={styles.span}>
        {`${timeOf(control.span.from)} – ${timeOf(control.span.to)}`}
      </span>
      <Switch
        label={chartWords.table}
        checked={asTable}
        onChange={(_, { checked }) => props.onTable(checked)}
      />
    </div>
  );
};
