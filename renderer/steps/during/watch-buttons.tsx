import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { Stop20Regular } from '../../components/icons.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { openMatters } from './open-matters.ts';
import { StopDialog } from './stop-dialog.tsx';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    whiteSpace: 'nowrap',
  },
});

/** Stop, and the way on. */
export const WatchButtons = ({ watch }: { readonly watch: WatchState }): ReactElement => {
  const styles = useStyles();
  const canChange = useCanChange();
  const by = useUi((store) => store.operator).trim();
  const [stop, stopping] = useIntent(intents.stopWatch);
  const [asking, setAsking] = useState(false);
  const asks = openMatters(watch).length > 0 || by === '';
  return (
    <div className={styles.buttons}>
      {watch.status === 'running' && (
        <Button
          icon={<Stop20Regular />}
          disabledFocusable={!canChange || stopping}
          onClick={() => (asks ? setAsking(true) : stop(by))}
        >
          {asks ? 'Stop the watch…' : 'Stop the watch'}
        </Button>
      )}
      <Button onClick={() => ui.go('report')}>To the report</Button>
      <Button
        appearance={watch.status === 'ended' ? 'primary' : 'secondary'}
        onClick={() => ui.go('after')}
      >
        To the verification
      </Button>
      {asking && <StopDialog watch={watch} onClose={() => setAsking(false)} />}
    </div>
  );
};
