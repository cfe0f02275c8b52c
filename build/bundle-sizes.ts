import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build, mergeConfig } from 'vite';

import { cacheDir, inRoot } from './support/paths.ts';
import { targets, viteConfig } from './targets.ts';

/** What the window is made of: its files, and who has how much of the code before it is compressed. `npm run build:sizes` */
const work = join(cacheDir, 'bundle-sizes');
const target = targets.find(({ name }) => name === 'renderer');
if (target === undefined) throw new Error('there is no window to build');

const shares = new Map<string, number>();
const ownerOf = (id: string): string => {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? id;
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (dependency !== undefined) return dependency.replace(/^(@[^/]+)\/.*/, '$1/*');
  const own = path.startsWith(inRoot().replaceAll('\\', '/'))
    ? path.slice(inRoot().length + 1).split('/')[0]
    : undefined;
  return own ?? 'bundler';
};

process.env['NODE_ENV'] = 'production';
try {
  await build(
    mergeConfig(viteConfig(target, work, { debug: false }), {
      plugins: [
        {
          name: 'shares',
          generateBundle(
            _options: unknown,
            bundle: Readonly<
              Record<
                string,
                { readonly modules?: Readonly<Record<string, { readonly renderedLength: number }>> }
              >
            >,
          ) {
            for (const { modules = {} } of Object.values(bundle))
              for (const [id, { renderedLength }] of Object.entries(modules))
                shares.set(ownerOf(id), (shares.get(ownerOf(id)) ?? 0) + renderedLength);
          },
        },
      ],
    }),
  );
  const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`.padStart(10);
  const files = readdirSync(work, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, path: join(work, name) }))
    .filter(({ path }) => statSync(path).isFile() && !path.endsWith('.md'))
    .map(({ name, path }) => ({ name, bytes: readFileSync(path) }))
    .toSorted((one, other) => other.bytes.length - one.bytes.length);
  for (const { name, bytes } of files)
    console.log(`${kib(bytes.length)} ${kib(gzipSync(bytes).length)} compressed  ${name}`);
  console.log('\nshare of the code, before it is made small:');
  const sorted = [...shares].toSorted(([, one], [, other]) => other - one);
  for (const [owner, bytes] of sorted.slice(0, 15)) console.log(`${kib(bytes)}  ${owner}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
