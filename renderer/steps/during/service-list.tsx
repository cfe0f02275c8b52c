import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Texts } from '../../../shared/texts/texts.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { serviceRows, type ServiceRow } from './service-rows.ts';
import { useDuringList } from './use-during-list.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
  },
});

const Row = ({ row }: { readonly row: ServiceRow }): ReactElement => {
  const styles = useStyles();
  const list = useDuringList();
  const texts = useTexts();
  return (
    <li className={mergeClasses(list.row, styles.row)} data-service={row.name}>
      <div>
        <OutsideText lines={1}>{row.name}</OutsideText>
        {row.detail !== null && (
          <div className={list.small}>
            <OutsideText lines={2}>{row.detail}</OutsideText>
          </div>
        )}
      </div>
      <div>
        <Tag tone={row.tone} word={row.word} />
        {row.differs && (
          <div className={list.small}>
            {texts.say('during.services.since', { time: formatTime(row.since, texts) })}
          </div>
        )}
      </div>
    </li>
  );
};

const summaryOf = (rows: readonly ServiceRow[], texts: Texts): string => {
  if (rows.length === 0) return texts.say('during.services.not-yet');
  const changed = rows.filter(({ differs }) => differs).length;
  return changed === 0
    ? texts.say('during.services.as-before', { count: rows.length })
    : texts.say('during.services.differ', { changed, count: rows.length });
};

/** Every watched service; those that do not stand as they did when the watch began come first. */
export const ServiceList = ({ watch }: { readonly watch: WatchState }): ReactElement => {
  const list = useDuringList();
  const texts = useTexts();
  const rows = serviceRows(watch, texts);
  return (
    <PanelSection title={texts.say('during.services')}>
      <p className={list.small}>{summaryOf(rows, texts)}</p>
      <ul className={list.scroller} tabIndex={0} aria-label={texts.say('during.services.list')}>
        {rows.map((row) => (
          <Row key={row.name} row={row} />
        ))}
      </ul>
    </PanelSection>
  );
};
