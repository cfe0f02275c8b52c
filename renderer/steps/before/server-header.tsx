import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { ServerHeader as Header } from '../../../shared/evidence/schema.ts';
import { FactsList, type FactEntry } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useRunState } from '../../store/run-store.ts';

const useStyles = makeStyles({
  header: { flexShrink: 0, paddingTop: '8px', paddingBottom: '8px' },
});

const Unread = (): ReactElement => <Tag tone="unknown" word="Not read" />;

const elevation = (elevated: boolean | null): ReactElement => {
  if (elevated === null) return <Unread />;
  return elevated ? <Tag tone="good" word="Elevated" /> : <Tag tone="warn" word="Not elevated" />;
};

const text = (value: string | null | undefined, lines = 1): ReactElement =>
  value == null || value === '' ? <Unread /> : <OutsideText lines={lines}>{value}</OutsideText>;

const factsOf = (server: Header | null, collectedAt: string | null): readonly FactEntry[] => {
  if (server === null) {
    const pending = <span aria-label="not read yet">–</span>;
    return ['Server', 'Exchange', 'Roles', 'Windows', 'Agent', 'Read at'].map((name) => ({
      name,
      value: pending,
    }));
  }
  const { exchange } = server;
  return [
    { name: 'Server', value: text(server.hostName) },
    {
      name: 'Exchange',
      value: exchange === null ? 'Not found' : text(exchange.version),
    },
    {
      name: 'Roles',
      value: exchange === null ? '–' : text(exchange.roles.join(', ')),
    },
    { name: 'Windows', value: text(server.osVersion) },
    { name: 'Agent', value: elevation(server.elevated) },
    { name: 'Read at', value: collectedAt === null ? '–' : formatTime(collectedAt) },
  ];
};

/** Which server this is, as it described itself. */
export const ServerHeader = (): ReactElement => {
  const styles = useStyles();
  const panel = usePanel();
  const state = useRunState();
  return (
    <section aria-label="Server" className={mergeClasses(panel.panel, panel.padded, styles.header)}>
      <FactsList facts={factsOf(state?.server ?? null, state?.collectedAt ?? null)} />
    </section>
  );
};
