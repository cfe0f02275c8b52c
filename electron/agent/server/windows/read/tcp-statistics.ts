import type { TcpStatistics } from '../../../../../shared/evidence/schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { decodeTcpStatistics, tcpStatisticsBytes } from '../decode/tcp-statistics.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { addressFamily } from './endpoints.ts';

/** TCP counters since boot, per family. */
export const readTcpStatistics = async (
  api: Win32,
  limits: Limits,
): Promise<Result<TcpStatistics>> => {
  const ipv4 = await readFamily(api, limits, 'ipv4');
  if (!ipv4.ok) return ipv4;
  const ipv6 = await readFamily(api, limits, 'ipv6');
  return ipv6.ok ? ok({ ipv4: ipv4.value, ipv6: ipv6.value }) : ipv6;
};

const readFamily = async (
  api: Win32,
  limits: Limits,
  family: 'ipv4' | 'ipv6',
): Promise<Result<TcpStatistics['ipv4']>> => {
  const memory = Buffer.alloc(tcpStatisticsBytes);
  const answer = await api.call(limits, 'GetTcpStatisticsEx', memory, addressFamily[family]);
  if (!answer.ok) return answer;
  return answer.value.value === win32.success
    ? ok(decodeTcpStatistics(memory))
    : win32Failure(['GetTcpStatisticsEx', family].join(' '), answer.value.value);
};
