import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactElement } from 'react';

import { useRunState } from '../../../store/run-store.ts';
import { tight } from '../../../theme/narrow.ts';
import { ui, useUi } from '../../../store/ui-store.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { checkRows, firstToLookAt } from '../check-rows.ts';
import { CheckDetails } from './check-details.tsx';
import { CheckList } from './check-list.tsx';

const useStyles = makeStyles({
  panes: {
    height: '100%',
    display: 'grid',
    gridTemplateColumns: 'minmax(clamp(220px, 32vw, 330px), 2fr) minmax(0, 3fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    // One above the other, and the page scrolls.
    [tight]: {
      height: 'auto',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: '200px minmax(300px, auto)',
    },
  },
});

/** The list of checks, and beside it what the chosen one found. */
export const ChecksView = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const state = useRunState();
  const rows = useMemo(() => checkRows(state, texts), [state, texts]);
  const chosen = useUi(({ selectedCheck }) => selectedCheck);
  const id = rows.some((row) => row.id === chosen)
    ? chosen
    : firstToLookAt(rows, state?.collecting ?? false);
  const selected = rows.find((row) => row.id === id);
  return (
    <div className={styles.panes}>
      <CheckList rows={rows} selected={id} onSelect={ui.selectCheck} />
      {selected && <CheckDetails row={selected} />}
    </div>
  );
};
