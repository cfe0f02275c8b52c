import type { PortToProbe, Reservation } from '../../../electron/agent/server/server.ts';
import type { GlanceWanted } from '../../../electron/agent/server/watch-reader.ts';
import type { WindowsServerOptions } from '../../../electron/agent/server/windows/windows-server.ts';
import type { ProtocolTarget } from '../../../shared/evidence/after-schema.ts';
import type { ItemId } from '../../../shared/evidence/items.ts';
import type { StartType } from '../../../shared/evidence/schema.ts';

/** One call of the Windows server, as data. */
export type DriverStep = (
  | { readonly do: 'identify' }
  | {
      readonly do: 'read';
      readonly id: ItemId;
      readonly probe?: readonly PortToProbe[];
      readonly talk?: readonly ProtocolTarget[];
      /** ISO time. */
      readonly since?: string;
    }
  | { readonly do: 'read-configuration'; readonly path: string }
  | { readonly do: 'reserve' | 'release'; readonly what: Reservation }
  /** Answers with what a netsh that is kept ready answered to each of these writes, and whether it is ready afterwards. */
  | { readonly do: 'reserve-ready'; readonly writes: readonly (readonly Reservation[])[] }
  | { readonly do: 'glance'; readonly wanted: readonly GlanceWanted[] }
  | { readonly do: 'start' | 'stop'; readonly name: string }
  | { readonly do: 'set-start-type'; readonly name: string; readonly startType: StartType }
  | { readonly do: 'elevate'; readonly executable: string; readonly args: readonly string[] }
  | { readonly do: 'wait'; readonly milliseconds: number }
) & { readonly cancelAfterMs?: number };

/** What the driver is asked to do. */
export type DriverRequest = {
  readonly options: WindowsServerOptions;
  readonly steps: readonly DriverStep[];
};
