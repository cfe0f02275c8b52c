/** Milliseconds between 1601-01-01, where FILETIME begins, and 1970-01-01. */
const epochMs = 11_644_473_600_000n;
/** The end of the year 9999, after which ISO 8601 needs six digits. */
const lastMs = 253_402_300_799_999n;

/** ISO 8601 time of a FILETIME (100 ns since 1601, UTC); null for 0 and for times beyond the year 9999. */
export const decodeFileTime = (memory: Buffer): string | null => {
  const ticks = memory.readBigUInt64LE(0);
  const milliseconds = ticks / 10_000n - epochMs;
  if (ticks === 0n || milliseconds > lastMs) return null;
  return new Date(Number(milliseconds)).toISOString();
};
