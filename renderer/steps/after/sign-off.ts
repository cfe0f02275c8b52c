import type { Health, SignOff } from '../../../shared/after/schema.ts';
import { healthWords } from '../../words.ts';

export type Decision = SignOff['decision'];

export const decisionWords: Readonly<Record<Decision, string>> = {
  accepted: 'Accepted: the server is given back',
  open: 'Open: it is handed on with what is open',
};

/** Why the server cannot be accepted as it is; null when it can. It can always be handed on as open. */
export const whyNotAccepted = (health: Health | null): string | null => {
  switch (health) {
    case null:
      return 'What was found does not stand: verify the server again before it is accepted.';
    case 'incomplete':
    case 'outage':
      return `The health is “${healthWords[health].toLowerCase()}”: settle it, or waive its blockers by name. Until then the server can be handed on as open.`;
    case 'healthy':
    case 'degraded':
      return null;
  }
};
