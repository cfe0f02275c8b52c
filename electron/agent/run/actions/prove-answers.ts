import type { ProtocolAnswer, ProtocolTarget } from '../../../../shared/evidence/after-schema.ts';
import { readNative } from '../../../../shared/facts/read-item.ts';
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
  const where = `${target.service} on ${target.address} tcp/${target.port}`;
  for (;;) {
    const item = await readOnce(server, 'protocol-answers', { signal, talk: [target] });
    if (signal.aborted) return withoutEffect('failed', cancelledText);
    const answers = readNative('protocol-answers', item);
    const answer = answers.known ? answers.value.find(isFor(target)) : undefined;
    if (answer?.outcome === 'answered')
      return withoutEffect('done', `${where} answered${overTls(answer)}: ${answer.said.trim()}`);
    if (server.now().getTime() >= deadline) {
      const why = answers.known ? sayWhy(answer) : `it could not be talked to: ${answers.message}`;
      return withoutEffect(
        'failed',
        `${where} did not greet: ${why} (tried for ${answerWithinMs / 1_000} s).`,
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

const overTls = ({ secure }: ProtocolAnswer): string => (secure ? ' over TLS' : '');

const sayWhy = (answer: ProtocolAnswer | undefined): string => {
  if (answer === undefined) return 'nobody reported what it said';
  const said = answer.said.trim();
  return [answer.outcome, answer.error, said === '' ? null : `it said “${said}”`]
    .filter((part) => part !== null)
    .join(', ');
};
