import type { ActionResult, TcpConnection } from '../../server.ts';
import { ipv4Bytes } from '../decode/addresses.ts';
import { limitsFrom } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';

const withinMs = 5_000;
/** MIB_TCP_STATE_DELETE_TCB, the only state that SetTcpEntry accepts. */
const deleteTcb = 12;

/** MIB_TCPROW: state, local address and port, remote address and port; addresses and ports in network order. */
export const tcpRow = (what: TcpConnection): Buffer => {
  const row = Buffer.alloc(20);
  row.writeUInt32LE(deleteTcb, 0);
  ipv4Bytes(what.localAddress).copy(row, 4);
  row.writeUInt16BE(what.localPort, 8);
  ipv4Bytes(what.remoteAddress).copy(row, 12);
  row.writeUInt16BE(what.remotePort, 16);
  return row;
};

/** SetTcpEntry. On Wine it is a stub that reports success and does nothing. */
export const closeConnection = async (
  api: Win32,
  what: TcpConnection,
  signal: AbortSignal,
): Promise<ActionResult> => {
  const begun = performance.now();
  const { localAddress, localPort, remoteAddress, remotePort } = what;
  const argv = ['SetTcpEntry', `${localAddress}:${localPort}`, `${remoteAddress}:${remotePort}`];
  const answer = await api.call(limitsFrom(signal, withinMs), 'SetTcpEntry', tcpRow(what));
  const base = {
    argv,
    stdoutBase64: '',
    stderrBase64: '',
    durationMs: Math.round(performance.now() - begun),
  };
  if (answer.ok) return { ...base, exitCode: answer.value.value };
  const { code, message } = answer.error;
  const failure = code === 'timed-out' || code === 'cancelled' ? code : 'failed';
  return { ...base, exitCode: -1, failure: { code: failure, message } };
};
