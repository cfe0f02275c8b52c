import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { proofOf, type Hmac, type Nonces } from '../../../shared/protocol/handshake.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';

export const hmac: Hmac = (keyHex, text) =>
  createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex');

export const randomHex = (): string => randomBytes(32).toString('hex');

/** One connection, as the door sees it. */
export type Visitor = {
  /** When something was last heard from it, in milliseconds of a clock that only goes forward. */
  readonly lastHeard: () => number;
  /** Closes it with a message. */
  readonly expel: (why: string) => void;
};

/** Decides who may come in: only who knows the token, and only one at a time. */
export type Door = {
  /** Whether a client's proof shows that it knows the token. */
  readonly knows: (proof: string, nonces: Nonces) => boolean;
  /** Lets a client in whose proof was right; `conflict` while another one is there. */
  readonly enter: (
    visitor: Visitor,
    nonces: Nonces,
  ) => Result<{ readonly proof: string; readonly nextToken: string }>;
  /** The client has kept its next token: the old one opens nothing any more. */
  readonly settle: (visitor: Visitor) => void;
  readonly leave: (visitor: Visitor) => void;
  readonly occupied: () => boolean;
};

/** A client sends a heartbeat every few seconds; one that was silent for this long makes room for the next. */
const silentMs = 12_000;

export const createDoor = (token: string, now: () => number = () => performance.now()): Door => {
  let current = token;
  let inside: { readonly visitor: Visitor; nextToken: string | null } | null = null;
  return {
    knows: (proof, nonces) => {
      const expected = proofOf(hmac, current, 'client', nonces);
      return timingSafeEqual(Buffer.from(expected), Buffer.from(proof));
    },
    enter: (visitor, nonces) => {
      if (inside !== null) {
        if (now() - inside.visitor.lastHeard() < silentMs)
          return err('conflict', say('agent.another-window'));
        inside.visitor.expel(say('agent.another-window-came'));
      }
      const nextToken = randomHex();
      inside = { visitor, nextToken };
      return ok({ proof: proofOf(hmac, current, 'agent', nonces), nextToken });
    },
    settle: (visitor) => {
      if (inside?.visitor !== visitor || inside.nextToken === null) return;
      current = inside.nextToken;
      inside.nextToken = null;
    },
    leave: (visitor) => {
      if (inside?.visitor === visitor) inside = null;
    },
    occupied: () => inside !== null,
  };
};
