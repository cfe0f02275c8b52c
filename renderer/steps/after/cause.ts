import type { RootCause } from '../../../shared/after/schema.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { RecoveryWay } from '../../../shared/remediation/plan.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { familyNames } from '../before/ports/family-text.ts';

/** Who has the port, and whether that is so now or was so when the service was started; null where nobody is named. */
export const holderLine = (
  { holder, heldNow, port, family }: RootCause,
  texts: Texts,
): string | null => {
  if (holder === null) return null;
  const when = heldNow === null ? 'not-known' : heldNow ? 'now' : 'earlier';
  const who = texts.retell(describeHolder(holder));
  if (port === null) return texts.say(`after.holder.${when}`, { holder: who });
  const where = family === null ? `tcp/${port}` : `tcp/${port} ${familyNames[family]}`;
  return texts.say(`after.holder-of-port.${when}`, { port: where, holder: who });
};

export type WayChoice = {
  readonly way: RecoveryWay;
  readonly text: string;
  readonly consequence: string;
  /** Why it cannot be meant here; null when it can. */
  readonly closed: string | null;
};

/** The ways in which a taken port becomes free. The agent decides by its own look when it makes the plan; here only what cannot be meant is closed. */
export const wayChoices = (cause: RootCause, texts: Texts): readonly WayChoice[] => {
  const { holder, family } = cause;
  return [
    {
      way: 'wait',
      text: texts.say('after.recover.wait'),
      consequence: texts.say('after.recover.wait.effect'),
      closed: null,
    },
    {
      way: 'close-connection',
      text: texts.say('after.recover.close'),
      consequence: texts.say('after.recover.close.effect'),
      closed: connectionClosed(holder, family, texts),
    },
    {
      way: 'restart-holder',
      text:
        holder?.service == null
          ? texts.say('after.recover.restart-holder')
          : texts.say('after.recover.restart', { service: holder.service }),
      consequence: texts.say('after.recover.restart.effect'),
      closed: holder?.service == null ? texts.say('after.recover.no-service') : null,
    },
  ];
};

const connectionClosed = (
  holder: RootCause['holder'],
  family: RootCause['family'],
  texts: Texts,
): string | null => {
  if (holder === null || holder.remote === null) return texts.say('after.recover.no-connection');
  if (family === 'ipv6') return texts.say('after.recover.ipv6');
  if (isTimeWait(holder)) return texts.say('after.recover.closed-already');
  return holder.pid === 0 ? texts.say('after.recover.process-not-known') : null;
};
