import type { Connection } from '../../../shared/ipc/contract.ts';
import type { AgentMethod, MethodParams, MethodResult } from '../../../shared/protocol/methods.ts';
import { err, ok, type AppError, type Result } from '../../../shared/result.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { AgentHooks, OpenAgent } from './open-agent.ts';
import { parseTarget, targetText, type Target } from './target.ts';

export type ConnectionsOptions = {
  /** Starts or finds the agent of a target and connects to it. */
  readonly openAgent: (target: Target, hooks: AgentHooks) => Promise<Result<OpenAgent>>;
  readonly onChange: (connection: Connection) => void;
  readonly onEvent: (event: RunEvent) => void;
};

/** The one agent that this program talks to, and what becomes of it. */
export type Connections = {
  readonly current: () => Connection;
  /** Connects to the agent of a target; an earlier one is let go first. */
  readonly open: (target: string) => Promise<Result<Connection>>;
  /** Lets the agent go for good. */
  readonly close: () => Promise<void>;
  /** Ends the connection and leaves the agent alone, which then waits for the next window. */
  readonly abandon: () => void;
  readonly request: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<Result<MethodResult<M>>>;
  /** Whether the server is being changed at this moment. */
  readonly changing: () => boolean;
};

export const createConnections = (options: ConnectionsOptions): Connections => {
  let connection: Connection = { status: 'none' };
  let agent: OpenAgent | null = null;
  /** Counts the agents, so that the end of an old one is not taken for that of the new one. */
  let generation = 0;
  let opening = false;
  let changes = 0;

  const change = (next: Connection): void => {
    connection = next;
    options.onChange(next);
  };

  const lose = (mine: number, target: string, error: AppError): void => {
    if (mine !== generation) return;
    const lost = agent;
    agent = null;
    change({ status: 'lost', target, message: error.message });
    // A child that hangs would keep the run locked.
    void lost?.release();
  };

  const letGo = async (): Promise<void> => {
    generation += 1;
    const old = agent;
    agent = null;
    old?.link.client.goodbye();
    await old?.release();
  };

  const connect = async (target: Target): Promise<Result<Connection>> => {
    await letGo();
    const mine = generation;
    const text = targetText(target);
    change({ status: 'connecting', target: text });
    const hooks: AgentHooks = {
      onEvent: (event) => {
        if (mine === generation) options.onEvent(event);
      },
      onGone: (error) => lose(mine, text, error),
    };
    const opened = await options.openAgent(target, hooks);
    if (mine !== generation) {
      if (opened.ok) {
        opened.value.link.client.goodbye();
        await opened.value.release();
      }
      return err('cancelled', say('shell-error.given-up'));
    }
    if (!opened.ok) {
      change({ status: 'none' });
      return opened;
    }
    agent = opened.value;
    const { rehearsal, elevated, version } = agent.link.agent;
    change({ status: 'connected', target: text, rehearsal, elevated, agentVersion: version });
    return ok(connection);
  };

  return {
    current: () => connection,
    open: async (wanted) => {
      const target = parseTarget(wanted);
      if (!target.ok) return target;
      if (opening) return err('busy', say('shell-error.connecting'));
      if (changes > 0) return err('busy', say('shell-error.applying'));
      opening = true;
      try {
        return await connect(target.value);
      } finally {
        opening = false;
      }
    },
    close: async () => {
      await letGo();
      change({ status: 'none' });
    },
    abandon: () => {
      generation += 1;
      agent?.link.client.close();
    },
    request: async (method, params) => {
      if (agent === null)
        return connection.status === 'lost'
          ? err('agent-gone', say('shell-error.gone', { message: connection.message }))
          : err('agent-gone', say('shell-error.no-agent'));
      const changing = method === 'plan.apply';
      if (changing) changes += 1;
      try {
        return await agent.link.client.request(method, params);
      } finally {
        if (changing) changes -= 1;
      }
    },
    changing: () => changes > 0,
  };
};
