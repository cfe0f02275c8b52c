import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'vite';

import { viteConfig } from '../../../build/targets.ts';
import { onDrive } from './exchange-files.ts';
import { appFolder } from './prefix.ts';
import type { Windows } from './windows.ts';

/** Node for Windows on a bench. */
export const nodeProgram = `${appFolder}\\node.exe`;

/** Builds a program of this repository as the agent is built, and puts it where it finds koffi. Answers its Windows path. */
export const installProgram = async (
  driveC: string,
  name: string,
  entry: string,
): Promise<string> => {
  const target = { name: 'agent', entry, sources: [], output: '' } as const;
  await build(viteConfig(target, join(onDrive(driveC, appFolder), name), { debug: true }));
  return `${appFolder}\\${name}\\agent.cjs`;
};

/**
 * Runs such a program with a request file and the name of an answer file as its arguments, and answers what it wrote.
 *
 * Rejects with what the program left in ANSWER.error. Files, because Node has no pipes in Wine.
 */
export const askProgram = async (
  windows: Windows,
  program: string,
  request: unknown,
  timeoutMs = 120_000,
): Promise<unknown> => {
  const base = 'C:\\bench\\request';
  const [asked, answered] = [
    onDrive(windows.driveC, base),
    onDrive(windows.driveC, `${base}.answer`),
  ];
  for (const file of [answered, `${answered}.error`]) rmSync(file, { force: true });
  writeFileSync(asked, JSON.stringify(request));
  const args = [nodeProgram, program, base, `${base}.answer`];
  const ended = await windows.run(args, { timeoutMs, outputFile: windows.logFile('programs') });
  if (ended.code === 0 && existsSync(answered)) return JSON.parse(readFileSync(answered, 'utf8'));
  const error = `${answered}.error`;
  throw new Error(
    `exit code ${ended.code}: ${existsSync(error) ? readFileSync(error, 'utf8') : ''}`,
  );
};
