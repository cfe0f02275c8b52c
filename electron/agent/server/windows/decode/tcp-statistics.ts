import type { TcpStatistics } from '../../../../../shared/evidence/schema.ts';

/** Bytes of a MIB_TCPSTATS: fifteen DWORDs. */
export const tcpStatisticsBytes = 60;

/** The two counters that are used, from a MIB_TCPSTATS (tcpmib.h). */
export const decodeTcpStatistics = (memory: Buffer): TcpStatistics['ipv4'] => ({
  activeOpens: memory.readUInt32LE(16),
  passiveOpens: memory.readUInt32LE(20),
});
