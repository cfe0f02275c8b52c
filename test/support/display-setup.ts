import { startDisplay } from '../../build/support/display.ts';

/**
 * Gives a ring that opens windows a display of its own, so that a run neither needs a desktop nor disturbs one.
 *
 * Where Xvfb is missing, the tests that need a display say so themselves.
 */
export async function setup(): Promise<() => Promise<void>> {
  try {
    const display = await startDisplay();
    if (display.name !== null) process.env['DISPLAY'] = display.name;
    return display.close;
  } catch (error) {
    console.error(
      `no display for windows: ${error instanceof Error ? error.message : String(error)}`,
    );
    return async () => {};
  }
}
