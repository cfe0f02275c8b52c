import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { useTexts } from '../../store/use-texts.ts';
import type { SpanControl } from './use-span.ts';
import { timeOf } from './words.ts';

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
  const texts = useTexts();
  const { control, around, asTable, captures } = props;
  return (
    <div className={styles.bar}>
      <Button
        size="small"
        className={styles.round}
        aria-label={texts.say('timeline.zoom-out')}
        title={texts.say('timeline.zoom-out')}
        disabledFocusable={control.isWhole}
        onClick={() => control.zoom(zoomFactor, around)}
      >
        −
      </Button>
      <Button
        size="small"
        className={styles.round}
        aria-label={texts.say('timeline.zoom-in')}
        title={texts.say('timeline.zoom-in')}
        onClick={() => control.zoom(1 / zoomFactor, around)}
      >
        +
      </Button>
      <Button size="small" disabledFocusable={control.isWhole} onClick={control.showWhole}>
        {texts.say('timeline.whole')}
      </Button>
      {!asTable && (
        <>
          <Button
            size="small"
            disabledFocusable={captures === 0}
            onClick={() => props.onCapture(false)}
          >
            {texts.say('timeline.previous-capture')}
          </Button>
          <Button
            size="small"
            disabledFocusable={captures === 0}
            onClick={() => props.onCapture(true)}
          >
            {texts.say('timeline.next-capture')}
          </Button>
        </>
      )}
      <span className={styles.span}>
        {`${timeOf(control.span.from, texts)} – ${timeOf(control.span.to, texts)}`}
      </span>
      <Switch
        label={texts.say('timeline.as-table')}
        checked={asTable}
        onChange={(_, { checked }) => props.onTable(checked)}
      />
    </div>
  );
};
