import { existsSync, readdirSync } from 'node:fs';

import { execute, mustExecute } from './execute.ts';

/** First and last dynamic port of a bench. Both families and protocols share it, as in the kernel. */
export type DynamicRange = { readonly first: number; readonly last: number };

const namePrefix = 'cu-preflight-bench-';
/** Where `ip netns` keeps its names. */
const namesFolder = '/run/netns';

export const namespaceOf = (id: string): string => `${namePrefix}${id}`;

/** Runs of which a network namespace is left, by their ids. */
export const namespaceIds = (): string[] =>
  existsSync(namesFolder)
    ? readdirSync(namesFolder)
        .filter((name) => name.startsWith(namePrefix))
        .map((name) => name.slice(namePrefix.length))
    : [];

/**
 * Buckets of the table of connections of a bench. That of the machine has some hundred thousand, and whoever reads /proc/net/tcp walks through all of them: 5 ms for each table of which Windows fills in a page in microseconds.
 *
 * A namespace takes the number from the one in which it is made, so it is made in another that is gone right after. Kernels before 6.1 have one table for all; there it stays as it is.
 */
const buckets = 4_096;

/** Makes a network namespace with nothing but a loopback interface, and sets the dynamic range inside it. */
export const createNamespace = async (id: string, range: DynamicRange): Promise<void> => {
  const namespace = namespaceOf(id);
  const make = `echo "$1" > /proc/sys/net/ipv4/tcp_child_ehash_entries 2>/dev/null; ip netns add "$2"`;
  const made = ['-n', 'sh', '-c', make, 'sh', String(buckets), namespace];
  await mustExecute('unshare', made);
  await mustExecute('ip', ['netns', 'exec', namespace, 'ip', 'link', 'set', 'lo', 'up']);
  const script = `echo "$1 $2" > /proc/sys/net/ipv4/ip_local_port_range`;
  const values = [String(range.first), String(range.last)];
  await mustExecute('ip', ['netns', 'exec', namespace, 'sh', '-c', script, 'sh', ...values]);
};

/** Ids of all processes in a bench's namespace, whatever else they are. */
export const processesOf = async (id: string): Promise<number[]> => {
  const listed = await execute('ip', ['netns', 'pids', namespaceOf(id)]);
  return listed.stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
    .map(Number);
};

/** Ends every process of a namespace, by its id, and removes the namespace. */
export const removeNamespace = async (id: string): Promise<void> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const left = await processesOf(id);
    if (left.length === 0) break;
    for (const pid of left) endProcess(pid);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await execute('ip', ['netns', 'delete', namespaceOf(id)]);
};

/** Ends one process; none is left behind when it has gone by itself. */
export const endProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone meanwhile.
  }
};
