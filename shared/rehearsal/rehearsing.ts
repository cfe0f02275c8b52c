import type { Texts } from '../texts/texts.ts';
import type { AgentMethod, MethodParams, MethodResult } from '../protocol/methods.ts';

/** Asks the agent. Rejects with what it refuses. */
export type Ask = <M extends AgentMethod>(
  method: M,
  params: MethodParams<M>,
) => Promise<MethodResult<M>>;

/** What a rehearsal without an operator needs: an agent on a rehearsal server, and somebody who listens. */
export type Rehearsing = {
  readonly ask: Ask;
  /** Reads everything and runs every check; comes back when that has ended. */
  readonly collect: () => Promise<void>;
  /** Lets the agent go on for a moment. */
  readonly pause: () => Promise<void>;
  /** The language of the lines about how it goes. */
  readonly texts: Texts;
  /** One line about how it goes. */
  readonly say: (line: string) => void;
  /** Whether somebody wants it to end here. */
  readonly stopped: () => boolean;
  /** The name under which everything is done. */
  readonly operator: string;
};
