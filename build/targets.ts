import { builtinModules } from 'node:module';
import { join } from 'node:path';

import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

import { inRoot } from './support/paths.ts';

export const targetNames = ['renderer', 'preload', 'main', 'agent', 'cli'] as const;
export type TargetName = (typeof targetNames)[number];

/** One program of the product, and what its content depends on. */
export type Target = {
  readonly name: TargetName;
  /** The file the bundler starts from, relative to the checkout. */
  readonly entry: string;
  /** Folders whose content goes into the result. */
  readonly sources: readonly string[];
  /** The file that must exist afterwards, relative to `dist/<name>`. */
  readonly output: string;
};

export const targets: readonly Target[] = [
  {
    name: 'renderer',
    entry: 'renderer/index.html',
    sources: ['renderer', 'shared'],
    output: 'index.html',
  },
  {
    name: 'preload',
    entry: 'electron/preload/preload.ts',
    sources: ['electron/preload', 'shared'],
    output: 'preload.cjs',
  },
  {
    name: 'main',
    entry: 'electron/main/main.ts',
    sources: ['electron/main', 'shared'],
    output: 'main.cjs',
  },
  {
    name: 'agent',
    entry: 'electron/agent/agent.ts',
    sources: ['electron/agent', 'shared'],
    output: 'agent.cjs',
  },
  {
    name: 'cli',
    entry: 'electron/cli/cli.ts',
    sources: ['electron/cli', 'electron/agent', 'shared'],
    output: 'cli.cjs',
  },
];

export type BuildOptions = {
  /** Source maps and readable code, for debugging; releases have neither. */
  readonly debug: boolean;
};

// Chromium 114 and Node 18 are what the fallback Electron has (see ensure-electron.ts); all that ships is newer.
const oldestChromium = 'chrome114';
const oldestNode = 'node18';

/** Written beside each program: the licences of everything that is bundled into it. */
export const licenseFile = 'licenses.md';

/** What stays a `require` at run time: Node itself, and what cannot or must not be bundled. */
const externals: Readonly<Record<Exclude<TargetName, 'renderer'>, readonly string[]>> = {
  // A sandboxed preload can require nothing else.
  preload: ['electron'],
  main: ['electron'],
  // A native addon finds its binary beside its own files.
  agent: ['koffi'],
  cli: ['koffi'],
};

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** The Vite configuration that builds `target` into `outDir`. */
export function viteConfig(target: Target, outDir: string, options: BuildOptions): InlineConfig {
  const common: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    mode: options.debug ? 'development' : 'production',
    define: {
      'process.env.NODE_ENV': JSON.stringify(options.debug ? 'development' : 'production'),
    },
  };
  const output = {
    outDir,
    emptyOutDir: true,
    sourcemap: options.debug,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    license: { fileName: licenseFile },
  };
  if (target.name === 'renderer') {
    return {
      ...common,
      root: inRoot('renderer'),
      // Relative addresses: the window is served from the application's own scheme.
      base: './',
      plugins: [react()],
      build: {
        ...output,
        target: oldestChromium,
        minify: !options.debug,
        // What the first picture needs is one file: each costs a way through the shell. What is loaded later is another.
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
        },
        // Small pictures become data: addresses, which the content policy allows for images; fonts do not.
        chunkSizeWarningLimit: 2_000,
      },
    };
  }
  const external = externals[target.name];
  return {
    ...common,
    root: inRoot(),
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: [] },
    build: {
      ...output,
      ssr: true,
      target: oldestNode,
      // Stack traces in an operator's log are worth more than some kilobytes.
      minify: false,
      rolldownOptions: {
        input: { [target.name]: join(inRoot(), target.entry) },
        external: [...external, ...(target.name === 'preload' ? [] : nodeModules)],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          ...(target.name === 'preload' ? { codeSplitting: false } : {}),
          ...(target.name === 'cli' ? { banner: '#!/usr/bin/env node' } : {}),
        },
      },
    },
  };
}
