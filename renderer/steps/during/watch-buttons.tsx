import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { Stop20Regular } from '../../components/icons.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
import { hasOpenMatters } from './open-matters.ts';
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
  const texts = useTexts();
  const canChange = useCanChange();
  const by = useUi((store) => store.operator).trim();
  const [stop, stopping] = useIntent(intents.stopWatch);
  const [asking, setAsking] = useState(false);
  const asks = hasOpenMatters(watch) || by === '';
  return (
    <div className={styles.buttons}>
      {watch.status === 'running' && (
        <Button
          icon={<Stop20Regular />}
          disabledFocusable={!canChange || stopping}
          onClick={() => (asks ? setAsking(true) : stop(by))}
        >
          {texts.say(asks ? 'during.stop.stop-ask' : 'during.stop.stop')}
        </Button>
      )}
      <Button onClick={() => ui.go('report')}>{texts.say('common.to-the-report')}</Button>
      <Button
        appearance={watch.status === 'ended' ? 'primary' : 'secondary'}
        onClick={() => ui.go('after')}
      >
        {texts.say('during.to-the-verification')}
      </Button>
      {asking && <StopDialog watch={watch} onClose={() => setAsking(false)} />}
    </div>
  );
};
