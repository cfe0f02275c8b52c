import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Prints the kernel's list of reserved ports whenever it is another one, after the time in milliseconds since 1970. Runs inside the
 * namespace until it is ended.
 */
const everyMs = 5;
const file = '/proc/sys/net/ipv4/ip_local_reserved_ports';
const memory = Buffer.alloc(65_536);
let before: string | null = null;

setInterval(() => {
  const open = openSync(file, 'r');
  const list = memory.toString('latin1', 0, readSync(open, memory, 0, memory.length, 0)).trim();
  closeSync(open);
  if (list !== before) process.stdout.write(`${Date.now()} ${list}\n`);
  before = list;
}, everyMs);
