import type { ReactElement } from 'react';

import type { BaselineNote, Settled } from '../../../shared/after/schema.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { spanText } from '../during/span.ts';

/** What limits the comparison as a whole: a baseline that cannot be used, services that had not settled. */
export const SettledNote = ({ after }: { readonly after: AfterState }): ReactElement | null => {
  const texts = useTexts();
  const baseline = after.baseline === null ? null : baselineText(after.baseline, texts);
  const settled = after.settled === null ? null : settledText(after.settled, texts);
  if (baseline === null && settled === null) return null;
  return (
    <>
      {baseline !== null && (
        <Message intent="warning" title={texts.say('after.baseline.title')}>
          <OutsideText>{baseline}</OutsideText>
        </Message>
      )}
      {settled !== null && (
        <Message intent="warning" title={texts.say('after.settled.title')}>
          <OutsideText>{settled}</OutsideText>
        </Message>
      )}
    </>
  );
};

const baselineText = ({ usable, why }: BaselineNote, texts: Texts): string | null => {
  if (why !== null) return texts.retell(why);
  return usable ? null : texts.say('after.baseline.not-known');
};

/** How the wait ended, where it did not end well; null where everything had settled. */
export const settledText = (
  { outcome, waitedSeconds, left, flapping }: Settled,
  texts: Texts,
): string | null => {
  const names = left.map(({ name, state }) =>
    texts.say('after.settled.service', {
      name,
      state: texts.say(`service-state.${state}`).toLocaleLowerCase(texts.locale),
    }),
  );
  const waited = spanText(waitedSeconds * 1_000, texts);
  const parts = [
    ...(outcome === 'limit-reached' ? [texts.say('after.settled.limit', { waited })] : []),
    ...(outcome === 'unread' ? [texts.say('after.settled.unread')] : []),
    ...(outcome === 'cancelled' ? [texts.say('after.settled.cancelled', { waited })] : []),
    ...(names.length > 0 ? [texts.say('after.settled.left', { services: names.join(', ') })] : []),
    ...(flapping.length > 0
      ? [texts.say('after.settled.flapping', { services: flapping.join(', ') })]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
};
