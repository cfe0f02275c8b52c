import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { useTexts } from '../../store/use-texts.ts';
import { portsWhere, type PortRow } from './port-rows.ts';
import { SetupCommandLine } from './setup-command-line.tsx';
import { isSetupAwaited } from './setup-texts.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    paddingLeft: '44px',
  },
  name: { color: tokens.colorNeutralForeground2 },
  next: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS} 44px`,
  },
});

/** While nothing is captured: which ports could be, and which could not; and the next thing to do while that is to run Setup. */
export const CalmFacts = ({
  watch,
  rows,
}: {
  readonly watch: WatchState;
  readonly rows: readonly PortRow[];
}): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const names = (is: Parameters<typeof portsWhere>[1]): string =>
    portsWhere(rows, is).join(', ') || texts.say('during.calm.none');
  const facts: readonly (readonly [string, string])[] = [
    [
      texts.say('during.calm.exposed'),
      names(({ status, exposure }) => status === 'free' && exposure !== 'outside'),
    ],
    [
      texts.say('during.calm.safe'),
      names(
        ({ status, exposure }) =>
          status === 'reserved' || (status === 'free' && exposure === 'outside'),
      ),
    ],
    [texts.say('during.calm.listening'), names(({ status }) => status === 'listening')],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, text]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className={styles.name}>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {watch.status === 'running' && isSetupAwaited(watch.setup) && (
        <div className={styles.next}>
          <strong>{texts.say('during.calm.run-setup')}</strong>
          <SetupCommandLine />
        </div>
      )}
    </>
  );
};
