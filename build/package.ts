import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { build, Platform } from 'electron-builder';

import { buildAll } from './build.ts';
import { electronBuilderConfig } from './electron-builder-config.ts';
import { ensureElectron } from './ensure-electron.ts';
import { isMainModule } from './support/main-module.ts';
import { cacheDir, inRoot } from './support/paths.ts';
import { targetNames } from './targets.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

/**
 * Packs the built application for this platform into `output`: an installer, a portable program and the unpacked folder on Windows,
 * the unpacked folder alone on Linux.
 *
 * @returns the folder of the unpacked application
 */
export async function packageApplication(output: string): Promise<string> {
  await buildAll();
  const electron = await ensureElectron();
  if (!electron.official) {
    console.error(
      `package: PACKED WITH THE FALLBACK ELECTRON ${electron.version}. This is a test of the packaging; do not give it to anyone.`,
    );
  }
  rmSync(output, { recursive: true, force: true });
  const notices = join(cacheDir, 'THIRD-PARTY-NOTICES.md');
  writeFileSync(notices, thirdPartyNotices(targetNames));
  const windows = process.platform === 'win32';
  await build({
    projectDir: inRoot(),
    targets: (windows ? Platform.WINDOWS : Platform.LINUX).createTarget(),
    publish: 'never',
    config: electronBuilderConfig({
      electronDist: dirname(electron.path),
      electronVersion: electron.version,
      official: electron.official,
      notices,
      output,
    }),
  });
  return `${output}/${windows ? 'win' : 'linux'}-unpacked`;
}

if (isMainModule(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const folder = await packageApplication(values.out ?? inRoot('out', 'package'));
  console.log(`package: the application is in ${folder}`);
}
