import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { CaptureEstimate } from '../../../../shared/report/schema.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import { FactsList } from '../../../components/facts-list.tsx';
import { StoredText } from '../../../components/stored-text.tsx';
import { PanelSection } from '../../../components/panel-section.tsx';
import { usePanel } from '../../../components/panel.ts';
import { Tag } from '../../../components/tag.tsx';
import { formatRate } from '../../../format.ts';
import { useRunState } from '../../../store/run-store.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { ChancePicture } from './chance-picture.tsx';
import { ChanceTable } from './chance-table.tsx';

const useStyles = makeStyles({
  text: { maxWidth: '84ch', color: tokens.colorNeutralForeground2 },
  assumptions: {
    paddingLeft: '18px',
    listStyleType: 'disc',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    maxWidth: '84ch',
    color: tokens.colorNeutralForeground2,
  },
});

const headline = (capture: CaptureEstimate, unread: boolean, texts: Texts): string => {
  if (unread) return texts.say('before.chance.cannot-be-told');
  if (capture.ports.length === 0) return texts.say('before.chance.no-port');
  return capture.any === null
    ? texts.say('before.chance.cannot-be-told')
    : texts.say('before.chance.could-be', {
        count: capture.ports.length,
        minutes: capture.windowMinutes,
      });
};

const explanation = (capture: CaptureEstimate, unread: boolean, texts: Texts): string => {
  if (unread) return texts.say('before.chance.unread');
  if (capture.ports.length === 0) return texts.say('before.chance.no-port.why');
  return texts.say(capture.any === null ? 'before.chance.no-rate' : 'before.chance.bounds');
};

const Estimate = ({
  capture,
  unread,
}: {
  readonly capture: CaptureEstimate;
  readonly unread: boolean;
}): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { rate } = capture;
  const notRead = <Tag tone="unknown" word={texts.say('before.chance.not-measured')} />;
  return (
    <>
      <PanelSection title={headline(capture, unread, texts)}>
        <p className={styles.text}>{explanation(capture, unread, texts)}</p>
        <FactsList
          facts={[
            {
              name: texts.say('before.chance.window'),
              value: texts.say('before.chance.minutes', { count: capture.windowMinutes }),
            },
            {
              name: texts.say('before.chance.allocations-ipv4'),
              value: rate === null ? notRead : formatRate(rate.ipv4, texts),
            },
            {
              name: texts.say('before.chance.allocations-ipv6'),
              value: rate === null ? notRead : formatRate(rate.ipv6, texts),
            },
            {
              name: texts.say('before.chance.measured-for'),
              value:
                rate === null
                  ? '–'
                  : texts.say('before.chance.seconds', {
                      seconds: texts.number(rate.measuredSeconds, 1),
                    }),
            },
          ]}
        />
        {!unread && capture.any !== null && capture.ports.length > 0 && (
          <>
            <ChancePicture capture={capture} />
            <ChanceTable capture={capture} />
          </>
        )}
      </PanelSection>
      <PanelSection title={texts.say('before.chance.assumptions')}>
        <ul className={styles.assumptions}>
          {capture.assumptions.map((assumption) => (
            <li key={assumption}>
              <StoredText>{assumption}</StoredText>
            </li>
          ))}
        </ul>
      </PanelSection>
    </>
  );
};

/** How likely a capture is during the update: both bounds, the measured rate, and what is assumed. */
export const ChanceView = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const panel = usePanel();
  const state = useRunState();
  const capture = state?.capture ?? null;
  const unread =
    state?.checks
      .find(({ id }) => id === 'PORT-006')
      ?.findings.some(({ outcome }) => outcome === 'error') ?? false;
  return (
    <div className={panel.pane} role="region" aria-label={texts.say('before.chance')} tabIndex={0}>
      {capture === null ? (
        <p className={mergeClasses(panel.panel, panel.padded, styles.text)}>
          {texts.say('before.chance.nothing')}
        </p>
      ) : (
        <Estimate capture={capture} unread={unread} />
      )}
    </div>
  );
};
