import type { Evidence, ServerHeader } from '../evidence/schema.ts';
import type { Baseline } from './input.ts';

/** Where a baseline comes from: the file as it was kept, or why there is none. */
export type BaselineSource =
  | { readonly kind: 'kept'; readonly evidence: Evidence; readonly sha256: string }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'damaged'; readonly why: string };

export type BaselineContext = {
  /** The server as it is now. */
  readonly server: ServerHeader;
  /** When the watch began, or Setup did, whichever was first; null where neither is known. */
  readonly updateBeganAt: string | null;
};

/** What can be compared with: judges whether the evidence is of this server, of before the update, and whole. */
export const readBaseline = (_source: BaselineSource, _context: BaselineContext): Baseline => ({
  note: { usable: false, code: 'missing', why: null, collectedAt: null, sha256: null },
  facts: null,
});
