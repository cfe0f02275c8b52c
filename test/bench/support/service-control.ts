import { programPath } from './exchange-files.ts';
import type { Windows } from './windows.ts';

const states = [
  'none',
  'stopped',
  'start-pending',
  'stop-pending',
  'running',
  'continue-pending',
  'pause-pending',
  'paused',
] as const;
const startTypes = ['boot', 'system', 'automatic', 'manual', 'disabled'] as const;

/** A service as the control manager shows it. */
export type ServiceStatus = {
  readonly name: string;
  /** Win32 error of the call itself; 0 where Windows accepted it. */
  readonly error: number;
  readonly state: (typeof states)[number];
  /** Windows process id, 0 where it does not run. */
  readonly pid: number;
  /** Why it ended, by its own account: 10048 for a port in use. */
  readonly win32ExitCode: number;
  readonly startType: (typeof startTypes)[number];
};

export type ServiceVerb =
  | 'query'
  | 'start'
  | 'stop'
  | 'ensure'
  | 'config=2'
  | 'config=3'
  | 'config=4';

/** Performs a verb of `control.c` on services, one after the other, and waits until each has settled. */
export const controlServices = async (
  windows: Windows,
  verb: ServiceVerb,
  names: readonly string[],
): Promise<readonly ServiceStatus[]> => {
  const args = [programPath('control'), verb, ...names];
  const ended = await windows.run(args, { timeoutMs: 180_000 });
  const text = ended.stdout.toString('utf8');
  const read = text.split(/\r?\n/).flatMap((line) => readStatus(line));
  if (ended.code === 0 && read.length === names.length) return read;
  throw new Error(`control ${verb} ${names.join(' ')}: ${ended.code}\n${text}${ended.stderr}`);
};

const readStatus = (line: string): ServiceStatus[] => {
  const [name, error, state, pid, exitCode, start] = line.trim().split(' ');
  if (name === undefined || start === undefined) return [];
  return [
    {
      name,
      error: Number(error),
      state: states[Number(state)] ?? 'none',
      pid: Number(pid),
      win32ExitCode: Number(exitCode),
      startType: startTypes[Number(start)] ?? 'disabled',
    },
  ];
};

/** The only status of an answer. */
export const controlService = async (
  windows: Windows,
  verb: ServiceVerb,
  name: string,
): Promise<ServiceStatus> => {
  const [status] = await controlServices(windows, verb, [name]);
  if (!status) throw new Error(`${name}: no answer`);
  return status;
};
