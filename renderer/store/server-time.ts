/** What is known of the server's clock. */
export type ServerClock = {
  /** The server's clock minus this machine's, in milliseconds; that of a rehearsal server can be hours ahead. */
  readonly clockOffsetMs: number;
  /** When that was so, on this machine's clock. */
  readonly clockReadAt: number;
  /** How many times as fast as this machine's clock the server's runs; null where that cannot be set. */
  readonly speed: number | null;
};

/** What the server's clock shows at a moment of this machine's. */
export const serverTime = (
  { clockOffsetMs, clockReadAt, speed }: ServerClock,
  localNow: number,
): Date => new Date(localNow + clockOffsetMs + (localNow - clockReadAt) * ((speed ?? 1) - 1));
