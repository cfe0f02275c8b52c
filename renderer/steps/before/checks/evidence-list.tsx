import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';

import { itemTitle } from '../../../../shared/evidence/items.ts';
import type { Finding } from '../../../../shared/report/schema.ts';
import {
  ChevronDown20Regular,
  ChevronRight20Regular,
  Open20Regular,
} from '../../../components/icons.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { StoredText } from '../../../components/stored-text.tsx';
import { intents } from '../../../store/intents.ts';
import { useRunState } from '../../../store/run-store.ts';
import { ui } from '../../../store/ui-store.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { linkFor } from '../links.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
  },
  toggle: { marginLeft: '-14px', fontWeight: tokens.fontWeightRegular },
  items: { display: 'flex', flexDirection: 'column', gap: '2px' },
  item: {
    display: 'block',
    // A target that a finger or a trembling hand can hit.
    minHeight: '24px',
    padding: '2px 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  plain: { color: tokens.colorNeutralForeground2 },
  doc: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** Evidence that is no item of its own, by what people call it. */
const unreadable = ['server', 'baseline', 'journal'] as const;

/** One evidence item by its name; opens when it was read. The server's own description has no output to show. */
export const EvidenceLink = ({
  id,
  wasRead,
}: {
  readonly id: string;
  readonly wasRead: boolean;
}): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const title = itemTitle(id);
  const other = unreadable.find((name) => name === id);
  const look = mergeClasses(styles.item, title !== id && title.startsWith('netsh') && styles.mono);
  if (!wasRead)
    return (
      <span className={mergeClasses(look, styles.plain)}>
        <OutsideText>
          {other === undefined ? texts.retell(title) : texts.say(`before.evidence.${other}`)}
        </OutsideText>
      </span>
    );
  return (
    <Link as="button" className={look} onClick={() => ui.open({ kind: 'evidence', itemId: id })}>
      <StoredText>{title}</StoredText>
    </Link>
  );
};

/** Pages about the finding: those that the shell knows open in the browser, others are shown as an address. */
const Documents = ({ urls }: { readonly urls: readonly string[] }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <>
      {urls.map((url) => {
        const link = linkFor(url);
        return link === null ? (
          <span key={url} className={mergeClasses(styles.doc, styles.plain)}>
            <OutsideText>{url}</OutsideText>
          </span>
        ) : (
          <Link
            key={url}
            as="button"
            className={styles.doc}
            title={url}
            onClick={() => void intents.openLink(link)}
          >
            {texts.say(`before.link.${link}`)}
            <Open20Regular
              aria-label={texts.say('before.link.opens')}
              style={{ width: 14, height: 14 }}
            />
          </Link>
        );
      })}
    </>
  );
};

/** Tells whether an item was read, before the update or after it: then there is something to show. */
export const useWasRead = (): ((id: string) => boolean) => {
  const state = useRunState();
  return (id) =>
    state !== null &&
    (state.items.some((item) => item.id === id && item.status === 'read') ||
      (state.after?.items.some((item) => item.id === id) ?? false));
};

/** What a finding stands on, and where to read on. */
export const EvidenceList = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const listId = useId();
  const wasRead = useWasRead();
  const count = finding.evidence.length;
  return (
    <div>
      <div className={styles.row}>
        {count > 0 && (
          <Button
            appearance="transparent"
            size="small"
            className={styles.toggle}
            icon={open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
          >
            {texts.say('before.evidence.items', { count })}
          </Button>
        )}
        <Documents urls={finding.docs} />
      </div>
      <ul
        id={listId}
        className={styles.items}
        hidden={!open}
        style={open ? {} : { display: 'none' }}
      >
        {open &&
          finding.evidence.map((id) => (
            <li key={id}>
              <EvidenceLink id={id} wasRead={wasRead(id)} />
            </li>
          ))}
      </ul>
    </div>
  );
};
