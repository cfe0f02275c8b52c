import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inRoot } from '../../../build/support/paths.ts';
import type { ActionResult } from '../../../electron/agent/server/server.ts';
import type { EvidenceItem, Service } from '../../../shared/evidence/schema.ts';
import type { Fact } from '../../../shared/facts/fact.ts';
import { readNative } from '../../../shared/facts/read-item.ts';
import { nodeProgram, startWineMachine, type WineMachine } from './environment.ts';
import { hexadecimal, quoted } from './registry-file.ts';
import type { DriverRequest, DriverStep } from './steps.ts';

/** Where Exchange lies on the machine. */
export const exchangeFolder = 'C:\\Program Files\\Microsoft\\Exchange Server\\V15';
/** The program of the POP3 back end. */
export const backEndImage = `${exchangeFolder}\\ClientAccess\\PopImap\\Microsoft.Exchange.Pop3service.exe`;
const setupKey = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ExchangeServer\\v15';
const adamKey =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\ADAM_MSExchange\\Parameters';

const services = [
  {
    name: 'DirectoryStandIn',
    displayName: 'Directory',
    path: 'C:\\Directory\\directory.exe',
    start: 2,
    listen: 'loopback:3268',
  },
  {
    name: 'MSExchangeADTopology',
    displayName: 'Microsoft Exchange Active Directory Topology',
    path: `${exchangeFolder}\\Bin\\MSExchangeADTopologyService.exe`,
    start: 2,
    listen: 'loopback:890',
  },
  {
    name: 'MSExchangePOP3BE',
    displayName: 'Microsoft Exchange POP3-Back-End für <Tests>',
    path: backEndImage,
    start: 2,
    dependsOn: ['MSExchangeADTopology'],
    listen: 'any:9955',
  },
  {
    name: 'MSExchangeIMAP4BE',
    displayName: 'Microsoft Exchange IMAP4 Backend',
    path: `${exchangeFolder}\\ClientAccess\\PopImap\\Microsoft.Exchange.Imap4service.exe`,
    start: 3,
    listen: 'any:9933',
  },
  {
    name: 'MSExchangeHM',
    displayName: 'Microsoft Exchange Health Manager',
    path: `${exchangeFolder}\\Bin\\MSExchangeHMHost.exe`,
    start: 3,
    failWith: 1_114,
  },
] as const;

const registry = [
  '',
  `[${setupKey}\\Setup]`,
  `"MsiInstallPath"=${quoted(`${exchangeFolder}\\`)}`,
  ...Object.entries({
    MsiProductMajor: 15,
    MsiProductMinor: 2,
    MsiBuildMajor: 1544,
    MsiBuildMinor: 4,
  }).map(([name, value]) => `"${name}"=dword:${hexadecimal(value)}`),
  '',
  ...['MailboxRole', 'CafeRole'].flatMap((role) => [`[${setupKey}\\${role}]`, '']),
  `[${adamKey}]`,
  `"Port LDAP"=dword:${hexadecimal(50_389)}`,
  `"Port SSL"=dword:${hexadecimal(50_636)}`,
  '',
].join('\r\n');

/** A machine with a small Exchange server on it, and the Windows server (of the product) to be driven there. */
export type ExchangeMachine = WineMachine & {
  /** Performs steps one after the other in one Windows process, and answers with what each answered. */
  readonly perform: (
    steps: readonly DriverStep[],
    options?: DriverRequest['options'],
  ) => Promise<unknown[]>;
  readonly act: (step: DriverStep) => Promise<ActionResult>;
  readonly read: (
    step: Omit<Extract<DriverStep, { do: 'read' }>, 'do'>,
    options?: DriverRequest['options'],
  ) => Promise<EvidenceItem>;
  /** Decides what netsh prints for every table of a kind from now on. */
  readonly netshPrints: (
    table: 'dynamicport' | 'excludedportrange',
    bytes: Uint8Array | string,
    exitCode?: number,
    delayMs?: number,
  ) => void;
  /** Makes netsh refuse every change from now on. */
  readonly netshRefuses: (bytes: Uint8Array) => void;
  /** The calls of netsh since the last reset, one a line. */
  readonly netshCalls: () => string;
  readonly resetNetsh: () => void;
  /** Holds a port as the source port of a connection to the directory for the time of `work`. */
  readonly whileHeld: (
    family: 'ipv4' | 'ipv6',
    port: number,
    work: () => Promise<void>,
  ) => Promise<void>;
};

