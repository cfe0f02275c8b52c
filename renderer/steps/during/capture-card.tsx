import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import { stayOf } from '../../../shared/remediation/free-port.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime, formatTime } from '../../format.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { familyNames } from '../before/ports/family-text.ts';
import { freeingsOf, meaningOf, whyNoFreeing } from './captures.ts';
import { portKey } from './port-rows.ts';
import { spanBetween } from './span.ts';

const useStyles = makeStyles({
  card: {
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    borderTop: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '40px',
  },
  head: {
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  since: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
  },
  name: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexShrink: 0, gap: tokens.spacingHorizontalS },
});

type CaptureCardProps = {
  readonly capture: Capture;
  readonly watch: WatchState;
  readonly now: Date;
};

const holderText = ({ holder }: Capture): string => {
  const { image, startedAt } = holder;
  const more = [
    ...(image === null ? [] : [image]),
    ...(startedAt == null ? [] : [`process started ${formatDateTime(startedAt)}`]),
  ];
  return [describeHolder(holder), more.join(', ')].filter((line) => line !== '').join('\n');
};

/** One capture that goes on: who has the port, what it means, how long it may last, and what can be done now. */
export const CaptureCard = ({ capture, watch, now }: CaptureCardProps): ReactElement => {
  const styles = useStyles();
  const canChange = useCanChange();
  const why = whyNoFreeing(capture, watch);
  const rows: readonly (readonly [string, string])[] = [
    ['Held by', holderText(capture)],
    ['If nothing is done', meaningOf(capture)],
    ['If you wait', stayOf(capture)],
    ...(why === null ? [] : [['What else', why] as const]),
  ];
  return (
    <li className={styles.card} data-capture={capture.id}>
      <div className={styles.top}>
        <h3 className={styles.head}>
          {portKey(capture)} {familyNames[capture.family]} of{' '}
          <OutsideText lines={1}>{capture.service}</OutsideText>{' '}
          {isTimeWait(capture.holder) && <Tag tone="warn" word="TIME_WAIT" boxed />}{' '}
          <span className={styles.since}>
            since {formatTime(capture.firstSeenAt)} ({spanBetween(capture.firstSeenAt, null, now)})
          </span>
        </h3>
        <div className={styles.buttons}>
          {watch.status === 'running' &&
            freeingsOf(capture, watch).map(({ action, text }, index) => (
              <Button
                key={action}
                appearance={index === 0 ? 'primary' : 'secondary'}
                disabledFocusable={!canChange}
                onClick={() => ui.open({ kind: 'free', captureId: capture.id, action })}
              >
                {text}
              </Button>
            ))}
        </div>
      </div>
      <dl className={styles.list}>
        {rows.map(([name, text]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className={styles.name}>{name}</dt>
            <dd>
              <OutsideText>{text}</OutsideText>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
};
