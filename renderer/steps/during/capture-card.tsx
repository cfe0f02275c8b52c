import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import { stayOf } from '../../../shared/remediation/free-port.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime, formatTime } from '../../format.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';
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

/** Who it is, and on a line of its own what is known of the process. */
const holderText = ({ holder }: Capture, texts: Texts): string =>
  [texts.retell(describeHolder(holder)), processText(holder, texts)]
    .filter((line) => line !== null && line !== '')
    .join('\n');

const processText = ({ image, startedAt }: Capture['holder'], texts: Texts): string | null => {
  if (startedAt == null) return image;
  const time = formatDateTime(startedAt, texts);
  return image === null
    ? texts.say('during.capture.started', { time })
    : texts.say('during.capture.image-started', { image, time });
};

/** One capture that goes on: who has the port, what it means, how long it may last, and what can be done now. */
export const CaptureCard = ({ capture, watch, now }: CaptureCardProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const canChange = useCanChange();
  const why = whyNoFreeing(capture, watch, texts);
  const rows: readonly (readonly [string, string])[] = [
    [texts.say('during.capture.held-by'), holderText(capture, texts)],
    [texts.say('during.capture.if-nothing'), meaningOf(capture, texts)],
    [texts.say('during.capture.if-wait'), texts.retell(stayOf(capture))],
    ...(why === null ? [] : [[texts.say('during.capture.what-else'), why] as const]),
  ];
  return (
    <li className={styles.card} data-capture={capture.id}>
      <div className={styles.top}>
        <h3 className={styles.head}>
          <Said
            parts={texts.parts('during.capture.head', {
              port: portKey(capture),
              family: familyNames[capture.family],
              service: <OutsideText lines={1}>{capture.service}</OutsideText>,
            })}
          />{' '}
          {isTimeWait(capture.holder) && <Tag tone="warn" word="TIME_WAIT" boxed />}{' '}
          <span className={styles.since}>
            {texts.say('during.capture.since', {
              time: formatTime(capture.firstSeenAt, texts),
              span: spanBetween(capture.firstSeenAt, null, now, texts),
            })}
          </span>
        </h3>
        <div className={styles.buttons}>
          {watch.status === 'running' &&
            freeingsOf(capture, watch, texts).map(({ action, text }, index) => (
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
