import { z } from 'zod';

export const families = ['ipv4', 'ipv6'] as const;
/** IP family. Windows keeps one dynamic port range and one exclusion table for each. */
export type Family = (typeof families)[number];
export const familySchema = z.enum(families);

/** A family as people write it. */
export const familyName = (family: Family): string => (family === 'ipv4' ? 'IPv4' : 'IPv6');

export const protocols = ['tcp', 'udp'] as const;
export type Protocol = (typeof protocols)[number];
export const protocolSchema = z.enum(protocols);

export const stores = ['active', 'persistent'] as const;
/** `active` is what the stack obeys now; `persistent` is what it will obey after the next boot. */
export type Store = (typeof stores)[number];

export const lastPort = 65_535;
export const portSchema = z.int().min(1).max(lastPort);

/** An inclusive range of ports, 1–65535. `last = start + count - 1` where a source gives start and count. */
export type PortRange = { readonly first: number; readonly last: number };
export const portRangeSchema = z.object({ first: portSchema, last: portSchema });

export const contains = (range: PortRange, port: number): boolean =>
  port >= range.first && port <= range.last;

export const sizeOf = (range: PortRange): number => range.last - range.first + 1;

/**
 * One row of a port exclusion table.
 *
 * `administered` rows (`*` in netsh) still allow an explicit bind; `system` rows (Hyper-V, WinNAT) refuse it with 10013.
 */
export type Exclusion = PortRange & { readonly kind: 'administered' | 'system' };

export const exclusionKinds = ['none', 'administered', 'system'] as const;
/** How a port stands in the exclusions of one family. */
export type ExclusionState = (typeof exclusionKinds)[number];
