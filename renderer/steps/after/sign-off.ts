import type { Health, SignOff } from '../../../shared/after/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';

export type Decision = SignOff['decision'];

/** Why the server cannot be accepted as it is; null when it can. It can always be handed on as open. */
export const whyNotAccepted = (health: Health | null, texts: Texts): string | null => {
  switch (health) {
    case null:
      return texts.say('after.sign.does-not-stand');
    case 'incomplete':
    case 'outage':
      return texts.say('after.sign.not-settled', {
        health: texts.say(`health.${health}`).toLocaleLowerCase(texts.locale),
      });
    case 'healthy':
    case 'degraded':
      return null;
  }
};
