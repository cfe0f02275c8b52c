import { protocolVersion } from './frames.ts';

/** HMAC-SHA-256 as 64 hexadecimal digits; the key is given in hexadecimal digits too. Node has it in `node:crypto`, which shared code cannot import. */
export type Hmac = (keyHex: string, text: string) => string;

/** The two ends of a connection. */
export type Role = 'agent' | 'client';

export type Nonces = { readonly agent: string; readonly client: string };

/**
 * The proof that one end knows the token, bound to this connection by both nonces.
 *
 * The role is part of what is proved, so that neither end can be answered with its own proof.
 */
export const proofOf = (hmac: Hmac, token: string, role: Role, nonces: Nonces): string =>
  hmac(token, `cu-preflight/${protocolVersion}/${role}/${nonces.agent}/${nonces.client}`);

/** A token or nonce: 32 random bytes in hexadecimal digits. */
export const isToken = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Compares two proofs in a time that does not depend on where they differ. */
export const sameProof = (left: string, right: string): boolean => {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1)
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
};
