// What the fallback Electron has in place of Electron's default application: loads the application folder that is named
// on the command line (`electron <folder> …`), and supplies what its Node 18 lacks. See build/electron-fallback.ts.
'use strict';

const { app } = require('electron');
const { readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const events = require('node:events');
const stream = require('node:stream');

stream.getDefaultHighWaterMark ??= (objectMode) => (objectMode ? 16 : 64 * 1024);
events.addAbortListener ??= (signal, listener) => {
  if (signal.aborted) queueMicrotask(() => listener());
  else signal.addEventListener('abort', listener, { once: true });
  return {
    [Symbol.dispose ?? Symbol.for('nodejs.dispose')]: () =>
      signal.removeEventListener('abort', listener),
  };
};

/** The application folder is the first argument that is a folder: switches, Playwright's too, may stand before it. */
const folder = process.argv
  .slice(1)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => resolve(argument))
  .find((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());

if (folder === undefined) {
  console.error('usage: electron <application folder> [arguments]');
  app.exit(64);
} else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  app.setAppPath(folder);
  require(join(folder, manifest.main));
}
