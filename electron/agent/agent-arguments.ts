import { parseArgs } from 'node:util';

import { parseAddress, type AgentAddress } from '../../shared/protocol/address.ts';
import { err, ok, toAppError, type Result } from '../../shared/result.ts';
import { isScenarioId, type ScenarioId } from '../../shared/scenarios.ts';
import { say } from '../../shared/texts/stored.ts';

/**
 * When an agent ends by itself.
 *
 * `child`: as soon as its window has gone; what runs is cancelled. `session` (elevated): when its window says goodbye, or some time after it vanished, and not before what runs has ended. `watch` (started by the boot task): when nobody watches and no window is there. `service`: never.
 */
export const lifetimes = ['child', 'session', 'watch', 'service'] as const;
export type LifetimeName = (typeof lifetimes)[number];

export type AgentArguments = {
  readonly address: AgentAddress;
  readonly tokenFile: string;
  readonly server:
    | { readonly kind: 'local' }
    | { readonly kind: 'simulated'; readonly scenario: ScenarioId };
  readonly dataFolder: string;
  readonly lifetime: LifetimeName;
  /** The watch is taken up by a boot task, which starts this very program with these very arguments. */
  readonly bootTask: boolean;
  /** Rehearsal only: waiting takes no time. */
  readonly jumpingClock: boolean;
};

export const agentUsage = say('agent.usage');

export const parseAgentArguments = (args: readonly string[]): Result<AgentArguments> => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        listen: { type: 'string' },
        'token-file': { type: 'string' },
        server: { type: 'string' },
        data: { type: 'string' },
        lifetime: { type: 'string', default: 'service' },
        clock: { type: 'string', default: 'run' },
        'boot-task': { type: 'boolean', default: false },
      },
      strict: true,
      allowPositionals: false,
    });
    const { listen, 'token-file': tokenFile, server, data, lifetime, clock } = values;
    if (!listen || !tokenFile || !server || !data) return err('bad-request', agentUsage);
    const address = parseAddress(listen);
    if (!address.ok) return address;
    const chosen = parseServer(server);
    if (!chosen.ok) return chosen;
    const name = lifetimes.find((known) => known === lifetime);
    if (name === undefined || (clock !== 'run' && clock !== 'jump'))
      return err('bad-request', agentUsage);
    return ok({
      address: address.value,
      tokenFile,
      server: chosen.value,
      dataFolder: data,
      lifetime: name,
      jumpingClock: clock === 'jump',
      bootTask: values['boot-task'],
    });
  } catch (thrown) {
    return err('bad-request', `${toAppError(thrown).message}\n${agentUsage}`);
  }
};

const parseServer = (text: string): Result<AgentArguments['server']> => {
  if (text === 'local') return ok({ kind: 'local' });
  const scenario = text.startsWith('sim:') ? text.slice(4) : '';
  return isScenarioId(scenario)
    ? ok({ kind: 'simulated', scenario })
    : err('bad-request', say('agent.no-server', { wanted: JSON.stringify(text.slice(0, 80)) }));
};
