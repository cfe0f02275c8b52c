import type { ProtocolAnswer, ProtocolTarget } from '../../../../shared/evidence/after-schema.ts';
import { readNative } from '../../../../shared/facts/read-item.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { readOnce } from '../read-items.ts';
import { cancelledText, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';

const answerWithinMs = 30_000;
const lookEveryMs = 2_000;

/** Demands a greeting of the protocol. A service may take some seconds from listening to answering. */
export const proveAnswers = async (
  { server, signal }: ActionContext,
  { target }: { readonly target: ProtocolTarget },
): Promise<ActionOutcome> => {
  const deadline = server.now().getTime() + answerWithinMs;
  const { service, address, port } = target;
  const where = { service, address, port };
  for (;;) {
    const item = await readOnce(server, 'protocol-answers', { signal, talk: [target] });
    if (signal.aborted) return withoutEffect('failed', cancelledText);
    const answers = readNative('protocol-answers', item);
    const answer = answers.known ? answers.value.find(isFor(target)) : undefined;
    if (answer?.outcome === 'answered')
      return withoutEffect(
        'done',
        say(answer.secure ? 'effect.answered-tls' : 'effect.answered', {
          ...where,
          said: answer.said.trim(),
        }),
      );
    if (server.now().getTime() >= deadline) {
      const tried = { ...where, seconds: answerWithinMs / 1_000 };
      return withoutEffect(
        'failed',
        answers.known
          ? sayWhy(tried, answer)
          : say('effect.not-talked-to', { ...tried, why: answers.message }),
      );
    }
    await server.sleep(lookEveryMs, signal).catch(() => undefined);
  }
};

const isFor =
  ({ service, family, address, port }: ProtocolTarget) =>
  (answer: ProtocolAnswer): boolean =>
    answer.service === service &&
    answer.family === family &&
    answer.address === address &&
    answer.port === port;

type Tried = Pick<ProtocolTarget, 'service' | 'address' | 'port'> & { readonly seconds: number };

const sayWhy = (tried: Tried, answer: ProtocolAnswer | undefined): string => {
  if (answer === undefined) return say('effect.not-reported', tried);
  const { outcome, error } = answer;
  const said = answer.said.trim();
  if (said === '')
    return error === null
      ? say('effect.no-greeting', { ...tried, outcome })
      : say('effect.no-greeting-error', { ...tried, outcome, error });
  return error === null
    ? say('effect.no-greeting-said', { ...tried, outcome, said })
    : say('effect.no-greeting-error-said', { ...tried, outcome, error, said });
};
