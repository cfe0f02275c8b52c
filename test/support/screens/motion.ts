import type { Page } from 'playwright';

/** Begins to note, frame by frame, what moves on the page although the system asks for no motion. */
export const watchMotion = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = new Set<string>();
    Reflect.set(window, 'motionSeen', seen);
    const look = (): void => {
      for (const animation of document.getAnimations()) {
        const timing = animation.effect?.getComputedTiming();
        // What has no length at all is an end state that is set, and no motion.
        const lasts = Number(timing?.duration ?? 0) * Math.min(timing?.iterations ?? 1, 1_000);
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        if (lasts > 20 && animation.playState === 'running')
          seen.add(`${lasts} ms: ${target?.outerHTML.slice(0, 160) ?? 'unknown'}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });

/** What moved since `watchMotion`. */
export const motionSeen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(Reflect.get(window, 'motionSeen') as ReadonlySet<string>)]);
