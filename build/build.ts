import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'vite';

import { contentHash } from './support/content-hash.ts';
import { isMainModule } from './support/main-module.ts';
import { cacheDir, inRoot } from './support/paths.ts';
import { targetNames, targets, viteConfig, type BuildOptions, type Target } from './targets.ts';

/** What a change of makes every result stale, whatever it was built from. */
const recipe = ['package-lock.json', 'build/build.ts', 'build/targets.ts', 'build/support'];

const stampName = '.built-from';

export type BuildRequest = Partial<BuildOptions> & {
  /** Build also what is up to date. */
  readonly force?: boolean;
  /** Only these programs; all of them by default. */
  readonly only?: readonly string[];
};

/** Builds what is not up to date into `dist/`, and answers with the names of what was built. */
export async function buildAll(request: BuildRequest = {}): Promise<string[]> {
  const options: BuildOptions = { debug: request.debug ?? false };
  const built: string[] = [];
  for (const target of targets) {
    if (request.only !== undefined && !request.only.includes(target.name)) continue;
    const hash = contentHash([...target.sources, ...recipe], JSON.stringify(options));
    if (request.force !== true && stampOf(target) === hash) continue;
    await buildOne(target, hash, options);
    built.push(target.name);
  }
  return built;
}

async function buildOne(target: Target, hash: string, options: BuildOptions): Promise<void> {
  if (!existsSync(inRoot(target.entry))) {
    throw new Error(`${target.name}: nothing to build, ${target.entry} does not exist`);
  }
  const started = performance.now();
  const work = join(cacheDir, 'build', `${target.name}-${process.pid}`);
  try {
    await inMode(options.debug ? 'development' : 'production', () =>
      build(viteConfig(target, work, options)),
    );
    if (!existsSync(join(work, target.output))) {
      throw new Error(`${target.name}: the build left no ${target.output}`);
    }
    if (target.name === 'cli') chmodSync(join(work, target.output), 0o755);
    writeFileSync(join(work, stampName), hash);
    putInPlace(work, inRoot('dist', target.name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log(`built ${target.name} in ${Math.round(performance.now() - started)} ms`);
}

/** Vite believes NODE_ENV more than its own mode. Under a test runner it is `test`, and the window would be compiled for a React that is not bundled: it would stay white. */
async function inMode(mode: string, work: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = mode;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function stampOf(target: Target): string | undefined {
  const folder = inRoot('dist', target.name);
  if (!existsSync(join(folder, target.output))) return undefined;
  try {
    return readFileSync(join(folder, stampName), 'utf8');
  } catch {
    return undefined;
  }
}

/** Whoever reads `dist` sees the old result or the new one, never half of one. */
function putInPlace(work: string, target: string): void {
  mkdirSync(join(target, '..'), { recursive: true });
  // Two builds at the same time are both right; the second to arrive wins.
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmSync(target, { recursive: true, force: true, maxRetries: 5 });
      renameSync(work, target);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

if (isMainModule(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: {
      force: { type: 'boolean', default: false },
      debug: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !targetNames.some((known) => known === name));
  if (unknown.length > 0) {
    console.error(`No such program: ${unknown.join(', ')}. There are: ${targetNames.join(', ')}.`);
    process.exit(2);
  }
  const built = await buildAll({
    force: values.force,
    debug: values.debug,
    ...(positionals.length > 0 ? { only: positionals } : {}),
  });
  if (built.length === 0) console.log('build: everything is up to date');
}
