import type { PortProbe } from '../../../../../shared/evidence/schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import type { PortToProbe } from '../../server.ts';
import { win32Failure } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { addressFamily } from './endpoints.ts';

const winsock22 = 0x0202;
const socketKind = { tcp: { type: 1, protocol: 6 }, udp: { type: 2, protocol: 17 } } as const;
const solSocket = 0xffff;
/** ~SO_REUSEADDR. */
const soExclusiveAddrUse = -5;
const ipprotoIpv6 = 41;
const ipv6Only = 27;

/**
 * Tries to bind each port on all addresses, exclusively, and lets go at once. Nothing is listened on and nothing is sent.
 *
 * The answer is the Winsock code: 0 free, 10048 taken, 10013 refused. Who holds the port does not show here.
 */
export const probePorts = async (
  api: Win32,
  limits: Limits,
  ports: readonly PortToProbe[],
): Promise<Result<readonly PortProbe[]>> => {
  const started = await api.call(limits, 'WSAStartup', winsock22, Buffer.alloc(512));
  if (!started.ok) return started;
  if (started.value.value !== 0) return win32Failure('WSAStartup', started.value.value);
  const probes: PortProbe[] = [];
  for (const { protocol, family, port } of ports) {
    const error = await probe(api, limits, { protocol, family, port });
    if (!error.ok) return error;
    probes.push({ protocol, family, port, error: error.value });
  }
  return ok(probes);
};

const probe = async (api: Win32, limits: Limits, what: PortToProbe): Promise<Result<number>> => {
  const { type, protocol } = socketKind[what.protocol];
  const opened = await api.call(limits, 'socket', addressFamily[what.family], type, protocol);
  if (!opened.ok) return opened;
  const { value: socket, lastError } = opened.value;
  // INVALID_SOCKET. A family that is switched off (10047) is an answer like any other.
  if (BigInt(socket) === -1n) return ok(lastError);
  const error = await bindExclusively(api, limits, socket, what);
  // Also when cancelled in between: a probe that keeps the port would be the very fault that it looks for.
  await api.release('closesocket', socket);
  return error;
};

const bindExclusively = async (
  api: Win32,
  limits: Limits,
  socket: number | bigint,
  { family, port }: PortToProbe,
): Promise<Result<number>> => {
  const on = Buffer.from([1, 0, 0, 0]);
  const options: readonly (readonly [number, number])[] = [
    [solSocket, soExclusiveAddrUse],
    ...(family === 'ipv6' ? [[ipprotoIpv6, ipv6Only] as const] : []),
  ];
  for (const [level, option] of options) {
    const set = await api.call(limits, 'setsockopt', socket, level, option, on, on.length);
    if (!set.ok) return set;
    if (set.value.value !== 0) return ok(set.value.lastError);
  }
  const address = anyAddress(family, port);
  const bound = await api.call(limits, 'bind', socket, address, address.length);
  if (!bound.ok) return bound;
  return ok(bound.value.value === 0 ? 0 : bound.value.lastError);
};

/** A sockaddr_in (16 bytes) or sockaddr_in6 (28 bytes) with the unspecified address. */
const anyAddress = (family: PortToProbe['family'], port: number): Buffer => {
  const address = Buffer.alloc(family === 'ipv4' ? 16 : 28);
  address.writeUInt16LE(addressFamily[family], 0);
  address.writeUInt16BE(port, 2);
  return address;
};
