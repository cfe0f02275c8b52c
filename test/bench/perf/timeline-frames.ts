import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import react from '@vitejs/plugin-react';
import { _electron, type CDPSession, type Page } from 'playwright';
import { build } from 'vite';

import { ensureElectron } from '../../../build/ensure-electron.ts';
import { startDisplay } from '../../../build/support/display.ts';
import { cacheDir, inRoot } from '../../../build/support/paths.ts';
import { quantile } from '../support/quantile.ts';

/**
 * Time from frame to frame while the timeline of a long update is dragged, zoomed and searched: `npm run bench:timeline`.
 *
 * The picture stands alone in a window, with the same code and styles as in the wizard. `--pictures DIR` leaves screenshots.
 */
const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '10000' },
    theme: { type: 'string', default: 'light' },
    pictures: { type: 'string' },
  },
});

const application = inRoot('test', 'bench', 'perf', 'timeline-window');
const built = join(cacheDir, 'timeline-window');

const buildPage = async (): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: application,
    base: './',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: built, emptyOutDir: true, target: 'chrome114', chunkSizeWarningLimit: 4_000 },
  });
  return join(built, 'index.html');
};

type Frames = {
  /** Milliseconds from frame to frame. */
  readonly times: readonly number[];
  /** Processor time of the page's main thread, in milliseconds for each frame: a busy machine delays frames, but adds nothing to this. */
  readonly work: number;
};

/** Processor time that the main thread has used, in milliseconds. */
const usedBy = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
};

/** What the frames cost while `act` goes on. */
const framesDuring = async (page: Page, act: () => Promise<void>): Promise<Frames> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await usedBy(session);
  await page.evaluate(() => {
    const times: number[] = [];
    Reflect.set(globalThis, 'frameTimes', times);
    const next = (at: number): void => {
      times.push(at);
      if (Reflect.get(globalThis, 'frameTimes') === times) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await act();
  const times = await page.evaluate((): number[] => {
    const kept: unknown = Reflect.get(globalThis, 'frameTimes');
    Reflect.set(globalThis, 'frameTimes', null);
    return Array.isArray(kept) ? kept.map(Number) : [];
  });
  const used = (await usedBy(session)) - before;
  await session.detach();
  const between = times.slice(1).map((at, index) => at - (times[index] ?? at));
  return { times: between, work: used / Math.max(1, between.length) };
};

const line = (name: string, { times: frames, work }: Frames): string => {
  const late = frames.filter((ms) => ms > 1_000 / 60 + 4).length;
  const part = (share: number): string => quantile(frames, share).toFixed(1);
  return `${name.padEnd(22)} ${frames.length} frames, median ${part(0.5)} ms, 95 % ${part(0.95)} ms, longest ${Math.max(...frames).toFixed(1)} ms, late ${late}; work ${work.toFixed(1)} ms a frame`;
};

const picture = async (page: Page, name: string): Promise<void> => {
  if (values.pictures === undefined) return;
  const path = join(values.pictures, `timeline-${values.theme}-${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await page.screenshot());
};

const index = await buildPage();
const { path, version, official } = await ensureElectron();
const display = await startDisplay();
if (display.name !== null) process.env['DISPLAY'] = display.name;
const userData = mkdtempSync(join(tmpdir(), 'cu-preflight-timeline-'));
const app = await _electron.launch({
  executablePath: path,
  args: [application, `--user-data-dir=${userData}`, '--allow-file-access-from-files'],
  env: {
    ...process.env,
    TIMELINE_PAGE: index,
    TIMELINE_QUERY: `changes=${values.changes}&theme=${values.theme}`,
  },
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const page = await app.firstWindow();
  page.on('pageerror', (error) => console.error(error.message));
  const slider = page.getByRole('slider', { name: 'Timeline of the update' });
  await slider.waitFor();
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The timeline is not drawn.');
  await picture(page, 'whole');
  const [x, y] = [box.x + box.width * 0.6, box.y + 60];
  const drag = async (): Promise<void> => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; step <= 120; step += 1)
      await page.mouse.move(x + 300 * Math.sin(step / 12), y);
    await page.mouse.up();
  };
  const wheel = async (deltaY: number, times: number): Promise<void> => {
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    for (let step = 0; step < times; step += 1) await page.mouse.wheel(0, deltaY);
    await page.keyboard.up('Control');
  };
  const lines: string[] = [];
  await slider.focus();
  await page.keyboard.press('Home');
  lines.push(line('rest', await framesDuring(page, () => page.waitForTimeout(2_000))));
  // All but a twentieth of the 10,000 are seen while this is dragged: the most that can be drawn.
  await page.keyboard.press('+');
  await picture(page, 'zoomed');
  lines.push(line('drag, most in view', await framesDuring(page, drag)));
  lines.push(
    line(
      'zoom with the wheel',
      await framesDuring(page, async () => {
        await wheel(-60, 20);
        await wheel(60, 20);
      }),
    ),
  );
  await wheel(-200, 3);
  await picture(page, 'near');
  lines.push(line('drag, zoomed in', await framesDuring(page, drag)));
  lines.push(
    line(
      'marker by keys',
      await framesDuring(page, async () => {
        for (let step = 0; step < 100; step += 1) await page.keyboard.press('ArrowRight');
      }),
    ),
  );
  await picture(page, 'marker');
  console.log(
    [
      ...lines,
      `Measured on: Electron ${version}${official ? '' : ' (fallback)'}, ${values.changes} changes, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, drawn by software, ${process.platform} ${release()}, ${new Date().toISOString().slice(0, 10)}.`,
    ].join('\n'),
  );
} finally {
  await app.close();
  await display.close();
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
}
