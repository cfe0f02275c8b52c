import type { ItemId } from '../../../../shared/evidence/items.ts';
import type { Facts } from '../../../../shared/facts/derive-facts.ts';
import type { StepOutcome } from '../../../../shared/remediation/plan.ts';
import { bytesFromBase64 } from '../../../../shared/text/base64.ts';
import { decodeOem } from '../../../../shared/text/oem.ts';
import { say } from '../../../../shared/texts/stored.ts';
import type { ActionResult, Server, UncodedResult } from '../../server/server.ts';

/** How one action ended. */
export type ActionOutcome = {
  readonly outcome: Exclude<StepOutcome, 'interrupted'>;
  /** For people: what was seen when the server was read again. */
  readonly detail: string;
  readonly exitCode: number | null;
  /** What the command printed. */
  readonly output: string;
  /** Whether the server was asked to change; what never ran does not have to be taken back. */
  readonly ran: boolean;
};

/** What an action works with. */
export type ActionContext = {
  readonly server: Server;
  /** Reads items again; null when that was cancelled. */
  readonly read: (items: readonly ItemId[]) => Promise<Facts | null>;
  readonly signal: AbortSignal;
  readonly oemCodePage: number | null;
  /** Acts at once where it can, without looking first: the port may be gone in the time that it takes to read the tables. */
  readonly eager?: boolean;
};

export const cancelledText = say('effect.cancelled');

/** The outcome of an action that changed nothing, or could not even begin. */
export const withoutEffect = (
  outcome: ActionOutcome['outcome'],
  detail: string,
): ActionOutcome => ({ outcome, detail, exitCode: null, output: '', ran: false });

/** The outcome of an action after the server was asked to change. */
export const afterEffect = (
  context: Pick<ActionContext, 'oemCodePage'>,
  outcome: 'done' | 'failed',
  detail: string,
  result: ActionResult | UncodedResult,
): ActionOutcome => ({
  outcome,
  detail,
  exitCode: result.exitCode,
  output: [result.stdoutBase64, result.stderrBase64]
    .map((base64) => decodeOem(bytesFromBase64(base64), context.oemCodePage).trim())
    .filter((text) => text !== '')
    .join('\n'),
  ran: true,
});
