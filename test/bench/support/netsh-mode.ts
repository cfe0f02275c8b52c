import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { onDrive } from './exchange-files.ts';

/** How netsh misbehaves from now on. Without `match` in every call, of every table. */
export type NetshMode = {
  /** Only calls whose arguments contain all of these texts. */
  readonly match?: readonly string[];
  readonly delayMs?: number;
  /** Ends with this code; a change is refused. */
  readonly exitCode?: number;
  /** Shows that many exclusions which do not exist. */
  readonly rows?: number;
  readonly output?:
    | 'garbled'
    | 'truncated'
    | 'empty'
    | 'utf-16'
    | 'ansi'
    | 'past-the-end'
    | 'no-effect';
  /** Of a netsh without arguments: it never prints its prompt, or ends at the next command, before it has carried it out. */
  readonly prompt?: 'none' | 'dies';
  /** Prints these bytes and does nothing else. */
  readonly reply?: Uint8Array | string;
};

const folder = 'C:\\bench\\netsh';

/** Sets the mode; null makes netsh honest again. Files, because the product gives netsh an environment of its own. */
export const setNetshMode = (driveC: string, mode: NetshMode | null): void => {
  const knobs = onDrive(driveC, `${folder}\\knobs.txt`);
  if (mode === null) return rmSync(knobs, { force: true });
  if (mode.reply !== undefined) writeFileSync(onDrive(driveC, `${folder}\\reply.bin`), mode.reply);
  const lines = [
    ...(mode.match ?? []).map((text) => `match ${text}`),
    ...(mode.delayMs === undefined ? [] : [`delay ${mode.delayMs}`]),
    ...(mode.exitCode === undefined ? [] : [`exit ${mode.exitCode}`]),
    ...(mode.rows === undefined ? [] : [`rows ${mode.rows}`]),
    ...(mode.prompt === undefined ? [] : [`prompt ${mode.prompt}`]),
    `output ${mode.reply === undefined ? (mode.output ?? 'honest') : 'reply'}`,
  ];
  writeFileSync(knobs, `${lines.join('\n')}\n`);
};

/** Calls of netsh since the last time they were forgotten, one a line: arguments, then the PATH it was given. A command at the prompt has `netsh>` before it. */
export const netshCalls = (driveC: string): readonly string[] => {
  const file = onDrive(driveC, `${folder}\\calls.txt`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
};

export const forgetNetshCalls = (driveC: string): void =>
  rmSync(onDrive(driveC, `${folder}\\calls.txt`), { force: true });
