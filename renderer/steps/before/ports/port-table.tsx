import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { describeHolder } from '../../../../shared/ports/find-holder.ts';
import { families } from '../../../../shared/ports/vocabulary.ts';
import type { PortFamily, ReportPort } from '../../../../shared/report/schema.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { StoredText } from '../../../components/stored-text.tsx';
import { usePanel } from '../../../components/panel.ts';
import { RiskTag } from '../../../components/tag.tsx';
import { useToneText } from '../../../components/tone.ts';
import { useRunState } from '../../../store/run-store.ts';
import { ui } from '../../../store/ui-store.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { portKey } from './axis-model.ts';
import { exclusionText, familyNames, placeText } from './family-text.ts';

const useStyles = makeStyles({
  // A table of facts may scroll sideways in a small window; the page does not.
  frame: { flexShrink: 0 },
  scrolls: {
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    textAlign: 'left',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    ':first-child': { paddingLeft: tokens.spacingHorizontalL },
  },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    ':first-child': { paddingLeft: tokens.spacingHorizontalL },
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  place: { fontVariantNumeric: 'tabular-nums' },
  port: {
    minWidth: 0,
    padding: '0 4px',
    margin: '0 2px 0 -4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  // Wide enough for the names of Exchange's services; narrower only where the window is.
  service: { minWidth: 'min(142px, 15vw)' },
  quiet: { color: tokens.colorNeutralForeground3 },
  empty: { padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground3 },
});

const FamilyCell = ({ family }: { readonly family: PortFamily }): ReactElement => {
  const styles = useStyles();
  const text = useToneText();
  const texts = useTexts();
  const exclusion = exclusionText(family, texts);
  return (
    <>
      <div className={text[exclusion.tone]}>{exclusion.text}</div>
      <div className={mergeClasses(styles.place, styles.quiet)}>{placeText(family, texts)}</div>
    </>
  );
};

type RowProps = {
  readonly port: ReportPort;
  readonly selected: boolean;
  readonly onSelect: (key: string) => void;
};

const Row = ({ port, selected, onSelect }: RowProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <tr className={selected ? styles.selected : undefined} data-port={port.port}>
      <td className={styles.cell}>
        <RiskTag risk={port.risk} />
        {port.inUse === false && (
          <div className={styles.quiet}>{texts.say('before.ports.not-in-use')}</div>
        )}
      </td>
      <td className={mergeClasses(styles.cell, styles.service)}>
        <Button
          appearance="transparent"
          size="small"
          className={styles.port}
          aria-pressed={selected}
          title={texts.say('before.ports.show-in-map')}
          onClick={() => onSelect(portKey(port))}
        >
          {`${port.protocol}/${port.port}`}
        </Button>
        <span className={styles.quiet} title={texts.say(`source.${port.source}.meaning`)}>
          {texts.say(`source.${port.source}`)}
        </span>
        <div>
          <OutsideText lines={3}>{port.service}</OutsideText>
        </div>
      </td>
      {families.map((family) => (
        <td key={family} className={styles.cell}>
          <FamilyCell family={port.families[family]} />
        </td>
      ))}
      <td className={styles.cell}>
        {port.holder === null ? (
          <span className={styles.quiet}>{texts.say('before.ports.no-holder')}</span>
        ) : (
          <StoredText lines={6}>{describeHolder(port.holder)}</StoredText>
        )}
      </td>
      <td className={styles.cell}>
        <Protect port={port} />
      </td>
    </tr>
  );
};

const Protect = ({ port }: { readonly port: ReportPort }): ReactElement | null => {
  const texts = useTexts();
  const state = useRunState();
  const exposed = ['at-risk', 'captured', 'blocked'].includes(port.risk) && port.inUse !== false;
  if (!exposed) return null;
  return (
    <Button
      size="small"
      disabledFocusable={state?.collecting ?? true}
      aria-label={texts.say('before.protect', { service: port.service.slice(0, 80) })}
      onClick={() => ui.open({ kind: 'protect', service: port.service })}
    >
      {texts.say('before.protect.button')}
    </Button>
  );
};

type PortTableProps = {
  readonly ports: readonly ReportPort[];
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
};

/** Everything that the map shows, in words, with what the map has no room for. */
export const PortTable = ({ ports, selected, onSelect }: PortTableProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const panel = usePanel();
  const collecting = useRunState()?.collecting ?? true;
  if (ports.length === 0)
    return (
      <p className={mergeClasses(panel.panel, styles.frame, styles.empty)}>
        {texts.say(collecting ? 'before.ports.not-read-yet' : 'before.ports.none-found')}
      </p>
    );
  return (
    <div
      className={mergeClasses(panel.panel, styles.frame, styles.scrolls)}
      role="region"
      aria-label={texts.say('before.ports.table')}
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption className="visually-hidden">{texts.say('before.ports.caption')}</caption>
        <thead>
          <tr>
            <th className={styles.head} scope="col">
              {texts.say('before.ports.column.risk')}
            </th>
            <th className={styles.head} scope="col">
              {texts.say('before.ports.column.port')}
            </th>
            {families.map((family) => (
              <th key={family} className={styles.head} scope="col">
                {familyNames[family]}
              </th>
            ))}
            <th className={styles.head} scope="col">
              {texts.say('before.ports.column.holder')}
            </th>
            <th className={styles.head} scope="col">
              <span className="visually-hidden">{texts.say('before.ports.column.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ports.map((port) => (
            <Row
              key={portKey(port)}
              port={port}
              selected={portKey(port) === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
