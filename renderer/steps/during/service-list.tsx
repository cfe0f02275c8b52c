import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { plural } from '../../words.ts';
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
        {row.differs && <div className={list.small}>since {formatTime(row.since)}</div>}
      </div>
    </li>
  );
};

const summaryOf = (rows: readonly ServiceRow[]): string => {
  if (rows.length === 0) return 'Not looked at yet.';
  const changed = rows.filter(({ differs }) => differs).length;
  if (changed === 0)
    return `All ${plural(rows.length, 'service')} stand as they did when the watch began.`;
  return `${changed} of ${plural(rows.length, 'service')} ${changed === 1 ? 'differs from how it was' : 'differ from how they were'} when the watch began.`;
};

/** Every watched service; those that do not stand as they did when the watch began come first. */
export const ServiceList = ({ watch }: { readonly watch: WatchState }): ReactElement => {
  const list = useDuringList();
  const rows = serviceRows(watch);
  return (
    <PanelSection title="Services">
      <p className={list.small}>{summaryOf(rows)}</p>
      <ul className={list.scroller} tabIndex={0} aria-label="Watched services">
        {rows.map((row) => (
          <Row key={row.name} row={row} />
        ))}
      </ul>
    </PanelSection>
  );
};
