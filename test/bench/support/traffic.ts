import { inRoot } from '../../../build/support/paths.ts';
import { directoryPort } from './exchange-services.ts';
import type { Windows } from './windows.ts';

const hosts = { ipv4: '127.0.0.1', ipv6: '::1' } as const;

/** Source ports that the kernel handed out to real connections to the directory, in order. */
export const connectMany = async (
  windows: Windows,
  count: number,
  family: 'ipv4' | 'ipv6' = 'ipv4',
): Promise<readonly number[]> => {
  const script = inRoot('test/bench/support/connect-many.ts');
  const args = [script, String(count), hosts[family], String(directoryPort)];
  const ended = await windows.inside(process.execPath, args, { timeoutMs: 180_000 });
  const ports = ended.stdout.toString('latin1').split('\n').filter(Boolean).map(Number);
  if (ended.code === 0 && ports.length === count) return ports;
  throw new Error(
    `${ports.length} of ${count} connections, exit code ${ended.code}\n${ended.stderr}`,
  );
};
