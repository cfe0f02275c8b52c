import { setTimeout as delay } from 'node:timers/promises';

import type { ProtocolAnswer, ProtocolTarget } from '../../../shared/evidence/after-schema.ts';
import { say } from '../../../shared/texts/stored.ts';
import { converse, type Conversation, type TalkResult } from './conversation.ts';

export type TalkLimits = {
  readonly signal: AbortSignal;
  /** How long one target may take. */
  readonly targetMs?: number;
  /** How long a plain connection stays silent before TLS is tried beside it: POP, IMAP and SMTP servers speak first. */
  readonly silenceMs?: number;
};

const mostAtATime = 6;

/** Reads the greetings of mail services, a few at a time, in the order of the targets. What could not be asked any more is `timed-out`. */
export const readGreetings = async (
  targets: readonly ProtocolTarget[],
  limits: TalkLimits,
): Promise<readonly ProtocolAnswer[]> => {
  const avoid = new Set(targets.map(({ port }) => port));
  const answers = new Map<number, ProtocolAnswer>();
  const waiting = [...targets.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, target] = next;
      answers.set(index, await ask(target, avoid, limits));
    }
  };
  await Promise.all(Array.from({ length: mostAtATime }, work));
  return targets.flatMap((_, index) => answers.get(index) ?? []);
};

const ask = async (
  target: ProtocolTarget,
  avoid: ReadonlySet<number>,
  { signal, targetMs = 5_000, silenceMs = 1_500 }: TalkLimits,
): Promise<ProtocolAnswer> => {
  const begun = performance.now();
  const open: Conversation[] = [];
  const begin = (secure: boolean, limitMs: number): Conversation => {
    const conversation = converse({ target, secure, limitMs, avoid });
    open.push(conversation);
    return conversation;
  };
  const cancelled = new Promise<TalkResult>((resolve) => {
    const stop = (): void => resolve(notAsked);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  const heard = signal.aborted
    ? notAsked
    : await Promise.race([
        target.tls === 'either'
          ? askEitherWay(begin, targetMs, silenceMs)
          : begin(target.tls === 'implicit', targetMs).result,
        cancelled,
      ]);
  for (const conversation of open) conversation.abandon();
  return { ...target, ...heard, durationMs: Math.round(performance.now() - begun) };
};

const notAsked: TalkResult = {
  outcome: 'timed-out',
  said: '',
  secure: false,
  certificate: null,
  error: say('greeting.not-asked'),
};

/** Plain first. When nothing is said, TLS on a second connection, while the first one stays: a slow plain service is not taken for one that wants TLS. */
const askEitherWay = async (
  begin: (secure: boolean, limitMs: number) => Conversation,
  targetMs: number,
  silenceMs: number,
): Promise<TalkResult> => {
  const plain = begin(false, targetMs);
  const early = await Promise.race([plain.result, delay(silenceMs, 'silent' as const)]);
  if (early !== 'silent' && early.outcome !== 'closed') return early;
  if (plain.hasSpoken()) return plain.result;
  const secure = begin(true, early === 'silent' ? targetMs - silenceMs : targetMs);
  const both = [plain.result, secure.result] as const;
  const answered = both.map(async (one) => {
    const heard = await one;
    if (heard.outcome !== 'answered' && heard.said === '') throw new Error(heard.error ?? '');
    return heard;
  });
  const spoke = await Promise.any(answered).catch(() => null);
  if (spoke !== null) return spoke;
  const [first, second] = await Promise.all(both);
  return {
    ...second,
    error: say('greeting.either-way', { plain: first.error ?? '', tls: second.error ?? '' }),
  };
};
