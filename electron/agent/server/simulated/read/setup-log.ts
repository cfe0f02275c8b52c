import { err, ok } from '../../../../../shared/result.ts';
import type { LogSource } from '../../../setup-log/source.ts';
import type { LiveWorld } from '../live-world.ts';

/** The log that Setup has written on a rehearsal server up to this moment. */
export const simulatedSetupLog = (live: LiveWorld): LogSource => {
  let known = { text: '', bytes: Buffer.alloc(0) };
  const bytes = (): Buffer | null => {
    const { setupLog: text } = live.now();
    if (text !== known.text) known = { text, bytes: Buffer.from(text) };
    return text === '' ? null : known.bytes;
  };
  const missing = err('not-found', 'ENOENT: Setup has not been started yet');
  return {
    stat: () => {
      const log = bytes();
      return Promise.resolve(log === null ? missing : ok({ size: log.length, id: 'rehearsal' }));
    },
    read: (offset, length) => {
      const log = bytes();
      return Promise.resolve(log === null ? missing : ok(log.subarray(offset, offset + length)));
    },
  };
};
