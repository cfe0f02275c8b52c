import type { Service } from '../../../../../shared/evidence/schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import type { ServiceConfig } from '../decode/service-records.ts';
import { describe, enumerate, readConfig, type ServiceRoom } from '../read/services.ts';
import { access } from '../read/service-manager.ts';
import type { Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

/** The states of all services at each look; the configuration of the watched ones in turn, one at each look. */
export type ServiceLook = {
  readonly look: (limits: Limits) => Promise<Result<readonly Service[]>>;
  readonly close: () => Promise<void>;
};

/** Grows to what this machine needs at the first looks. */
const firstBytes = 8 * 1_024;

export const createServiceLook = (api: Win32, watched: readonly string[]): ServiceLook => {
  let manager: Handle | null = null;
  const configs = new Map<string, ServiceConfig | null>();
  const names = new Set(watched.map((name) => name.toLowerCase()));
  let turn = 0;
  const room: ServiceRoom = { bytes: firstBytes };

  const connected = async (limits: Limits): Promise<Result<Handle>> => {
    if (manager !== null) return ok(manager);
    const rights = access.connect | access.enumerate;
    const opened = await api.demand(limits, 'OpenSCManagerW', null, null, rights);
    if (opened.ok) manager = opened.value;
    return opened;
  };
  const close = async (): Promise<void> => {
    const open = manager;
    manager = null;
    if (open !== null) await api.release('CloseServiceHandle', open);
  };
  /** The names whose configuration is read now: all at first, then one. */
  const due = (): readonly string[] => {
    if (configs.size === 0) return watched;
    const name = watched[turn % Math.max(1, watched.length)];
    turn += 1;
    return name === undefined ? [] : [name];
  };

  return {
    look: async (limits) => {
      const handle = await connected(limits);
      if (!handle.ok) return handle;
      const records = await enumerate(api, limits, handle.value, room);
      if (!records.ok) {
        // The connection may be what is broken: the next look makes a new one.
        await close();
        return records;
      }
      for (const name of due()) {
        const config = await readConfig(api, limits, handle.value, name);
        if (!config.ok) return config;
        configs.set(name.toLowerCase(), config.value);
      }
      const isWatched = ({ name }: { readonly name: string }): boolean =>
        names.has(name.toLowerCase());
      const known = records.value.filter((record) => isWatched(record));
      const others = records.value.filter((record) => !isWatched(record));
      return ok([
        ...known.map((record) => describe(record, configs.get(record.name.toLowerCase()) ?? null)),
        // Needed to name a holder's service only.
        ...others.map((record) => describe(record, null)),
      ]);
    },
    close,
  };
};
