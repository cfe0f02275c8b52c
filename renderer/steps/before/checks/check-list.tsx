import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';

import { usePanel } from '../../../components/panel.ts';
import { useTexts } from '../../../store/use-texts.ts';
import type { CheckRow } from '../check-rows.ts';
import { keyTarget } from './key-target.ts';
import { CheckListRow } from './check-list-row.tsx';

const useStyles = makeStyles({
  list: {
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingVerticalXS,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

type CheckListProps = {
  readonly rows: readonly CheckRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
};

/** A list box: one stop for Tab, arrow keys inside, and the choice follows the focus. */
export const CheckList = ({ rows, selected, onSelect }: CheckListProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const panel = usePanel();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const index = rows.findIndex(({ id }) => id === selected);
    const target = keyTarget(event.key, index, rows.length);
    const row = target === null ? undefined : rows[target];
    if (row === undefined) return;
    event.preventDefault();
    onSelect(row.id);
    list.current?.querySelector<HTMLElement>(`[data-check="${CSS.escape(row.id)}"]`)?.focus();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={texts.say('before.checks')}
      tabIndex={-1}
      className={mergeClasses(panel.panel, styles.list)}
      onKeyDown={move}
    >
      {rows.map((row) => (
        <CheckListRow
          key={row.id}
          row={row}
          selected={row.id === selected}
          onSelect={() => onSelect(row.id)}
        />
      ))}
    </div>
  );
};
