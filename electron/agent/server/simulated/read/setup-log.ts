import { err, ok } from '../../../../../shared/result.ts';
import type { LogSource } from '../../../setup-log/source.ts';
import type { LiveWorld } from '../live-world.ts';

/** The log that Setup has written on a rehearsal server up to this moment. */
export const simulatedSetupLog = (live: LiveWorld): LogSource => {
  const bytes = (): Buffer | null => {
    const { setupLog } = live.now();
    return setupLog === '' ? null : Buffer.from(setupLog);
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
