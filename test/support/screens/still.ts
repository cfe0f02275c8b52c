import type { Page } from 'playwright';

/** How long a page may go on moving; a transition of the wizard takes less than half a second. */
const stillMs = 5_000;

/**
 * Waits until what a change of size or theme brings has been drawn: no transition is under way, and two frames have passed.
 *
 * On a loaded machine the change can reach the page frames after the call for it has returned, and the transition it sets off begins only then; so the frames come first, and once more at the end. What moves without end (a spinner) is not waited for.
 */
export const stands = (page: Page): Promise<void> =>
  page.evaluate(async (limitMs) => {
    const frames = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
    const isMoving = (): boolean =>
      document
        .getAnimations()
        .some(
          ({ playState, pending, effect }) =>
            (playState === 'running' || pending) &&
            Number.isFinite(Number(effect?.getComputedTiming().endTime)),
        );
    const until = performance.now() + limitMs;
    await frames();
    while (isMoving() && performance.now() < until) await frames();
    await frames();
  }, stillMs);

/** Changes the media, waits until the page has taken notice of each, and stands still. */
export const emulate = async (
  page: Page,
  media: {
    readonly colorScheme: 'light' | 'dark';
    readonly forcedColors: 'none' | 'active';
  },
): Promise<void> => {
  await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
  await page.waitForFunction(
    ({ colorScheme, forcedColors }) =>
      matchMedia(`(prefers-color-scheme: ${colorScheme})`).matches &&
      matchMedia(`(forced-colors: ${forcedColors})`).matches &&
      matchMedia('(prefers-reduced-motion: reduce)').matches,
    media,
  );
  await stands(page);
};
