import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PlanRecord } from '../../../shared/run/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Said } from '../../components/said.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
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
  const texts = useTexts();
  const { refused } = port;
  return (
    <li>
      <div className={styles.port}>
        <span className={styles.number}>{`tcp/${port.port}`}</span>
        <Tag tone={port.tone} word={port.word} />
      </div>
      {refused !== null && (
        <p className={styles.small}>
          <Said
            parts={texts.parts('during.deferral.refused', {
              times: refused.times,
              since: formatTime(refused.since, texts),
              answer: <StoredText lines={2}>{refused.detail}</StoredText>,
            })}
          />
        </p>
      )}
    </li>
  );
};

const Row = ({ row }: { readonly row: DeferralRow }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
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
          <Said
            parts={texts.parts('during.deferral.by', {
              name: <OutsideText lines={1}>{row.by}</OutsideText>,
            })}
          />
          {row.ended !== null && (
            <>
              {' '}
              <StoredText>{row.ended}</StoredText>
            </>
          )}
        </p>
      </div>
      {row.open && (
        <Button
          size="small"
          aria-label={texts.say('during.deferral.take-back-of', {
            service: row.service.slice(0, 80),
          })}
          title={texts.say('during.deferral.take-back-note')}
          disabledFocusable={!canChange || busy || by === ''}
          onClick={() => withdraw(row.planId, by)}
        >
          {texts.say('during.deferral.take-back')}
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
  const texts = useTexts();
  const rows = deferralRows(plans, texts);
  return (
    <PanelSection title={texts.say('during.deferral')}>
      {rows.length === 0 ? (
        <p className={styles.small}>
          <Said
            parts={texts.parts('during.deferral.none', {
              button: <em>{texts.say('during.deferral.protect-ports')}</em>,
            })}
          />{' '}
          <Button
            size="small"
            onClick={() => {
              ui.go('before');
              ui.setTab('ports');
            }}
          >
            {texts.say('during.deferral.to-the-port-map')}
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
