import { z } from 'zod';
import { errorCodes } from '../result.ts';
import { runEventSchema } from '../run/events.ts';

/** Version of the wire protocol; both ends must have the same. */
export const protocolVersion = 1;

/** Longest line that either end accepts, in characters. A longer one ends the connection. */
export const longestFrame = 64 * 1024 * 1024;

/** The same before the other end has proved that it knows the token: no stranger gets to fill the memory. */
export const longestStrangersFrame = 4_096;

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const wireError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.string().optional(),
});

/**
 * Frames from agent to client, one JSON object per line.
 *
 * The handshake proves on both sides that the other knows the token without sending it: each proof is an HMAC-SHA-256 over both nonces, keyed by the token.
 */
export const agentFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('challenge'), protocol: z.int(), nonce: hex }),
  z.object({
    kind: z.literal('welcome'),
    proof: hex,
    /** The token for the next connection: each one opens the door once. The old one counts until the first frame after this, before which the client keeps the new one. */
    nextToken: hex,
    agent: z.object({
      version: z.string(),
      pid: z.int(),
      target: z.string(),
      rehearsal: z.boolean(),
      elevated: z.boolean().nullable(),
    }),
  }),
  z.object({ kind: z.literal('refused'), error: wireError }),
  z.object({
    kind: z.literal('response'),
    id: z.int(),
    result: z.union([
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), error: wireError }),
    ]),
  }),
  z.object({ kind: z.literal('event'), event: runEventSchema }),
  z.object({ kind: z.literal('pong'), id: z.int() }),
]);
export type AgentFrame = z.infer<typeof agentFrameSchema>;
export type AgentIdentity = Extract<AgentFrame, { kind: 'welcome' }>['agent'];

/** Frames from client to agent. */
export const clientFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('auth'), protocol: z.int(), nonce: hex, proof: hex }),
  z.object({ kind: z.literal('request'), id: z.int(), method: z.string(), params: z.unknown() }),
  z.object({ kind: z.literal('ping'), id: z.int() }),
  /** The client leaves on purpose and does not come back; an agent that was started for it ends. */
  z.object({ kind: z.literal('goodbye') }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;
