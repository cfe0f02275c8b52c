import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { catalogues } from '../../shared/texts/texts.ts';
import { looseTexts } from '../support/texts/loose-texts.ts';

/** What the finder takes for a text and is none, or is none for the reader of window, report or terminal. */
const exceptions: readonly { readonly file: RegExp; readonly text: RegExp }[] = [
  // Styles and selectors.
  {
    file: /\.tsx?$/,
    text: /^@media |^\(prefers-color-scheme|^main h1$|sans-serif|monospace|^text\/\w+; charset/,
  },
  { file: /^shared\/report\/html\/style\.ts$/, text: /./ },
  // Words that a redaction must not replace.
  { file: /^shared\/report\/redact\/stand-ins\.ts$/, text: /^access account / },
  // The shell's log, and its command line, which only scripts and maintainers see.
  {
    file: /^electron\/main\/(?:agent\/(?:agent-process|open-agent)|app\/[\w-]+|ipc\/answer|modes\/print-file|report\/print-pdf)\.ts$/,
    text: /./,
  },
  { file: /^electron\/main\/modes\/wizard\.ts$/, text: /is open already; its window/ },
  // Prototypes in C, and names that Windows gives.
  { file: /^electron\/agent\/server\/windows\/win32\/(?:signatures|bindings)\.ts$/, text: /./ },
  {
    file: /^electron\/agent\/server\/windows\/(?:command|read)\//,
    text: /^(?:cu-preflight watch|Port LDAP|Port SSL|Service Control Manager)$/,
  },
  // What Windows and Setup say on a rehearsal server.
  { file: /^electron\/agent\/server\/simulated\//, text: /./ },
  { file: /^renderer\/app\/top-bar\.tsx$/, text: /^cu-preflight$/ },
];

const folders = ['renderer', 'shared', 'electron/main', 'electron/cli', 'electron/agent'];

describe('the texts for readers', () => {
  it('stand in the catalogues and nowhere else', () => {
    const loose = looseTexts(folders).filter(
      ({ file, text }) =>
        !file.startsWith('shared/texts/') &&
        !exceptions.some((one) => one.file.test(file) && one.text.test(text)),
    );
    expect(loose.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
  });

  it('are all used', () => {
    const code = ['shared', 'renderer', 'electron'].flatMap(sources).join('\n');
    // An id whose last part is chosen by a code: `verdict.${verdict}`.
    const patterns = [...code.matchAll(/`([\w-]+\.[\w.-]*)\$\{[^`]*?\}([\w.-]*)`/g)].map(
      ([, start = '', end = '']) => ({ start, end }),
    );
    const unused = Object.keys(catalogues.en).filter(
      (id) =>
        !code.includes(`'${id}'`) &&
        !patterns.some(({ start, end }) => id.startsWith(start) && id.endsWith(end)),
    );
    expect(unused).toEqual([]);
  });
});

const sources = (folder: string): readonly string[] =>
  readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^texts\/(en|fr)\//.test(name))
    .map((name) => readFileSync(join(inRoot(folder), name), 'utf8'));
