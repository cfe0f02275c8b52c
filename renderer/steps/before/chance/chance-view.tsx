import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { CaptureEstimate } from '../../../../shared/report/schema.ts';
import { FactsList } from '../../../components/facts-list.tsx';
import { OutsideText } from '../../../components/outside-text.tsx';
import { PanelSection } from '../../../components/panel-section.tsx';
import { usePanel } from '../../../components/panel.ts';
import { Tag } from '../../../components/tag.tsx';
import { formatRate } from '../../../format.ts';
import { useRunState } from '../../../store/run-store.ts';
import { plural } from '../../../words.ts';
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

const headline = (capture: CaptureEstimate): string => {
  if (capture.ports.length === 0) return 'No port in use can be captured';
  return capture.any === null
    ? 'The chance of a capture cannot be told'
    : `${plural(capture.ports.length, 'port')} could be captured in ${capture.windowMinutes} minutes`;
};

const explanation = (capture: CaptureEstimate, unread: boolean): string => {
  if (unread)
    return 'A table that this stands on was not read, so nothing can be said. PORT-005 and PORT-006 have the reasons.';
  if (capture.ports.length === 0)
    return 'Every back-end port in use lies outside the dynamic port range or is excluded from it, so Windows does not hand it out. There is nothing to estimate.';
  if (capture.any === null)
    return 'The allocation rate of this server could not be measured, so no number is given.';
  return 'Windows does not document the order in which it hands out ports, so each chance is given as two bounds. A small chance is not a reason to accept the risk: protecting the ports removes it.';
};

const Estimate = ({
  capture,
  unread,
}: {
  readonly capture: CaptureEstimate;
  readonly unread: boolean;
}): ReactElement => {
  const styles = useStyles();
  const { rate } = capture;
  const notRead = <Tag tone="unknown" word="Not measured" />;
  return (
    <>
      <PanelSection title={unread ? 'The chance of a capture cannot be told' : headline(capture)}>
        <p className={styles.text}>{explanation(capture, unread)}</p>
        <FactsList
          facts={[
            { name: 'Window', value: `${capture.windowMinutes} minutes` },
            { name: 'Allocations, IPv4', value: rate === null ? notRead : formatRate(rate.ipv4) },
            { name: 'Allocations, IPv6', value: rate === null ? notRead : formatRate(rate.ipv6) },
            {
              name: 'Measured for',
              value: rate === null ? '–' : `${rate.measuredSeconds.toFixed(1)} s`,
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
      <PanelSection title="Assumptions">
        <ul className={styles.assumptions}>
          {capture.assumptions.map((assumption) => (
            <li key={assumption}>
              <OutsideText>{assumption}</OutsideText>
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
  const panel = usePanel();
  const state = useRunState();
  const capture = state?.capture ?? null;
  const unread =
    state?.checks
      .find(({ id }) => id === 'PORT-006')
      ?.findings.some(({ outcome }) => outcome === 'error') ?? false;
  return (
    <div className={panel.pane} role="region" aria-label="Chance of a capture" tabIndex={0}>
      {capture === null ? (
        <p className={mergeClasses(panel.panel, panel.padded, styles.text)}>
          Nothing has been measured yet.
        </p>
      ) : (
        <Estimate capture={capture} unread={unread} />
      )}
    </div>
  );
};
