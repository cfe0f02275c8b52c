import type { ReactElement } from 'react';

import { stateVerdict } from '../../shared/run/gate.ts';
import type { RunState } from '../../shared/run/state.ts';
import { Tag, VerdictTag } from '../components/tag.tsx';
import { healthTones } from '../components/tones.ts';
import { standingHealth } from '../steps/after/health.ts';
import { isVerifying } from '../store/is-verifying.ts';
import { useServerNow } from '../store/use-now.ts';
import { useTexts } from '../store/use-texts.ts';

/** How the run stands: by the gate before the update, by the server's health once that was asked for. */
export const StandingTag = ({ state }: { readonly state: RunState }): ReactElement => {
  const texts = useTexts();
  const now = useServerNow();
  if (state.after === null) return <VerdictTag verdict={stateVerdict(state, now)} boxed />;
  const health = standingHealth(state, now);
  if (health !== null)
    return (
      <Tag
        tone={healthTones[health]}
        word={texts.say(`health.${health}`)}
        meaning={texts.say(`health.${health}.meaning`)}
        boxed
      />
    );
  return isVerifying(state) ? (
    <Tag tone="busy" word={texts.say('window.verifying')} boxed />
  ) : (
    <Tag
      tone="unknown"
      word={texts.say('window.not-verified')}
      meaning={texts.say('window.not-verified-meaning')}
      boxed
    />
  );
};
