/** A span of time for people, to the second below ten minutes. Never negative, also when the clock was set back. */
export const spanText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return `${minutes} min ${seconds % 60} s`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** The span between two times; `to` null: until now. What has ended within a second is told in milliseconds. */
export const spanBetween = (from: string, to: string | null, now: Date): string => {
  const ms = (to === null ? now.getTime() : Date.parse(to)) - Date.parse(from);
  return to !== null && ms >= 0 && ms < 1_000 ? `${ms} ms` : spanText(ms);
};
