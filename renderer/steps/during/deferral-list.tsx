import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PlanRecord } from '../../../shared/run/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { plural } from '../../words.ts';
import { deferralRows, type DeferralRow, type DeferredPort } from './deferral-rows.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  port: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  number: { fontVariantNumeric: 'tabular-nums' },
});

const Port = ({ port }: { readonly port: DeferredPort }): ReactElement => {
  const styles = useStyles();
  const { refused } = port;
  return (
    <li>
      <div className={styles.port}>
        <span className={styles.number}>tcp/{port.port}</span>
        <Tag tone={port.tone} word={port.word} />
      </div>
      {refused !== null && (
        <p className={styles.small}>
          Tried {plural(refused.times, 'time')} since {formatTime(refused.since)}, and refused; it
          is tried again. Last answer: <OutsideText lines={2}>{refused.detail}</OutsideText>
        </p>
      )}
    </li>
  );
};

const Row = ({ row }: { readonly row: DeferralRow }): ReactElement => {
  const styles = useStyles();
  const canChange = useCanChange();
  const operator = useUi((store) => store.operator);
  const [withdraw, busy] = useIntent(intents.withdrawPlan);
  const by = operator.trim();
  return (
    <li className={styles.row} data-plan={row.planId}>
      <div>
        <strong>
          <OutsideText lines={1}>{row.service}</OutsideText>
        </strong>
        <ul>
          {row.ports.map((port) => (
            <Port key={port.port} port={port} />
          ))}
        </ul>
        <p className={styles.small}>
          Authorised by <OutsideText lines={1}>{row.by}</OutsideText>.
          {row.ended !== null && (
            <>
              {' '}
              <OutsideText>{row.ended}</OutsideText>
            </>
          )}
        </p>
      </div>
      {row.open && (
        <Button
          size="small"
          aria-label={`Take back the protection of ${row.service.slice(0, 80)}`}
          title="Exclusions that were added already stay."
          disabledFocusable={!canChange || busy || by === ''}
          onClick={() => withdraw(row.planId, by)}
        >
          Take back
        </Button>
      )}
    </li>
  );
};

/** Protections that the watch carries out when Setup has stopped the service, and how far each is. */
export const DeferralList = ({
  plans,
}: {
  readonly plans: readonly PlanRecord[];
}): ReactElement => {
  const styles = useStyles();
  const rows = deferralRows(plans);
  return (
    <PanelSection title="Protection by the watch">
      {rows.length === 0 ? (
        <p className={styles.small}>
          Nothing is authorised. A port at risk can be protected in the moment in which Setup has
          stopped its service: choose that under <em>Protect ports</em> in Before.{' '}
          <Button
            size="small"
            onClick={() => {
              ui.go('before');
              ui.setTab('ports');
            }}
          >
            To the port map
          </Button>
        </p>
      ) : (
        <ul>
          {rows.map((row) => (
            <Row key={row.planId} row={row} />
          ))}
        </ul>
      )}
    </PanelSection>
  );
};
