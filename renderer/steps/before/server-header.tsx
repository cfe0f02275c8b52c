import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { ServerHeader as Header } from '../../../shared/evidence/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { FactsList, type FactEntry } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useRunState } from '../../store/run-store.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  header: { flexShrink: 0, paddingTop: '8px', paddingBottom: '8px' },
});

const Unread = (): ReactElement => (
  <Tag tone="unknown" word={useTexts().say('before.server.not-read')} />
);

const elevation = (elevated: boolean | null, texts: Texts): ReactElement => {
  if (elevated === null) return <Unread />;
  return elevated ? (
    <Tag tone="good" word={texts.say('before.server.elevated')} />
  ) : (
    <Tag tone="warn" word={texts.say('before.server.not-elevated')} />
  );
};

const text = (value: string | null | undefined, lines = 1): ReactElement =>
  value == null || value === '' ? <Unread /> : <OutsideText lines={lines}>{value}</OutsideText>;

const factsOf = (
  server: Header | null,
  collectedAt: string | null,
  texts: Texts,
): readonly FactEntry[] => {
  const fact = (name: string, value: (header: Header) => FactEntry['value']): FactEntry => ({
    name,
    value:
      server === null ? (
        <span aria-label={texts.say('before.server.not-read-yet')}>–</span>
      ) : (
        value(server)
      ),
  });
  return [
    fact(texts.say('before.server'), ({ hostName }) => text(hostName)),
    fact('Exchange', ({ exchange }) =>
      exchange === null ? texts.say('before.server.no-exchange') : text(exchange.version),
    ),
    fact(texts.say('before.server.roles'), ({ exchange }) =>
      exchange === null ? '–' : text(exchange.roles.join(', ')),
    ),
    fact('Windows', ({ osVersion }) => text(osVersion)),
    fact(texts.say('before.server.agent'), ({ elevated }) => elevation(elevated, texts)),
    fact(texts.say('before.server.read-at'), () =>
      collectedAt === null ? '–' : formatTime(collectedAt, texts),
    ),
  ];
};

/** Which server this is, as it described itself. */
export const ServerHeader = (): ReactElement => {
  const styles = useStyles();
  const panel = usePanel();
  const texts = useTexts();
  const state = useRunState();
  return (
    <section
      aria-label={texts.say('before.server')}
      className={mergeClasses(panel.panel, panel.padded, styles.header)}
    >
      <FactsList facts={factsOf(state?.server ?? null, state?.collectedAt ?? null, texts)} />
    </section>
  );
};
