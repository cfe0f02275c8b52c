import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import {
  ChevronDown20Regular,
  ChevronRight20Regular,
  Wrench20Regular,
} from '../../components/icons.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { OutcomeTag } from '../../components/tag.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';
import { CauseView } from './cause-view.tsx';
import { Follows } from './follows.tsx';
import type { RestoredService } from './problems.ts';
import { useAfterStyles } from './use-after.ts';
import { useCard } from './use-card.ts';
import { WaiveButton } from './waive-button.tsx';

const useStyles = makeStyles({
  row: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  scroller: {
    maxHeight: '340px',
    overflowY: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  toggle: { justifyContent: 'flex-start', textAlign: 'left', marginLeft: '-6px' },
  finding: { marginBottom: tokens.spacingVerticalS },
  details: { padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS} 26px` },
});

/** Everything that one plan brings back to what the baseline says, with the cause of each. */
export const RestoreCard = ({
  services,
}: {
  readonly services: readonly RestoredService[];
}): ReactElement => {
  const styles = useStyles();
  const card = useCard();
  const shared = useAfterStyles();
  const texts = useTexts();
  const canChange = useCanChange();
  return (
    <li className={card.card} data-finding="restore">
      <ToneIcon tone={services.some(({ findings }) => findings.some(isBlocker)) ? 'bad' : 'warn'} />
      <div className={card.content}>
        <div className={card.top}>
          <div className={card.about}>
            <h3 className={card.title} style={{ margin: 0 }}>
              {texts.say('after.restore.services', { count: services.length })}
            </h3>
            <p className={shared.small}>{texts.say('after.restore.how')}</p>
          </div>
          <Button
            icon={<Wrench20Regular />}
            disabledFocusable={!canChange}
            onClick={() => ui.open({ kind: 'restore' })}
          >
            {texts.say('after.problem.restore-all', { count: services.length })}
          </Button>
        </div>
        <ul className={styles.scroller} tabIndex={0} aria-label={texts.say('after.restore.list')}>
          {services.map((service) => (
            <Row key={service.name} service={service} />
          ))}
        </ul>
      </div>
    </li>
  );
};

const Row = ({ service }: { readonly service: RestoredService }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { name, findings, follows } = service;
  return (
    <li className={styles.row} data-finding={name}>
      <Button
        appearance="transparent"
        size="small"
        className={styles.toggle}
        icon={open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        <OutsideText lines={2}>
          {findings
            .map(({ title }) => texts.retell(title))
            .reduce((earlier, next) => texts.say('after.restore.findings', { earlier, next }))}
        </OutsideText>
      </Button>
      <div id={details} className={styles.details} hidden={!open}>
        {open && (
          <>
            {findings.map((finding) => (
              <Details key={findingKey(finding)} finding={finding} />
            ))}
            <Follows findings={follows} />
          </>
        )}
      </div>
    </li>
  );
};

const Details = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const { id, outcome, impact, summary, cause } = finding;
  return (
    <div className={styles.finding}>
      <div className={shared.line}>
        <span className={shared.small}>{id}</span>
        <OutcomeTag outcome={outcome} impact={impact} />
        <WaiveButton finding={finding} small />
      </div>
      {cause?.text !== summary && (
        <p className={shared.small}>
          <StoredText>{summary}</StoredText>
        </p>
      )}
      {cause !== undefined && <CauseView cause={cause} />}
    </div>
  );
};
