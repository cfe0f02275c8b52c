import type { ReactElement } from 'react';

import type { BaselineNote, Settled } from '../../../shared/after/schema.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { stateWords } from '../during/service-rows.ts';
import { spanText } from '../during/span.ts';

/** What limits the comparison as a whole: a baseline that cannot be used, services that had not settled. */
export const SettledNote = ({ after }: { readonly after: AfterState }): ReactElement | null => {
  const baseline = after.baseline === null ? null : baselineText(after.baseline);
  const settled = after.settled === null ? null : settledText(after.settled);
  if (baseline === null && settled === null) return null;
  return (
    <>
      {baseline !== null && (
        <Message intent="warning" title="There is nothing sound to compare with.">
          <OutsideText>{baseline}</OutsideText>
        </Message>
      )}
      {settled !== null && (
        <Message intent="warning" title="The services had not settled.">
          <OutsideText>{settled}</OutsideText>
        </Message>
      )}
    </>
  );
};

const baselineText = ({ usable, why }: BaselineNote): string | null =>
  usable && why === null ? null : (why ?? 'The baseline cannot be used, and it is not known why.');

/** How the wait ended, where it did not end well; null where everything had settled. */
export const settledText = ({ outcome, waitedSeconds, left, flapping }: Settled): string | null => {
  const names = left.map(({ name, state }) => `${name} (${stateWords[state].toLowerCase()})`);
  const waited = spanText(waitedSeconds * 1_000);
  const parts = [
    ...(outcome === 'limit-reached' ? [`The limit was reached after ${waited}.`] : []),
    ...(outcome === 'unread'
      ? ['The services could not be read while it was waited for them.']
      : []),
    ...(outcome === 'cancelled' ? [`The wait was cancelled after ${waited}.`] : []),
    ...(names.length > 0 ? [`Not settled: ${names.join(', ')}.`] : []),
    ...(flapping.length > 0 ? [`Started and ended again meanwhile: ${flapping.join(', ')}.`] : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
};
