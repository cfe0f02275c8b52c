/** `2026-11-24 03:00:00 UTC`; a text that is no time is shown as it is. */
export const timeText = (iso: string): string => {
  const at = Date.parse(iso);
  return Number.isNaN(at)
    ? iso
    : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};

/** `03:00:00`, in UTC, where the day is clear. */
export const clockText = (iso: string): string => {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : new Date(at).toISOString().slice(11, 19);
};

/** `41 s`, `12 min`, `3 h 05 min`; a span that is negative, because a clock was set back, counts as none. */
export const spanText = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
};
