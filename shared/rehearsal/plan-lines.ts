import type { Plan } from '../remediation/plan.ts';
import type { Texts } from '../texts/texts.ts';

/** Why a plan of a rehearsal cannot be applied now. */
export const notNowLine = ({ title }: Plan, why: string, texts: Texts): string =>
  texts.say('rehearsal.not-now', { plan: texts.retell(title), why: texts.retell(why) });

/** How a plan of a rehearsal ended. */
export const appliedLine = (
  { title }: Plan,
  outcome: string,
  detail: string,
  texts: Texts,
): string =>
  texts.say('rehearsal.applied', {
    plan: texts.retell(title),
    outcome: texts.retell(outcome),
    detail: texts.retell(detail),
  });
