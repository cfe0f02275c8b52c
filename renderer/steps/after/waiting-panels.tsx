import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';

import type { AfterState } from '../../../shared/after/state.ts';
import { afterItems, itemTitle } from '../../../shared/evidence/items.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { spanBetween, spanText } from '../during/span.ts';
import { useDuringList } from '../during/use-during-list.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
  },
  numbers: { fontVariantNumeric: 'tabular-nums' },
});

type PanelProps = { readonly after: AfterState; readonly now: Date };

/** Since when each service has been in the state in which it is waited for; as far back as this window has seen. */
const useSince = (after: AfterState, now: Date): ReadonlyMap<string, string> => {
  const [since, setSince] = useState<ReadonlyMap<string, string>>(new Map());
  const seen = after.waitingFor.map(({ name, state }) => `${name} ${state}`).join('\n');
  const at = useRef(now);
  at.current = now;
  useEffect(() => {
    const keys = seen === '' ? [] : seen.split('\n');
    setSince(
      (before) => new Map(keys.map((key) => [key, before.get(key) ?? at.current.toISOString()])),
    );
  }, [seen]);
  return since;
};

/** Whom it is waited for, and how long at most. */
export const SettlingPanel = ({ after, now }: PanelProps): ReactElement => {
  const styles = useStyles();
  const list = useDuringList();
  const shared = useAfterStyles();
  const texts = useTexts();
  const since = useSince(after, now);
  const total = Date.parse(after.waitsUntil) - Date.parse(after.startedAt);
  const gone = Math.min(Math.max(0, now.getTime() - Date.parse(after.startedAt)), total);
  return (
    <PanelSection title={texts.say('after.waiting.title')}>
      <ProgressBar
        aria-label={texts.say('after.waiting.progress')}
        value={total <= 0 ? 1 : gone / total}
        thickness="medium"
      />
      <p className={styles.numbers}>
        {texts.say('after.waiting.span', {
          gone: spanText(gone, texts),
          time: formatTime(after.waitsUntil, texts),
          left: spanText(total - gone, texts),
        })}
      </p>
      <ul className={list.scroller} tabIndex={0} aria-label={texts.say('after.waiting.title')}>
        {after.waitingFor.map(({ name, state }) => {
          const at = since.get(`${name} ${state}`);
          return (
            <li key={name} className={`${list.row} ${styles.row}`} data-service={name}>
              <OutsideText lines={1}>{name}</OutsideText>
              <Tag
                tone={state.endsWith('-pending') ? 'busy' : 'warn'}
                word={texts.say(`service-state.${state}`)}
              />
              <span className={shared.small}>
                {at !== undefined &&
                  texts.say('after.waiting.since', { span: spanBetween(at, null, now, texts) })}
              </span>
            </li>
          );
        })}
        {after.waitingFor.length === 0 && (
          <li className={list.row}>{texts.say('after.waiting.nobody')}</li>
        )}
      </ul>
    </PanelSection>
  );
};

/** How far the reading is. */
export const ReadingPanel = ({ after }: PanelProps): ReactElement => {
  const shared = useAfterStyles();
  const texts = useTexts();
  const all = new Set<string>(afterItems).size;
  const read = after.items.length;
  return (
    <PanelSection title={texts.say('after.items.title')}>
      <ProgressBar
        aria-label={texts.say('after.items.progress')}
        value={Math.min(1, read / all)}
        thickness="medium"
      />
      <p>
        {texts.say('after.items.read', { read, all })}{' '}
        {after.reading !== null && (
          <OutsideText>
            {texts.say('after.items.now', { item: texts.retell(itemTitle(after.reading)) })}
          </OutsideText>
        )}
      </p>
      <p className={shared.small}>{texts.say('after.items.note')}</p>
    </PanelSection>
  );
};
