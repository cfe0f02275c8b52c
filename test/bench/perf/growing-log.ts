import type { LogSource } from '../../../electron/agent/setup-log/source.ts';

/** Setup's log with a line every two seconds, of which there are twenty looks. It is made when it is read, or the measurement would find its own memory. */
export const growingLog = (looks: () => number): LogSource => {
  const lineBytes = 96;
  const lineOf = (index: number): string => {
    const at = new Date(Date.parse('2026-11-24T03:00:00.000Z') + index * 2_000).toISOString();
    const [year = '', month = '', day = ''] = at.slice(0, 10).split('-');
    const what =
      index === 0
        ? 'Starting Microsoft Exchange Server 2019 Setup'
        : index % 10 === 0
          ? `[ServiceControl.ps1] Stopping ${index}`
          : `Executing: ${index}`;
    const line = `[${month}/${day}/${year} ${at.slice(11, 19)}.0000] [1] ${what}`;
    return `${line.padEnd(lineBytes - 2)}\r\n`;
  };
  const size = (): number => (Math.floor(looks() / 20) + 1) * lineBytes;
  return {
    stat: async () => ({ ok: true, value: { size: size(), id: 'perf' } }),
    read: async (offset, length) => {
      const end = Math.min(offset + length, size());
      const first = Math.floor(offset / lineBytes);
      const lines: string[] = [];
      for (let index = first; index * lineBytes < end; index += 1) lines.push(lineOf(index));
      const from = offset - first * lineBytes;
      return {
        ok: true,
        value: Buffer.from(lines.join('').slice(from, from + Math.max(0, end - offset))),
      };
    },
  };
};
