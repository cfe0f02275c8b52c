/** How many times as fast as the real clock that of a rehearsal server can run. */
export const rehearsalSpeeds = [1, 5, 20, 60] as const;

/** The fastest that an agent accepts. */
export const fastestSpeed = 60;