/** Starts the machine and waits until its services run. */
export const startExchangeMachine = async (): Promise<ExchangeMachine> => {
  const machine = await startWineMachine({
    services,
    registry,
    netsh: inRoot('test/bench/windows-server/scripted-netsh.c'),
  });
  try {
    return await prepare(machine);
  } catch (thrown) {
    await machine.stop();
    throw thrown;
  }
};

const prepare = async (machine: WineMachine): Promise<ExchangeMachine> => {
  const driver = await machine.install('driver', 'test/bench/windows-server/driver.ts');
  const holder = await machine.compile(inRoot('test/bench/support/win32/holder.c'), ['ws2_32']);
  copyFileSync(holder, join(machine.driveC, 'app', 'holder.exe'));
  const onC = (...parts: string[]): string => join(machine.driveC, ...parts);

  const perform: ExchangeMachine['perform'] = async (steps, options = {}) => {
    const answers = onC('answers.json');
    for (const file of [answers, `${answers}.error`]) rmSync(file, { force: true });
    writeFileSync(onC('request.json'), JSON.stringify({ options, steps } satisfies DriverRequest));
    const code = await machine.run([nodeProgram, driver, 'C:\\request.json', 'C:\\answers.json']);
    if (code === 0 && existsSync(answers))
      return JSON.parse(readFileSync(answers, 'utf8')) as unknown[];
    const error = `${answers}.error`;
    throw new Error(`exit code ${code}: ${existsSync(error) ? readFileSync(error, 'utf8') : ''}`);
  };
  for (const { name } of services.filter(({ start }) => start === 2)) {
    const [result] = (await perform([{ do: 'start', name }])) as ActionResult[];
    if (result?.exitCode !== 0) throw new Error(`${name} did not start: ${JSON.stringify(result)}`);
  }
  return {
    ...machine,
    perform,
    act: async (step) => (await perform([step]))[0] as ActionResult,
    read: async (step, options) =>
      (await perform([{ do: 'read', ...step }], options))[0] as EvidenceItem,
    netshPrints: (table, bytes, exitCode = 0, delayMs = 0) => {
      const reply = Buffer.concat([Buffer.from(`${exitCode} ${delayMs}\n`), Buffer.from(bytes)]);
      writeFileSync(onC('netsh', `${table}.bin`), reply);
    },
    netshRefuses: (bytes) => writeFileSync(onC('netsh', 'refuse.bin'), bytes),
    netshCalls: () => readFileSync(onC('netsh', 'calls.txt'), 'utf8'),
    resetNetsh: () => {
      for (const name of ['dynamicport.bin', 'excludedportrange.bin', 'refuse.bin', 'calls.txt'])
        rmSync(onC('netsh', name), { force: true });
    },
    whileHeld: async (family, port, work) => {
      const [ready, stop] = [`ready-${port}`, `stop-${port}`];
      const held = machine.run([
        'C:\\app\\holder.exe',
        family,
        String(port),
        '60000',
        `C:\\${ready}`,
        `C:\\${stop}`,
      ]);
      try {
        await appears(onC(ready));
        if (!readFileSync(onC(ready), 'utf8').startsWith('ok'))
          throw new Error(`${port}: ${readFileSync(onC(ready), 'utf8')}`);
        await work();
      } finally {
        writeFileSync(onC(stop), 'abort');
        await held;
        for (const name of [ready, stop]) rmSync(onC(name), { force: true });
      }
    },
  };
};

const appears = async (file: string): Promise<void> => {
  const deadline = Date.now() + 20_000;
  while (!existsSync(file)) {
    if (Date.now() > deadline) throw new Error(`${file} did not appear.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** The value of a fact, or an exception that says why it is not known. */
export const known = <T>(fact: Fact<T>): T => {
  if (!fact.known) throw new Error(fact.message);
  return fact.value;
};

/** A service as an evidence item shows it. */
export const serviceIn = (item: unknown, name: string): Service | undefined =>
  known(readNative('services', item as EvidenceItem)).find((service) => service.name === name);
