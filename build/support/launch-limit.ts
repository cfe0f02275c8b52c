/** How long one attempt to start Electron for a test may take, in milliseconds. A healthy start takes two to five seconds on a loaded machine; one that hangs never comes to an end. */
export const launchAttemptMs = 25_000;

/**
 * Whether an error that nobody caught is what Playwright leaves of a start that was given up: beside the promise that it answers with, it abandons three that wait for lines of the same process. What a test itself waits for carries the name of the call before these words.
 */
export const isLeftOfLaunch = ({
  name,
  message,
}: {
  readonly name?: string;
  readonly message?: string;
}): boolean => name === 'TimeoutError' && message === `Timeout ${launchAttemptMs}ms exceeded.`;
