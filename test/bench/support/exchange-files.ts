import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { compileProgram } from './compile.ts';
import { exchangeFolder, type BenchService } from './exchange-services.ts';

/** The Linux path of a file on the Windows drive. */
export const onDrive = (driveC: string, path: string): string =>
  join(driveC, ...path.replace(/^C:\\/i, '').split('\\'));

/** What lies on the installation medium and replaces what is on the server. */
export const mediumFiles = 'C:\\ExchangeMedia\\Files';

/** Puts the programs of the bench where Windows and Exchange have theirs. */
export const writePrograms = async (
  driveC: string,
  services: readonly BenchService[],
): Promise<void> => {
  const service = await compileProgram('service');
  for (const { path } of services) place(service, onDrive(driveC, path));
  place(await compileProgram('exsetup'), onDrive(driveC, `${exchangeFolder}\\Bin\\ExSetup.exe`));
  place(
    await compileProgram('exsetup-updated'),
    onDrive(driveC, `${mediumFiles}\\Bin\\ExSetup.exe`),
  );
  place(await compileProgram('netsh'), onDrive(driveC, 'C:\\windows\\system32\\netsh.exe'));
  for (const name of ['control', 'holder', 'block', 'keep'] as const)
    place(await compileProgram(name), onDrive(driveC, programPath(name)));
  place(await compileProgram('setup'), onDrive(driveC, setupPath));
  place(await compileProgram('traffic'), onDrive(driveC, trafficPath));
  // What somebody looks for who has read "a program on the Exchange server holds the port".
  place(await compileProgram('holder'), onDrive(driveC, holderPath));
  for (const folder of ['C:\\bench\\netsh', 'C:\\bench\\holders'])
    mkdirSync(onDrive(driveC, folder), { recursive: true });
};

/** Windows path of a tool of the bench. */
export const programPath = (name: 'control' | 'holder' | 'block' | 'keep'): string =>
  `C:\\bench\\tools\\${name}.exe`;

/** The captor poses as an agent of some monitoring product. */
export const holderPath = 'C:\\Program Files\\Contoso\\Monitoring Agent\\contoso-monitor.exe';

/** The stand-in of Exchange's Setup, on the installation medium. */
export const setupPath = 'C:\\ExchangeMedia\\Setup.exe';

/** Poses as a product that keeps many connections to the directory. */
export const trafficPath = 'C:\\Program Files\\Contoso\\Directory Sync\\contoso-sync.exe';

/**
 * Copies, never links: Wine knows a running program by its file, and for links of one file it answers with the path of
 * whichever was opened first.
 */
const place = (program: string, target: string): void => {
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  copyFileSync(program, target);
};

/** Exclusions that setup makes by itself: the front-end ports of POP and IMAP, in both families and stores. */
export const setupExclusions = [110, 143, 993, 995] as const;

export const writeExclusions = (driveC: string): void => {
  const rows = ['ipv4', 'ipv6'].flatMap((family) =>
    ['active', 'persistent'].flatMap((store) =>
      setupExclusions.map((port) => `${family} tcp ${store} ${port} ${port} administered\n`),
    ),
  );
  writeFileSync(onDrive(driveC, 'C:\\bench\\netsh\\exclusions.txt'), rows.join(''));
};
